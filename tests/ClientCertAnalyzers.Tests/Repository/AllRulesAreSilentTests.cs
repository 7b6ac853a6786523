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
                }
            }
        }
        """;
}
