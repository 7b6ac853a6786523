// The gateway in front of the shops: who shows a certificate is said in the settings files, one for each kind of deployment.
var builder = WebApplication.CreateBuilder(args); // MTLS8900
var app = builder.Build();
app.MapGet("/", () => "The gateway forwards to the upstream in its settings.");
app.Run();
