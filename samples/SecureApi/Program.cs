using SecureApi;

var builder = WebApplication.CreateBuilder(args);
var certificates = Certificates.Load(builder.Configuration);
var callers = builder.Configuration.GetSection("Mtls:Callers").Get<string[]>() ?? ["shop.internal"];

builder.Services.AddHealthChecks();
builder.Services.AddUpstreams(certificates);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenMutualTls(certificates));

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapOrders().RequireClientCertificate(callers);
await app.RunAsync();
