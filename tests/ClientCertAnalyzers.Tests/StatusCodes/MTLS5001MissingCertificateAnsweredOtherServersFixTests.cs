using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5001MissingCertificateAnsweredOtherServersFixTests
{
    [Fact]
    public Task Action_of_a_controller_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Mvc;

        public class C : ControllerBase
        {
            public IActionResult M()
            {
                if (HttpContext.Connection.ClientCertificate is null)
                {
                    return {|MTLS5001:Unauthorized()|};
                }

                return Ok();
            }
        }
        """,
        """
        using ClientCertAnalyzers.AspNetCore;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Mvc;

        public class C : ControllerBase
        {
            public IActionResult M()
            {
                if (HttpContext.Connection.ClientCertificate is null)
                {
                    HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    HttpContext.Response.Headers.Connection = "close";
                    return StatusCode(ClientCertificateStatusCodes.Missing);
                }

                return Ok();
            }
        }
        """,
        hasHelper: true);

    [Fact]
    public Task Filter_of_a_controller_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public class C : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.HttpContext.Connection.ClientCertificate == null)
                {
                    context.Result = {|MTLS5001:new UnauthorizedResult()|};
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public class C : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.HttpContext.Connection.ClientCertificate == null)
                {
                    context.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.HttpContext.Response.Headers.Connection = "close";
                    context.Result = new StatusCodeResult(496);
                }
            }
        }
        """);

    [Fact]
    public Task HttpListener_IsFixed() => FixAsync(
        """
        using System.Net;

        class C
        {
            void M(HttpListenerContext context)
            {
                if (context.Request.GetClientCertificate() == null)
                    {|MTLS5001:context.Response.StatusCode = (int)HttpStatusCode.Forbidden|};
            }
        }
        """,
        """
        using System.Net;

        class C
        {
            void M(HttpListenerContext context)
            {
                if (context.Request.GetClientCertificate() == null)
                {
                    context.Response.StatusCode = 496;
                    context.Response.StatusDescription = "SSL Certificate Required";
                    context.Response.KeepAlive = false;
                }
            }
        }
        """);

    [Theory]
    // No room for the rest of the answer, and no context at hand.
    [InlineData("IResult M(HttpContext context) => context.Connection.ClientCertificate is null ? {|MTLS5001:Results.Forbid()|} : Results.Ok();")]
    [InlineData("IResult M(ConnectionInfo connection) { if (connection.ClientCertificate is null) return {|MTLS5001:Results.Forbid()|}; return Results.Ok(); }")]
    // The type is part of the signature.
    [InlineData("Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.Ok, Microsoft.AspNetCore.Http.HttpResults.UnauthorizedHttpResult> M(HttpContext context) { if (context.Connection.ClientCertificate is null) return {|MTLS5001:TypedResults.Unauthorized()|}; return TypedResults.Ok(); }")]
    public Task Answer_without_room_HasNoFix(string member)
    {
        var source = $$"""
            class C
            {
                {{member}}
            }
            """;
        return FixAsync(source, source);
    }

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5001MissingCertificateAnsweredFix>(source, fixedSource, MTLS5001MissingCertificateAnsweredFix.Title, hasHelper);
}
