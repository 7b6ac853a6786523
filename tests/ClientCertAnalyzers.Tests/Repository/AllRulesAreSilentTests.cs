using System.Diagnostics.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>Programs about which no rule has anything to say.</summary>
public class AllRulesAreSilentTests
{
    public static TheoryData<string, string> Good => new()
    {
        { "a callback that accepts no errors", """
            using System.Net.Security;
            class Calls { HttpClientHandler Create() => new() { ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None }; }
            """ },
        { "a private root with a chain policy", """
            using System.Security.Cryptography.X509Certificates;
            class Calls
            {
                SocketsHttpHandler Create(X509Certificate2 root)
                {
                    var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                    policy.CustomTrustStore.Add(root);
                    return new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } };
                }
            }
            """ },
        { "an optional certificate", """
            using Microsoft.AspNetCore.Server.Kestrel.Https;
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
            builder.Build().Run();
            """ },
        { "a client with its certificate", """
            using System.Security.Cryptography.X509Certificates;
            class Calls
            {
                HttpClient Create(string file, string password)
                {
                    var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
                    var handler = new HttpClientHandler { ClientCertificates = { certificate }, AllowAutoRedirect = false };
                    return new HttpClient(handler) { BaseAddress = new Uri("https://bank.example") };
                }
            }
            """ },
        { "a service without TLS code", """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => "hello");
            app.Run();
            """ },
        { "a client whose certificate comes from a store, with its key and a check", """
            using System.Security.Cryptography.X509Certificates;
            class Calls
            {
                SocketsHttpHandler Create(string thumbprint)
                {
                    using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
                    store.Open(OpenFlags.ReadOnly);
                    var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
                    if (found.Count != 1 || !found[0].HasPrivateKey)
                    {
                        throw new InvalidOperationException($"There is no certificate {thumbprint} with a key.");
                    }

                    return new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { ClientCertificates = [found[0]] } };
                }
            }
            """ },
        { "a client whose certificate and password come from outside", """
            using System.Security.Cryptography.X509Certificates;
            class Calls(IConfiguration configuration)
            {
                public HttpClient Create()
                {
                    var password = configuration["Certificates:Password"] ?? throw new InvalidOperationException("There is no password.");
                    var handler = new HttpClientHandler { AllowAutoRedirect = false };
                    handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password));
                    return new HttpClient(handler) { BaseAddress = new Uri("https://bank.example") };
                }
            }
            """ },
        { "certificates without keys, as trust anchors and pins", """
            using System.Security.Cryptography.X509Certificates;
            class Anchors
            {
                readonly X509Certificate2 _root = X509CertificateLoader.LoadCertificateFromFile("root.cer");
                public X509ChainPolicy Policy => new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { _root }, RevocationMode = X509RevocationMode.NoCheck };
                public bool IsPinned(X509Certificate2 other) => other.RawDataMemory.Span.SequenceEqual(_root.RawDataMemory.Span);
            }
            """ },
        { "a gate that knows its partners", """
            using System.Security.Cryptography;
            using System.Security.Cryptography.X509Certificates;
            class Gate(X509ChainPolicy policy, HashSet<string> allowed)
            {
                public bool IsPartner(X509Certificate2 certificate)
                {
                    using var chain = new X509Chain { ChainPolicy = policy };
                    return chain.Build(certificate) && certificate.GetNameInfo(X509NameType.SimpleName, false) == "partner";
                }
                public bool IsPinned(X509Certificate2 certificate) => allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256));
            }
            """ },
        { "a predicate that only looks like a callback", """
            class Words { Func<string, string, int, bool> Any = (a, b, c) => true; }
            """ },
    };

    public static TheoryData<string, string> Doppelgangers => new()
    {
        { "own types in an own namespace", Doppelganger("Shop") },
        { "own types in the framework's namespaces", Doppelganger("System.Net.Security") },
        { "own types in Kestrel's namespace", Doppelganger("Microsoft.AspNetCore.Server.Kestrel.Https") },
    };

    [Theory, MemberData(nameof(Good)), MemberData(nameof(Doppelgangers))]
    [SuppressMessage("Usage", "xUnit1026", Justification = "The situation names the row.")]
    public async Task Program_is_silent(string situation, string source)
    {
        var compilation = Analysis.WebProject(("Program.cs", source));

        Assert.Empty(Analysis.Errors(compilation));
        Assert.Empty(await Analysis.FindingsAsync(compilation));
    }

    private static string Doppelganger(string space) => $$"""
        namespace {{space}}
        {
            public enum SslPolicyErrors { None, RemoteCertificateChainErrors = 4 }
            public enum ClientCertificateMode { NoCertificate, AllowCertificate, RequireCertificate }
            public delegate bool RemoteCertificateValidationCallback(object sender, object certificate, object chain, SslPolicyErrors errors);
            public class HttpClientHandler
            {
                public static Func<object, object, object, SslPolicyErrors, bool>? DangerousAcceptAnyServerCertificateValidator;
                public RemoteCertificateValidationCallback? ServerCertificateCustomValidationCallback { get; set; }
            }
            public class HttpsConnectionAdapterOptions
            {
                public ClientCertificateMode ClientCertificateMode { get; set; }
                public Func<object, object, SslPolicyErrors, bool>? ClientCertificateValidation { get; set; }
                public void AllowAnyClientCertificate() { }
            }
            public class X509Certificate2(string file, string password = "") { public bool HasPrivateKey => file != password; public void CopyWithPrivateKey(object key) { } }
            public static class X509CertificateLoader
            {
                public static X509Certificate2 LoadCertificateFromFile(string file) => new(file);
                public static X509Certificate2 LoadPkcs12FromFile(string file, string password) => new(file, password);
            }
            public class ClientHandler { public System.Collections.Generic.List<X509Certificate2> ClientCertificates { get; set; } = null!; public int ClientCertificateOptions { get; set; } }
            public static class ServicePointManager { public static RemoteCertificateValidationCallback? ServerCertificateValidationCallback; }
            public static class Use
            {
                public static void All(HttpsConnectionAdapterOptions https)
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (certificate, chain, errors) => true;
                    https.AllowAnyClientCertificate();
                    new HttpClientHandler().ServerCertificateCustomValidationCallback = (sender, certificate, chain, errors) => true;
                    ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
                    _ = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
                    var client = new ClientHandler { ClientCertificateOptions = 1 };
                    client.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile("client.pfx"));
                    X509CertificateLoader.LoadPkcs12FromFile("client.cer", "secret").CopyWithPrivateKey(client);
                }
            }
        }
        """;
}
