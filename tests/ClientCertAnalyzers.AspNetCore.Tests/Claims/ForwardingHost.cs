using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication.Certificate;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>ASP.NET Core's own certificate forwarding. "/" names the certificate of the request, "/user" asks for one that is authenticated.</summary>
internal static class ForwardingHost
{
    /// <summary>Where nobody names another.</summary>
    public const string DefaultHeader = "X-Client-Cert";

    /// <param name="pipeline">The middlewares.</param>
    /// <param name="services">The registrations.</param>
    /// <param name="tls">Of the listener; null for plain HTTP.</param>
    public static Task<TestHost> StartAsync(Action<WebApplication> pipeline, Action<IServiceCollection>? services = null, Action<HttpsConnectionAdapterOptions>? tls = null) => TestHost.StartAsync(new()
    {
        HasListener = false,
        HasResponses = false,
        Kestrel = kestrel => kestrel.Listen(listen =>
        {
            if (tls is not null)
            {
                listen.UseHttps(tls);
            }
        }),
        Builder = builder => services?.Invoke(builder.Services),
        App = app =>
        {
            pipeline(app);
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/key", (HttpContext context) => context.Connection.ClientCertificate?.HasPrivateKey.ToString() ?? "nobody");
            app.MapGet("/user", (HttpContext context) => context.User.Identity is { IsAuthenticated: true } user ? $"user {user.AuthenticationType}" : "nobody");
        },
    });

    /// <summary>Certificate authentication that trusts the root of the tests.</summary>
    public static void Authenticate(IServiceCollection services) =>
        services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(options =>
        {
            options.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
            options.CustomTrustStore = [TestPki.Shared.Root.Certificate];
            options.RevocationMode = X509RevocationMode.NoCheck;
        });

    /// <summary>The owner's certificate as anybody can send it, who has seen it once.</summary>
    public static string PublicCertificate { get; } = Convert.ToBase64String(TestPki.Shared.Valid.Leaf.RawData);

    /// <summary>An answer over plain HTTP, and without any proxy: the header comes from whoever sends it.</summary>
    public static async Task<string> SeesOverHttpAsync(this TestHost host, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://127.0.0.1:{host.Port}") };
        return await client.AnswerAsync(path, headers);
    }
}
