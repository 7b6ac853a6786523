using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>The pharmacy asks for a certificate only where it needs one, and asks too late or not at all.</summary>
internal static class PharmacyHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(7501, listen =>
        {
            // HTTP/2 knows no late negotiation.
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;
                https.CheckCertificateRevocation = false; // MTLS1014
            });
        }));

        var app = builder.Build();
        app.MapOrders();
        app.MapGet("/caller", (HttpContext context) =>
            context.Connection.ClientCertificate?.Subject ?? "nobody"); // MTLS1012
        app.MapPost("/prescriptions", async (HttpContext context) =>
            await context.Connection.GetClientCertificateAsync(context.RequestAborted) is null // MTLS1011
                ? Results.StatusCode(496) // MTLS5005
                : Results.Accepted());
        return app;
    }
}
