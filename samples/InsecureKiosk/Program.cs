// The kiosk asks every browser for a certificate, and what it serves is the same for all.
using Microsoft.AspNetCore.Server.Kestrel.Https;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate; // MTLS4018
}));

var app = builder.Build();
app.MapGet("/timetable", () => "the timetable");
app.Run();
