using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5001MissingCertificateAnsweredTests
{
    private const string Id = "MTLS5001";

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate == null) {|MTLS5001:ctx.Response.StatusCode = StatusCodes.Status403Forbidden|};")]
    [InlineData("if (null == ctx.Connection.ClientCertificate) { {|MTLS5001:ctx.Response.StatusCode = (int)HttpStatusCode.BadRequest|}; return; }")]
    [InlineData("var cert = await ctx.Connection.GetClientCertificateAsync(); if (cert is not { }) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate ?? await ctx.Connection.GetClientCertificateAsync().ConfigureAwait(false); if (cert is not X509Certificate2 found) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert == null) cert = await ctx.Connection.GetClientCertificateAsync(); if (cert == null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert != null) await next(ctx); else {|MTLS5001:ctx.Response.StatusCode = 403|};")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert != null) { await next(ctx); return; } {|MTLS5001:ctx.Response.StatusCode = 403|};")]
    [InlineData("if (ctx.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!(ctx.Connection.ClientCertificate is not null) && flag) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ReferenceEquals(ctx.Connection.ClientCertificate, null)) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("var missing = ctx.Connection.ClientCertificate is null; if (missing) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null == true) { if (flag) {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) throw {|MTLS5001:new Microsoft.AspNetCore.Http.BadHttpRequestException(\"certificate\", 401)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) throw {|MTLS5001:new Microsoft.AspNetCore.Http.BadHttpRequestException(\"certificate\")|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { await {|MTLS5001:ctx.ForbidAsync()|}; return; }")]
    [InlineData("if (listener.Request.GetClientCertificate() is null) { {|MTLS5001:listener.Response.StatusCode = 403|}; return; }")]
    [InlineData("if (await listener.Request.GetClientCertificateAsync() == null) { {|MTLS5001:listener.Response.StatusCode = (int)HttpStatusCode.Forbidden|}; return; }")]
    [InlineData("if (!Has(ctx)) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("ctx.Response.StatusCode = ctx.Connection.ClientCertificate is null ? 401 : 200; if (ctx.Connection.ClientCertificate is not { } c) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!(ctx.Connection.ClientCertificate is X509Certificate2)) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null || await ctx.Connection.GetClientCertificateAsync() is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null & flag) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!(ctx.Connection.ClientCertificate is not null | flag)) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("X509Certificate2? cert; if ((cert = await ctx.Connection.GetClientCertificateAsync()) is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.GetClientCertificateAsync().Result is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.GetClientCertificateAsync().GetAwaiter().GetResult() is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("var cert = flag ? ctx.Connection.ClientCertificate : await ctx.Connection.GetClientCertificateAsync(); if (cert is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is var cert && cert is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case null: {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case { Version: 3 } when flag: break; case { }: break; default: {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("_ = ctx.Connection.ClientCertificate is null && ({|MTLS5001:ctx.Response.StatusCode = 401|}) > 0;")]
    [InlineData("_ = ctx.Connection.ClientCertificate is not null || ({|MTLS5001:ctx.Response.StatusCode = 401|}) > 0;")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { await {|MTLS5001:ctx.ChallengeAsync()|}; return; }")]
    public Task Middleware_without_a_certificate_Reports(string statements) =>
        StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements, "static bool Has(HttpContext context) => context.Connection.ClientCertificate is not null;"));

    [Theory]
    [InlineData("if (await ctx.Connection.GetClientCertificateAsync() is null) return {|MTLS5001:Results.BadRequest(\"cert\")|};")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; return cert is null ? {|MTLS5001:Results.Forbid()|} : Results.Ok();")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; return cert is { } ? Results.Ok() : {|MTLS5001:TypedResults.Unauthorized()|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5001:Results.StatusCode(403)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5001:Results.Problem(\"no certificate\", statusCode: StatusCodes.Status401Unauthorized)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5001:Results.Json(new { error = 1 }, statusCode: 401)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5001:Results.Challenge()|};")]
    [InlineData("return ctx.Connection.ClientCertificate switch { null => {|MTLS5001:Results.Unauthorized()|}, _ => Results.Ok() };")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { } found => Results.Ok(found.Subject), _ => {|MTLS5001:Results.Unauthorized()|} };")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case { } found: return Results.Ok(); default: return {|MTLS5001:Results.Unauthorized()|}; }")]
    [InlineData("return ctx.Connection.ClientCertificate switch { null when flag => {|MTLS5001:Results.Unauthorized()|}, _ => Results.Ok() };")]
    [InlineData("return flag switch { _ when ctx.Connection.ClientCertificate is null => {|MTLS5001:Results.Unauthorized()|}, _ => Results.Ok() };")]
    public Task Handler_without_a_certificate_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Theory]
    [InlineData("if (cert is null) return {|MTLS5001:Unauthorized()|};")]
    [InlineData("if (cert is null) return {|MTLS5001:Unauthorized(\"cert\")|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new StatusCodeResult(403)|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new UnauthorizedResult()|};")]
    [InlineData("if (cert is null) return new ObjectResult(\"cert\") { {|MTLS5001:StatusCode = 401|} };")]
    [InlineData("if (cert is null) return {|MTLS5001:StatusCode(StatusCodes.Status403Forbidden, \"cert\")|};")]
    [InlineData("if (cert is null) return {|MTLS5001:Problem(statusCode: 401)|};")]
    [InlineData("if (cert is null) { {|MTLS5001:Response.StatusCode = 403|}; return new EmptyResult(); }")]
    [InlineData("if (cert is not null && flag) { return Ok(); } else if (cert is null) { return {|MTLS5001:Forbid()|}; }")]
    [InlineData("if (cert is null) return {|MTLS5001:new ForbidResult()|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new BadRequestResult()|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new BadRequestObjectResult(\"cert\")|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new UnauthorizedObjectResult(\"cert\")|};")]
    [InlineData("if (cert is null) return {|MTLS5001:new ChallengeResult()|};")]
    [InlineData("if (cert is null) return {|MTLS5001:Challenge()|};")]
    [InlineData("if (cert is null) return {|MTLS5001:BadRequest(\"cert\")|};")]
    public Task Action_without_a_certificate_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Action(statements));

    [Theory]
    // The client is known, and not allowed.
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) { return; } if (!allowed.Contains(cert.Thumbprint)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is not null) { ctx.Response.StatusCode = 403; return; }")]
    // Other answers say it.
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 496; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 500; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = flag ? 401 : 496; return; }")]
    // Missing is one reason of several.
    [InlineData("if (ctx.Connection.ClientCertificate is null || flag) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null || !chain.Build(cert)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (!(cert is not null && chain.Build(cert))) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is not { HasPrivateKey: false }) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate?.Thumbprint != \"AB\") { ctx.Response.StatusCode = 403; return; }")]
    // It is not the certificate of the request.
    [InlineData("X509Certificate2? cert = flag ? other : null; if (cert is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; cert = flag ? cert : null; if (cert is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; Fill(ref cert); if (cert is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("if (ctx.User.Identity is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("if (Given is null) { ctx.Response.StatusCode = 401; return; }")]
    // The branch goes on with a certificate of another kind.
    [InlineData("if (ctx.Connection.ClientCertificate is null) { Func<Task> later = () => { ctx.Response.StatusCode = 401; return Task.CompletedTask; }; await next(ctx); return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { if (ctx.Connection.ClientCertificate is not null) { ctx.Response.StatusCode = 401; return; } }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { flag = true; } ctx.Response.StatusCode = 401; return;")]
    [InlineData("var cert = ctx.Connection.ClientCertificate; if (cert is null) { cert = await ctx.Connection.GetClientCertificateAsync(); ctx.Response.StatusCode = 403; return; }")]
    // A question about the status.
    [InlineData("if (ctx.Connection.ClientCertificate is null && ctx.Response.StatusCode == 401) { return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { var missing = new { StatusCode = 401 }; await next(ctx); return; }")]
    [InlineData("try { _ = ctx.Connection.ClientCertificate!.Subject; } catch { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("var cert = ctx.Connection.ClientCertificate ?? other; if (cert is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("var cert = flag ? other : ctx.Connection.ClientCertificate; if (cert is null) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case null: case { Version: 1 }: ctx.Response.StatusCode = 401; return; }")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case { } when flag: break; default: ctx.Response.StatusCode = 401; return; }")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { case { HasPrivateKey: true }: ctx.Response.StatusCode = 403; return; case null: break; }")]
    [InlineData("if ((ctx.Connection.ClientCertificate is null) == flag) { ctx.Response.StatusCode = 401; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { _ = ctx.Response.StatusCode; return; }")]
    public Task Another_reason_or_answer_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(
        statements, "static void Fill(ref X509Certificate2? cert) => cert = null; X509Certificate2? Given { get; set; }"));

    [Theory]
    [InlineData("var cert = ctx.Connection.ClientCertificate; return cert is null ? Results.Ok() : Results.Forbid();")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { Version: 3 } => Results.Ok(), _ => Results.Unauthorized() };")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { } found when flag => Results.Ok(), _ => Results.Unauthorized() };")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.NotFound();")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.StatusCode(ctx.Response.StatusCode);")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect(\"/login\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Problem(\"no certificate\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Json(new { error = 1 });")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { } when flag => Results.Ok(), null => Results.Ok(), _ => Results.Unauthorized() };")]
    public Task Handler_with_another_reason_or_answer_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Fact]
    public Task Own_types_with_framework_names_IsSilent() => StatusFrame.VerifyAsync(Id, """
        class Certificate { }
        class ConnectionInfo { public Certificate? ClientCertificate { get; set; } }
        class HttpResponse { public int StatusCode { get; set; } }
        class HttpContext { public ConnectionInfo Connection { get; } = new(); public HttpResponse Response { get; } = new(); }
        static class Results { public static object Unauthorized() => 1; }
        class C
        {
            object? M(HttpContext ctx)
            {
                if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 401; return Results.Unauthorized(); }
                return null;
            }
        }
        """);

    [Fact]
    public Task Test_project_IsSilent() => StatusFrame.VerifyAsync(
        Id,
        StatusFrame.Middleware("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 401; return; }"),
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is ) { ctx.Response.StatusCode = 401; }")]
    [InlineData("var cert = cert; if (cert is null) { ctx.Response.StatusCode = 401; }")]
    [InlineData("if (ctx.Connection.ClientCertificate == ) { ctx.Response.StatusCode = ; return Results. }")]
    public Task Code_that_does_not_compile_IsSilent(string statements) =>
        StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net8_Reports() => StatusFrame.VerifyAsync(
        Id,
        StatusFrame.Middleware("if (ctx.Connection.ClientCertificate is null) { {|MTLS5001:ctx.Response.StatusCode = 401|}; return; }"),
        test => test.Target(RestoredReferences.AspNetCore8));
}
