using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>The library's proxy ends TLS and sends the certificate of the client in a header, and nobody reads it.</summary>
internal static class LibraryHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"); // MTLS4012

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>The museum reads a header that its proxy has never heard of.</summary>
internal static class MuseumHost
{
    public static WebApplication Build(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCertificateForwarding(); // MTLS4012
        app.MapOrders();
        app.MapGet("/members", (HttpRequest request) =>
            request.Headers["X-SSL-Client-S-DN"] == "CN=curator" ? Results.Ok() : Results.Unauthorized()); // MTLS4014
        return app;
    }
}

/// <summary>The theatre looks for the certificate before it has come.</summary>
internal static class TheatreHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication();
        builder.Services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"); // MTLS4015

        var app = builder.Build();
        app.UseAuthentication();
        app.UseCertificateForwarding(); // MTLS4011
        app.MapOrders();
        return app;
    }
}

/// <summary>The cinema has its visitors prove who they are, and believes a header that says otherwise.</summary>
internal static class CinemaHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
        builder.Services.AddCertificateForwarding(options =>
            options.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header)));

        var app = builder.Build();
        app.UseCertificateForwarding(); // MTLS4016
        app.MapOrders();
        return app;
    }
}

/// <summary>The circus travels, and believes every proxy and every header.</summary>
internal static class CircusHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCertificateForwarding(options =>
            options.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header)));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
        });

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseCertificateForwarding(); // MTLS4013
        app.MapOrders();
        return app;
    }
}
