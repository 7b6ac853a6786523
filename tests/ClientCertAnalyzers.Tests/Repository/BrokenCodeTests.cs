using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>Editors analyze code while it is typed. Whatever it looks like, no analyzer throws.</summary>
public partial class BrokenCodeTests
{
    private const string Rich = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h =>
        {
            h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            h.ClientCertificateValidation = (c, chain, e) => { try { return chain!.Build(c); } catch { return true; } };
            if (builder.Environment.IsDevelopment()) h.AllowAnyClientCertificate();
        }));
        ServicePointManager.ServerCertificateValidationCallback += delegate { return true; };
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => e switch { SslPolicyErrors.None => true, _ when (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 => Check(c), _ => false } };
        using var own = X509CertificateLoader.LoadPkcs12FromFile("own.pfx", args[0]); own.CopyWithPrivateKey(System.Security.Cryptography.RSA.Create());
        var sockets = new SocketsHttpHandler { SslOptions = { ClientCertificates = { own }, LocalCertificateSelectionCallback = (_, _, local, _, _) => local[0] } };
        handler.ClientCertificates.Add(own); handler.ClientCertificateOptions = ClientCertificateOption.Automatic; sockets.SslOptions.ClientCertificates?.Add(own);
        HttpClient Make() { using var c = own; handler.ClientCertificates.Add(c); return new HttpClient(handler) { BaseAddress = new("http://a.test") }; }
        bool Check(X509Certificate2? c) { foreach (var x in new[] { c }) if (x == null) return Check(x); return c is { NotAfter.Year: > 2000 }; }
        using var store = new X509Store(StoreName.My);
        var found = store.Certificates.Find(X509FindType.FindBySubjectName, "shop", true)[0];
        handler.ClientCertificates.Add(found ?? X509CertificateLoader.LoadCertificateFromFile("c.pfx"));
        handler.ClientCertificateOptions = ClientCertificateOption.Automatic;
        found.CopyWithPrivateKey(RSA.Create());
        using (var own = X509CertificateLoader.LoadPkcs12FromFile("c.cer", "secret")) { var sockets = new SocketsHttpHandler(); sockets.SslOptions.ClientCertificates.Add(own); sockets.SslOptions.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[0]; }
        var client = new HttpClient { BaseAddress = new Uri("http://shop") }; client.DefaultRequestHeaders.Add("X-ARR-ClientCert", found.GetRawCertDataString());
        bool IsTrusted(X509Certificate2 c, X509Certificate2Collection all) { var issuer = c?.Issuer; if (issuer != "CN=ca" || !c.Subject.Contains("a")) return false; foreach (var x in all) if (x.Equals(c)) return true; return c is { SerialNumber: "01" } || all.IndexOf(c) >= 0 || c == own; }
        bool IsKnown(X509Certificate2 c) => c.Thumbprint switch { "ab:cd" => true, _ => new HashSet<string> { "ABCDEF0123456789ABCDEF0123456789ABCDEF0" }.Contains(c.Thumbprint) && c.Thumbprint == builder.Configuration["a"] };
        const string Key = "-----BEGIN PRIVATE KEY-----\nMIIE";
        var stream = new SslStream(Stream.Null, false, new RemoteCertificateValidationCallback((_, _, _, e) => e.HasFlag(SslPolicyErrors.None) || true));
        using var machine = new X509Store(StoreName.My);
        var several = machine.Certificates.Find(X509FindType.FindBySubjectName, "a", validOnly: false);
        handler.ClientCertificates.Add(several?.OfType<X509Certificate2>().Where(c => c.HasPrivateKey).First() ?? machine.Certificates.Find(X509FindType.FindByThumbprint, "b", true)[0]);
        stream.AuthenticateAsServer(X509CertificateLoader.LoadPkcs12(File.ReadAllBytes("a" + ".pem"), null, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable));
        handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile("a.crt").CopyWithPrivateKey(System.Security.Cryptography.RSA.Create()));
        var entries = new X509Certificate2Collection(); entries.Import("a.pfx", null, default); Check(entries[0]);
        var loaded = X509CertificateLoader.LoadPkcs12(new X509Certificate2("a.pfx", "1234").Export(X509ContentType.Pfx), "-----BEGIN PRIVATE KEY-----\nMC4C" + "AQ==");
        new HttpClient(handler).DefaultRequestHeaders.Add("X-ARR-ClientCert", loaded.GetRawCertDataString());
        """;

    private const string Chains = """
        using System.Security.Cryptography.X509Certificates;

        bool Check(X509Certificate2 own, SocketsHttpHandler sockets)
        {
            using var built = new X509Chain { ChainPolicy = { ExtraStore = { own }, RevocationMode = X509RevocationMode.Offline } };
            var policy = built.ChainPolicy; policy.CustomTrustStore.Add(own);
            policy.VerificationFlags |= X509VerificationFlags.AllFlags & ~X509VerificationFlags.IgnoreNotTimeValid; policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            sockets.SslOptions.CertificateChainPolicy = new() { RevocationMode = X509RevocationMode.NoCheck };
            if (!built.Build(own)) { return built.ChainElements[^1].Certificate.Equals(own); }
            built.Build(own); own.Verify();
            return built.ChainStatus is [] && built.ChainStatus.Length == 0;
        }
        """;

    [Fact]
    public async Task Half_typed_chains_throw_nothing()
    {
        for (var length = 0; length < Chains.Length; length += 11)
        {
            await AnalyzeAsync(Chains[..length]);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Chains_with_missing_tokens_throw_nothing(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            await AnalyzeAsync(Token().Replace(Chains, match => random.Next(12) == 0 ? " " : match.Value));
        }
    }

    [Fact]
    public async Task Half_typed_code_throws_nothing()
    {
        for (var length = 0; length < Rich.Length; length += 11)
        {
            await AnalyzeAsync(Rich[..length]);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Code_with_missing_tokens_throws_nothing(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            await AnalyzeAsync(Token().Replace(Rich, match => random.Next(12) == 0 ? " " : match.Value));
        }
    }

    [Fact]
    public async Task Code_without_any_reference_throws_nothing() =>
        Assert.Empty(await Analysis.FindingsAsync(Analysis.Project([], ("Program.cs", Rich))));

    /// <summary>The other tests here prove something only if this one passes.</summary>
    [Fact]
    public Task A_throwing_analyzer_is_noticed() => Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
        () => Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", Rich)), [new Throwing()]));

    /// <summary>Findings are welcome here: the analysis fails on any exception.</summary>
    private static Task AnalyzeAsync(string source) => Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", source)));

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex Token();

#pragma warning disable RS1001 // No host shall ever load this one.
    private sealed class Throwing : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RuleCatalogue.Descriptor("MTLS3002")];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(_ => throw new InvalidOperationException());
        }
    }
}
