// The depot has an answer for carriers without a certificate, and a listener that lets none of them ask.
using ClientCertAnalyzers.AspNetCore;
using Microsoft.AspNetCore.Server.Kestrel.Https;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate; // MTLS1002
}));

var app = builder.Build();
app.MapGet("/cargo", (HttpContext context) => context.Connection.ClientCertificate is { } carrier
    ? Results.Ok(carrier.Subject)
    : Results.StatusCode(ClientCertificateStatusCodes.Missing)); // MTLS5007
app.Run();
