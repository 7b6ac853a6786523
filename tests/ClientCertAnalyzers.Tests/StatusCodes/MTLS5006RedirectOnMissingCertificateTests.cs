using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5006RedirectOnMissingCertificateTests
{
    private const string Id = "MTLS5006";

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5006:Results.Redirect(\"/login\")|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5006:Results.Redirect($\"/login?from={ctx.Request.Path}\")|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5006:Results.Redirect(\"/login?from=\" + ctx.Request.Path, permanent: true)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5006:Results.LocalRedirect(\"~/login\")|};")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return {|MTLS5006:TypedResults.RedirectToRoute(\"login\")|};")]
    [InlineData("return ctx.Connection.ClientCertificate is null ? {|MTLS5006:Results.Redirect(\"login\")|} : Results.Ok();")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { {|MTLS5006:ctx.Response.Redirect(\"/login\")|}; return Results.Empty; }")]
    public Task Same_host_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Theory]
    [InlineData("if (cert is null) return {|MTLS5006:RedirectToAction(\"Login\")|};")]
    [InlineData("if (cert is null) return {|MTLS5006:LocalRedirect(\"/login\")|};")]
    [InlineData("if (cert is null) return {|MTLS5006:new RedirectResult(\"/login\")|};")]
    [InlineData("if (cert is null) return {|MTLS5006:RedirectToPage(\"/Login\")|};")]
    public Task Action_on_the_same_host_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Action(statements));

    [Theory]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect(\"https://mtls.example.com/login\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect(\"//mtls.example.com/login\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect(\"/\" + ctx.Request.Path);")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect($\"https://mtls.{ctx.Request.Host}/login\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect($\"{ctx.Request.Scheme}://mtls\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) return Results.Redirect(ctx.Request.Query[\"to\"].ToString());")]
    [InlineData("if (ctx.Connection.ClientCertificate is not null) return Results.Redirect(\"/home\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is null || flag) return Results.Redirect(\"/home\");")]
    [InlineData("if (flag) return Results.Redirect(\"/home\");")]
    [InlineData("if (ctx.Connection.ClientCertificate is { } cert && !chain.Build(cert)) return Results.Redirect(\"/home\");")]
    public Task Another_host_or_reason_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Handler(statements));

    [Fact]
    public Task Redirect_of_a_handler_IsFixed() => FixAsync(
        """
        class C
        {
            IResult M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    return {|MTLS5006:Results.Redirect("/login")|};
                }

                return Results.Ok();
            }
        }
        """,
        """
        class C
        {
            IResult M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    return Results.Extensions.ClientCertificateRequired();
                }

                return Results.Ok();
            }
        }
        """,
        hasHelper: true);

    [Fact]
    public Task Redirect_of_a_response_IsFixed() => FixAsync(
        """
        class C
        {
            void M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5006:context.Response.Redirect("/login")|};
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            void M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    context.Response.StatusCode = 496;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                }
            }
        }
        """);

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5006RedirectOnMissingCertificateFix>(source, fixedSource, MTLS5006RedirectOnMissingCertificateFix.Title, hasHelper);
}
