using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>The catalogue is for everybody, prices are for dealers: their certificate is asked for when they look at a price.</summary>
internal static class CatalogueHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(7401, listen => listen.UseHttps(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.DelayCertificate; // MTLS1010
        })));

        var app = builder.Build();
        app.MapGet("/prices", async (HttpContext context) => (await context.Connection.GetClientCertificateAsync())?.Subject ?? "No price without a certificate.");
        return app;
    }
}
