using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5002InvalidCertificateAnsweredTests
{
    private const string Id = "MTLS5002";
    private const string Cert = "var cert = ctx.Connection.ClientCertificate!; ";
    private const string Members = """
        bool IsValid(X509Certificate2 certificate) { using var chain = new X509Chain(); chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; return chain.Build(certificate); }
        static bool IsPartner(X509Certificate2 certificate) { using var chain = new X509Chain(); return chain.Build(certificate) && certificate.Subject == "CN=partner"; }
        static async Task<bool> CheckAsync(X509Certificate2 certificate) { await Task.Yield(); using var chain = new X509Chain(); return certificate.NotAfter > DateTime.Now && chain.Build(certificate); }
        Func<X509Certificate2, bool> rule = _ => true;
        """;

    [Theory]
    [InlineData("if (!chain.Build(cert)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (chain.Build(cert) == false) { {|MTLS5002:ctx.Response.StatusCode = 403|}; return; }")]
    [InlineData("if (chain.Build(cert) is false) { {|MTLS5002:ctx.Response.StatusCode = 403|}; return; }")]
    [InlineData("var valid = chain.Build(cert); if (!valid) { {|MTLS5002:ctx.Response.StatusCode = 400|}; return; }")]
    [InlineData("if (!cert.Verify()) { {|MTLS5002:ctx.Response.StatusCode = StatusCodes.Status403Forbidden|}; return; }")]
    [InlineData("if (chain.Build(cert)) { await next(ctx); } else { {|MTLS5002:ctx.Response.StatusCode = 403|}; }")]
    [InlineData("if (chain.Build(cert)) { await next(ctx); return; } {|MTLS5002:ctx.Response.StatusCode = 403|}; return;")]
    [InlineData("if (!chain.Build(new X509Certificate2(cert))) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!IsValid(cert)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!await CheckAsync(cert)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } found && !chain.Build(found)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (cert != null) { if (!chain.Build(cert)) {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (!chain.Build(cert)) throw {|MTLS5002:new Microsoft.AspNetCore.Http.BadHttpRequestException(\"certificate\", 403)|};")]
    [InlineData("var client = listener.Request.GetClientCertificate()!; if (!client.Verify()) { {|MTLS5002:listener.Response.StatusCode = 403|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is X509Certificate2 found && !chain.Build(found)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is not { } found) { return; } if (!chain.Build(found)) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate is not X509Certificate2 found) { return; } if (!found.Verify()) { {|MTLS5002:ctx.Response.StatusCode = 401|}; return; }")]
    public Task Certificate_that_failed_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(Cert + statements, Members));

    [Theory]
    [InlineData("if (!chain.Build(cert!)) return {|MTLS5002:Unauthorized()|};")]
    [InlineData("return chain.Build(cert!) ? Ok() : {|MTLS5002:Forbid()|};")]
    [InlineData("return cert!.Verify() switch { true => Ok(), false => {|MTLS5002:StatusCode(403)|} };")]
    public Task Action_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Action(statements));

    [Theory]
    // 495 says it, and other answers are about something else.
    [InlineData("if (!chain.Build(cert)) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("if (!chain.Build(cert)) { ctx.Response.StatusCode = 500; return; }")]
    // Valid, and not allowed.
    [InlineData("if (chain.Build(cert)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!chain.Build(cert)) { return; } if (!allowed.Contains(cert.Thumbprint)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!chain.Build(cert) || !allowed.Contains(cert.Thumbprint)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!(chain.Build(cert) && flag)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!IsPartner(cert)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!rule(cert)) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!allowed.Contains(cert.Thumbprint)) { ctx.Response.StatusCode = 403; return; }")]
    // Another certificate: one that was uploaded.
    [InlineData("if (!chain.Build(other)) { ctx.Response.StatusCode = 400; return; }")]
    [InlineData("if (!other.Verify()) { ctx.Response.StatusCode = 400; return; }")]
    [InlineData("if (!IsValid(other)) { ctx.Response.StatusCode = 400; return; }")]
    // The answer of Build is changed behind its back.
    [InlineData("var valid = chain.Build(cert); valid &= flag; if (!valid) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("chain.Build(cert); if (chain.ChainStatus.Length > 0) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (ctx.Connection.ClientCertificate?.Verify() != true) { ctx.Response.StatusCode = 403; return; }")]
    [InlineData("if (!chain.Build(X509CertificateLoader.LoadCertificate(new byte[1]))) { ctx.Response.StatusCode = 400; return; }")]
    [InlineData("if (!chain.Build(new X509Certificate2(new byte[1]))) { ctx.Response.StatusCode = 400; return; }")]
    [InlineData("if (!(chain.Build(cert) & flag)) { ctx.Response.StatusCode = 403; return; }")]
    public Task Another_reason_or_answer_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(Cert + statements, Members));

    [Fact]
    public Task Middleware_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                using var chain = new X509Chain();
                if (context.Connection.ClientCertificate is { } certificate && !chain.Build(certificate))
                {
                    {|MTLS5002:context.Response.StatusCode = 403|};
                    return;
                }

                await next(context);
            }
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                using var chain = new X509Chain();
                if (context.Connection.ClientCertificate is { } certificate && !chain.Build(certificate))
                {
                    context.Response.StatusCode = 495;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Error";
                    context.Response.Headers.Connection = "close";
                    return;
                }

                await next(context);
            }
        }
        """);

    [Fact]
    public Task Handler_with_the_helper_IsFixed() => FixAsync(
        """
        class C
        {
            IResult M(HttpContext context) => context.Connection.ClientCertificate!.Verify() ? Results.Ok() : {|MTLS5002:Results.Forbid()|};
        }
        """,
        """
        class C
        {
            IResult M(HttpContext context) => context.Connection.ClientCertificate!.Verify() ? Results.Ok() : Results.Extensions.ClientCertificateInvalid();
        }
        """,
        hasHelper: true);

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5002InvalidCertificateAnsweredFix>(source, fixedSource, MTLS5002InvalidCertificateAnsweredFix.Title, hasHelper);
}
