using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>Kestrel without the library, set up as the snippets of the rule pages do. "/" names the caller, "/ask" asks for it first.</summary>
internal static class ClaimHost
{
    public static X509Certificate2 Server => TestPki.Shared.Server;

    public static Task<TestHost> StartAsync(Action<KestrelServerOptions> kestrel, Action<WebApplicationBuilder>? builder = null) => TestHost.StartAsync(new()
    {
        HasListener = false,
        HasResponses = false,
        Kestrel = kestrel,
        Builder = builder,
        App = app =>
        {
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/ask", async (HttpContext context) => (await context.Connection.GetClientCertificateAsync())?.Subject ?? "nobody");
            app.MapGet("/server-name", (HttpContext context) => context.Features.GetRequiredFeature<ITlsHandshakeFeature>().HostName);
        },
    });

    /// <param name="settings">The appsettings.json.</param>
    /// <param name="kestrel">In place of the code that gives the endpoints of the settings their certificate.</param>
    public static Task<TestHost> StartAsync([StringSyntax(StringSyntaxAttribute.Json)] string settings, Action<KestrelServerOptions>? kestrel = null) =>
        StartAsync(kestrel ?? (options => options.ConfigureHttpsDefaults(AcceptAny)), builder => builder.Configuration.AddJson(settings));

    public static IConfigurationBuilder AddJson(this IConfigurationBuilder configuration, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    public static void Listen(this KestrelServerOptions kestrel, Action<ListenOptions> configure) => kestrel.Listen(IPAddress.Loopback, 0, configure);

    /// <summary>No machine trusts the root of the tests, so only a policy of its own or a mode below lets its client in.</summary>
    public static X509ChainPolicy TrustPolicy() => TestPki.Shared.CreateChainPolicy();

    /// <summary>Without a mode. Whether a certificate is asked for shows best where any will do.</summary>
    public static void AcceptAny(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = Server;
        https.AllowAnyClientCertificate();
    }

    public static void AllowAny(HttpsConnectionAdapterOptions https) => AcceptAny(https, ClientCertificateMode.AllowCertificate);

    public static void RequireAny(HttpsConnectionAdapterOptions https) => AcceptAny(https, ClientCertificateMode.RequireCertificate);

    public static void DelayAny(HttpsConnectionAdapterOptions https) => AcceptAny(https, ClientCertificateMode.DelayCertificate);

    private static void AcceptAny(HttpsConnectionAdapterOptions https, ClientCertificateMode mode)
    {
        AcceptAny(https);
        https.ClientCertificateMode = mode;
    }
}
