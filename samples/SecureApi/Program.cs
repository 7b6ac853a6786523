using SecureApi;

var builder = WebApplication.CreateBuilder(args);
var configured = Certificates.Load(builder.Configuration);
using var demo = configured is null ? new DemoCertificates() : null;
var certificates = configured ?? demo!.Create();
var callers = builder.Configuration.GetSection("Mtls:Callers").Get<string[]>() ?? ["shop.internal"];

builder.Services.AddHealthChecks();
builder.Services.AddProblemDetails();
builder.Services.AddClientCertificateResponses(responses => responses.IncludeReason = builder.Environment.IsDevelopment());
builder.Services.AddUpstreams(certificates);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenMutualTls(builder.Configuration.GetValue("Mtls:Port", 7443), certificates));

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapOrders().RequireClientCertificate().AllowOnly(callers);
if (demo is not null)
{
    app.PrintWhenStarted(demo);
}

await app.RunAsync();
