using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5003StatusCodesSwappedTests
{
    private const string Id = "MTLS5003";
    private const string Members = """
        const int SslCertificateError = 495;
        static bool IsValid(X509Certificate2 certificate) { using var chain = new X509Chain(); return chain.Build(certificate); }
        """;

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is null) {|MTLS5003:ctx.Response.StatusCode = 495|};")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) { {|MTLS5003:ctx.Response.StatusCode = SslCertificateError|}; return; }")]
    [InlineData("if (await ctx.Connection.GetClientCertificateAsync() == null) { {|MTLS5003:ctx.Response.StatusCode = (int)(HttpStatusCode)495|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is not null) { await next(ctx); } else { {|MTLS5003:ctx.Response.StatusCode = 495|}; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) throw {|MTLS5003:new Microsoft.AspNetCore.Http.BadHttpRequestException(\"no\", 495)|};")]
    [InlineData("if (listener.Request.GetClientCertificate() is null) { {|MTLS5003:listener.Response.StatusCode = 495|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) { return; } var valid = chain.Build(cert); if (!valid) { {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } cert && !cert.Verify()) { {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } cert && !IsValid(cert)) { {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } cert && !allowed.Contains(cert.Thumbprint)) { {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate != null) { if (flag) {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) {|MTLS5003:ctx.Response.StatusCode = 495|}; else if (!chain.Build(cert)) {|MTLS5003:ctx.Response.StatusCode = 496|};")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case { } cert when !chain.Build(cert): {|MTLS5003:ctx.Response.StatusCode = 496|}; return; }")]
    public Task Wrong_one_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements, Members));

    [Theory]
    [InlineData("return ctx.Connection.ClientCertificate is null ? {|MTLS5003:Results.StatusCode(495)|} : Results.Ok();")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5003:Results.Problem(statusCode: 495)|};")]
    [InlineData("var valid = ctx.Connection.ClientCertificate!.Verify(); if (!valid) return {|MTLS5003:Results.StatusCode(496)|};")]
    [InlineData("return ctx.Connection.ClientCertificate switch { null => {|MTLS5003:Results.StatusCode(495)|}, { } cert when chain.Build(cert) => Results.Ok(), _ => {|MTLS5003:Results.StatusCode(496)|} };")]
    public Task Wrong_result_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Theory]
    [InlineData("if (cert is null) return {|MTLS5003:StatusCode(495)|};")]
    [InlineData("if (!chain.Build(cert!)) return {|MTLS5003:new StatusCodeResult(496)|};")]
    [InlineData("if (cert is null) return new ObjectResult(1) { {|MTLS5003:StatusCode = 495|} };")]
    public Task Wrong_action_result_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Action(statements));

    [Theory]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) ctx.Response.StatusCode = 496; else if (!chain.Build(cert)) ctx.Response.StatusCode = 495;")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = SslCertificateError + 1; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } cert && !allowed.Contains(cert.Thumbprint)) { ctx.Response.StatusCode = 495; return; }")]
    // No evidence, or evidence of another kind.
    [InlineData("ctx.Response.StatusCode = 495; return;")]
    [InlineData("ctx.Response.StatusCode = flag ? 495 : 496; return;")]
    [InlineData("if (flag) { ctx.Response.StatusCode = 496; return; } ctx.Response.StatusCode = 495; return;")]
    [InlineData("if (other is null) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("if (!chain.Build(other)) { ctx.Response.StatusCode = 496; return; }")]
    [InlineData("if (!IsValid(other)) { ctx.Response.StatusCode = 496; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null || flag) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null || !chain.Build(cert)) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null || !chain.Build(cert)) { ctx.Response.StatusCode = 496; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate?.Verify() != true) { ctx.Response.StatusCode = 496; return; }")]
    [InlineData("if (!(ctx.Connection.ClientCertificate is { } cert && chain.Build(cert))) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is not { Version: 3 }) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("if (ctx.Request.Headers[\"X-SSL-Client-Verify\"] == \"NONE\") { ctx.Response.StatusCode = 495; return; }")]
    // What was true before is not any more.
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) { cert = await ctx.Connection.GetClientCertificateAsync(); ctx.Response.StatusCode = 495; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { await next(ctx); } ctx.Response.StatusCode = 495; return;")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { void Later() => ctx.Response.StatusCode = 495; Later(); return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) goto end; ctx.Response.StatusCode = 200; end: ctx.Response.StatusCode = 495; return;")]
    // Not a response.
    [InlineData("if (ctx.Connection.ClientCertificate is null) { var row = new { StatusCode = 495 }; var code = 495; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null && ctx.Response.StatusCode == 495) { return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { var seen = new HttpResponseMessage { StatusCode = (HttpStatusCode)495 }; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode += 495; return; }")]
    public Task Right_or_unknown_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements, Members));

    [Theory]
    [InlineData("return ctx.Connection.ClientCertificate is null ? Results.StatusCode(496) : Results.Ok();")]
    [InlineData("return ctx.Connection.ClientCertificate switch { null => Results.StatusCode(496), { } cert when chain.Build(cert) => Results.Ok(), _ => Results.StatusCode(495) };")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { } cert when chain.Build(cert) => Results.Ok(), _ => Results.StatusCode(495) };")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { } cert when chain.Build(cert) => Results.Ok(), _ => Results.StatusCode(496) };")]
    [InlineData("if (!flag) return Results.StatusCode(495); return Results.StatusCode(496);")]
    public Task Right_or_unknown_result_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Fact]
    public Task Development_code_Reports_as_info() => StatusFrame.VerifyAsync(
        Id,
        StatusFrame.Middleware("if (env.IsDevelopment() && ctx.Connection.ClientCertificate is null) { {|#0:ctx.Response.StatusCode = 495|}; return; }", "IHostEnvironment env = null!;"),
        test => test.ExpectedDiagnostics.Add(ClientFrame.Expected(Id, DiagnosticSeverity.Info, 0)));

    [Fact]
    public Task Own_types_with_framework_names_IsSilent() => StatusFrame.VerifyAsync(Id, """
        class Certificate { }
        class ConnectionInfo { public Certificate? ClientCertificate { get; set; } }
        class HttpResponse { public int StatusCode { get; set; } }
        class HttpContext { public ConnectionInfo Connection { get; } = new(); public HttpResponse Response { get; } = new(); }
        static class Results { public static object StatusCode(int statusCode) => statusCode; }
        class C
        {
            object? M(HttpContext ctx)
            {
                if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 495; return Results.StatusCode(495); }
                return null;
            }
        }
        """);

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is null { ctx.Response.StatusCode = 49")]
    [InlineData("var valid = !valid; if (!valid) ctx.Response.StatusCode = 496;")]
    [InlineData("return ctx.Connection.ClientCertificate switch { null => , _ => Results.StatusCode(495) };")]
    public Task Code_that_does_not_compile_IsSilent(string statements) =>
        StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net8_Reports() => StatusFrame.VerifyAsync(
        Id,
        StatusFrame.Middleware("if (ctx.Connection.ClientCertificate is null) {|MTLS5003:ctx.Response.StatusCode = 495|};"),
        test => test.Target(RestoredReferences.AspNetCore8));
}
