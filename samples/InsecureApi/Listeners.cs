using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>Shops send a certificate. The load balancer's health probe has none and never gets through the handshake.</summary>
internal static class ShopHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddUpstreams();
        builder.Services.AddPartners();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate; // MTLS1001
        }));

        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.MapOrders();
        app.MapUpstreams();
        return app;
    }
}

/// <summary>Scanners in the warehouse. No public endpoint in sight, so this may be intended.</summary>
internal static class WarehouseHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate; // MTLS1002
        }));

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>Reports for auditors, one port for each firm.</summary>
internal static class ReportHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Nobody is asked for a certificate here, so there is none to allow.
            kestrel.ListenLocalhost(7101, listen => listen.UseHttps(https =>
            {
                https.AllowAnyClientCertificate(); // MTLS1007
            }));

            // A sound check that never runs.
            kestrel.ListenLocalhost(7102, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None; // MTLS1007
            }));

            // A sound check, thrown away by the next line.
            kestrel.ListenLocalhost(7103, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None;
                https.AllowAnyClientCertificate(); // MTLS1008
            }));
        });

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>Couriers: the defaults say that every caller shows a certificate, and no listener takes them.</summary>
internal static class CourierHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(7301, listen => listen.UseHttps());

            // Too late for the listener above.
            kestrel.ConfigureHttpsDefaults(https => // MTLS1005
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            });

            // Options of its own inherit nothing.
            kestrel.ListenLocalhost(7302, listen => listen.UseHttps(new HttpsConnectionAdapterOptions { HandshakeTimeout = TimeSpan.FromSeconds(3) })); // MTLS1006
        });

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>Suppliers: whoever added the line about TLS versions switched the client certificates off.</summary>
internal static class SupplierHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        }));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls13)); // MTLS1004

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}
