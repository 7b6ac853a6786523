using ClientCertAnalyzers.StatusCodes;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5007AnswerNeverSentTests
{
    private const string Require = "builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)));";

    private const string Allow = "builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)));";

    private const string Missing = "app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate is null) { {|MTLS5007:ctx.Response.StatusCode = 496|}; return; } await next(ctx); });";

    private const string Invalid = "app.Use(async (ctx, next) => { using var chain = new X509Chain(); if (!chain.Build(ctx.Connection.ClientCertificate!)) { {|#0:ctx.Response.StatusCode = 495|}; return; } await next(ctx); });";

    [Theory]
    [InlineData(Require, Missing)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenAnyIP(8443, l => l.UseHttps()); });", Missing)]
    [InlineData(Require, "app.MapGet(\"/a\", (HttpContext ctx) => ctx.Connection.ClientCertificate is null ? {|MTLS5007:Results.StatusCode(496)|} : Results.Ok());")]
    [InlineData(Require, "app.MapGet(\"/a\", async (HttpContext ctx) => await ctx.Connection.GetClientCertificateAsync() is { } cert ? Results.Ok() : {|MTLS5007:Results.StatusCode(496)|});")]
    [InlineData(Require, "app.UseMiddleware<M>();", "class M(RequestDelegate next) { public Task InvokeAsync(HttpContext ctx) { if (ctx.Connection.ClientCertificate == null) { {|MTLS5007:ctx.Response.StatusCode = 496|}; return Task.CompletedTask; } return next(ctx); } }")]
    public Task Required_certificate_Reports(string services, string app, string types = "") => VerifyAsync(services, app, types);

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));", Missing)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(80); k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)); });", Missing)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)));", Missing)]
    public Task Listener_beside_it_Reports_info(string services, string app) => VerifyAsync(services, app.Replace("{|MTLS5007:", "{|#0:"), "");

    [Fact]
    public Task Only_listener_Reports_as_warning() => HelperFrame.VerifyAsync<StatusAnswerAnalyzer>(
        "MTLS5007",
        HelperFrame.Program(Require, Missing.Replace("{|MTLS5007:", "{|#9:")),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS5007", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(9)));

    [Theory]
    [InlineData(Allow)]
    [InlineData(Require)]
    public Task Failed_check_behind_that_of_Kestrel_Reports_info(string services) => VerifyAsync(services, Invalid, "");

    [Theory]
    [InlineData(Allow, Missing)]
    [InlineData("", Missing)]
    [InlineData("", Invalid)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate)));", Missing)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = Mode())));", Missing, "static partial class C { }")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)); k.ListenAnyIP(8444, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)); });", Missing)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.AllowAnyClientCertificate(); })));", Invalid)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = (c, _, _) => c.Verify(); })));", Invalid)]
    [InlineData("builder.Services.AddClientCertificateResponses();" + Allow, Invalid)]
    [InlineData(Require + "builder.WebHost.UseHttpSys();", Missing)]
    [InlineData(Require + "builder.Services.AddCertificateForwarding(o => { });", Missing)]
    [InlineData(Require, "app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 400; return; } await next(ctx); });")]
    [InlineData(Require, "app.Use(async (ctx, next) => { if (ctx.Request.Path == \"/a\") { ctx.Response.StatusCode = 496; return; } await next(ctx); });")]
    [InlineData(Require, "app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate is { } cert) { ctx.Response.StatusCode = 200; return; } await next(ctx); });")]
    [InlineData(Allow, "app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate!.Subject != \"CN=a\") { ctx.Response.StatusCode = 495; return; } await next(ctx); });")]
    public Task Answer_that_is_sent_or_may_be_IsSilent(string services, string app, string types = "") => VerifyAsync(
        services.Replace("Mode()", "builder.Configuration[\"a\"] is null ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.RequireCertificate"),
        app.Replace("{|MTLS5007:", "").Replace("{|#0:", "").Replace("|}", ""),
        types);

    [Fact]
    public Task Library_IsSilent() => StatusFrame.VerifyAsync("MTLS5007", StatusFrame.Middleware("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 496; return; }"));

    [Fact]
    public Task Development_Reports_info() => VerifyAsync(
        Require,
        "if (app.Environment.IsDevelopment()) { app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate is null) { {|#0:ctx.Response.StatusCode = 496|}; return; } await next(ctx); }); }",
        "");

    [Fact]
    public Task Code_that_does_not_compile_IsSilent() => HelperFrame.VerifyAsync<StatusAnswerAnalyzer>(
        "MTLS5007",
        HelperFrame.Program(Require, "app.Use(async (ctx, next) => { if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = "),
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task VerifyAsync(string services, string app, string types) => HelperFrame.VerifyAsync<StatusAnswerAnalyzer>("MTLS5007", HelperFrame.Program(services, app, types));
}
