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
        var stream = new SslStream(Stream.Null, false, new RemoteCertificateValidationCallback((_, _, _, e) => e.HasFlag(SslPolicyErrors.None) || true));
        """;

    [Fact]
    public async Task Half_typed_code_throws_nothing()
    {
        for (var length = 0; length < Rich.Length; length += 7)
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
