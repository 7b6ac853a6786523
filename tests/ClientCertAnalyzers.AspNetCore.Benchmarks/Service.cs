using System.Net;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>The same small service twice: with the helper, and with plain Kestrel that trusts the same root and does not resume sessions.</summary>
internal static class Service
{
    public static Task<WebApplication> StartPlainAsync(TestPki pki) => StartAsync(
        pki,
        https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.OnAuthenticate = (_, tls) =>
            {
                tls.AllowTlsResume = false;
                tls.CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { pki.Root.Certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                };
            };
        },
        _ => { },
        _ => { });

    public static Task<WebApplication> StartGuardedAsync(TestPki pki) => StartAsync(
        pki,
        https => https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(pki.Root.Certificate)),
        services => services.AddClientCertificateResponses(),
        endpoint => endpoint.RequireClientCertificate());

    public static int Port(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;

    private static async Task<WebApplication> StartAsync(
        TestPki pki, Action<HttpsConnectionAdapterOptions> https, Action<IServiceCollection> services, Action<IEndpointConventionBuilder> endpoint)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        services(builder.Services);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(options =>
        {
            options.ServerCertificate = pki.Server;
            https(options);
        })));
        var app = builder.Build();
        endpoint(app.Map("/", context => context.Response.Body.WriteAsync(Body).AsTask()));
        await app.StartAsync();
        return app;
    }

    private static readonly ReadOnlyMemory<byte> Body = "ok"u8.ToArray();
}
