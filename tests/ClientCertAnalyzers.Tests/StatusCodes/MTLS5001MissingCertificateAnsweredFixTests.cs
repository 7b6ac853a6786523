using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5001MissingCertificateAnsweredFixTests
{
    [Fact]
    public Task Middleware_without_the_helper_IsFixed() => FixAsync(
        """
        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    // partners only
                    {|MTLS5001:context.Response.StatusCode = 401|}; // sorry
                    await context.Response.WriteAsync("no certificate");
                    return;
                }

                await next(context);
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    // partners only
                    context.Response.StatusCode = 496;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close"; // sorry
                    await context.Response.WriteAsync("no certificate");
                    return;
                }

                await next(context);
            }
        }
        """);

    [Fact]
    public Task Middleware_with_the_helper_IsFixed() => FixAsync(
        """
        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5001:context.Response.StatusCode = 401|}; // partners only
                    return;
                }

                await next(context);
            }
        }
        """,
        """
        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    await context.Response.WriteClientCertificateRequiredAsync(); // partners only
                    return;
                }

                await next(context);
            }
        }
        """,
        hasHelper: true);

    [Fact]
    public Task Task_that_is_returned_IsFixed() => FixAsync(
        """
        class C
        {
            Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5001:context.Response.StatusCode = 401|};
                    return Task.CompletedTask;
                }

                return next(context);
            }
        }
        """,
        """
        class C
        {
            Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    return context.Response.WriteClientCertificateRequiredAsync();
                }

                return next(context);
            }
        }
        """,
        hasHelper: true);

    /// <summary>The response is written to behind the status, so the helper must not have finished it.</summary>
    [Fact]
    public Task Body_that_follows_keeps_its_place_IsFixed() => FixAsync(
        """
        class C
        {
            async Task M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                    {|MTLS5001:context.Response.StatusCode = 403|};
                await context.Response.WriteAsync("done");
            }
        }
        """,
        """
        using ClientCertAnalyzers.AspNetCore;
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            async Task M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    context.Response.StatusCode = ClientCertificateStatusCodes.Missing;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                }
                await context.Response.WriteAsync("done");
            }
        }
        """,
        hasHelper: true);

    [Fact]
    public Task Result_without_the_helper_IsFixed() => FixAsync(
        """
        class C
        {
            async Task<IResult> M(HttpContext context)
            {
                if (await context.Connection.GetClientCertificateAsync() is null) return {|MTLS5001:Results.BadRequest("cert")|};
                return Results.Ok();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            async Task<IResult> M(HttpContext context)
            {
                if (await context.Connection.GetClientCertificateAsync() is null)
                {
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                    return Results.StatusCode(496);
                }
                return Results.Ok();
            }
        }
        """);

    [Fact]
    public Task Conditional_result_without_the_helper_IsFixed() => FixAsync(
        """
        class C
        {
            IResult M(HttpContext context)
            {
                return context.Connection.ClientCertificate is { } found ? Results.Ok(found.Subject) : {|MTLS5001:Results.Forbid()|};
            }

            IResult N(HttpRequest request)
            {
                return request.HttpContext.Connection.ClientCertificate is null ? {|MTLS5001:Results.Forbid()|} : Results.Ok();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            IResult M(HttpContext context)
            {
                if (!(context.Connection.ClientCertificate is { } found))
                {
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                    return Results.StatusCode(496);
                }
                return Results.Ok(found.Subject);
            }

            IResult N(HttpRequest request)
            {
                if (request.HttpContext.Connection.ClientCertificate is null)
                {
                    request.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    request.HttpContext.Response.Headers.Connection = "close";
                    return Results.StatusCode(496);
                }
                return Results.Ok();
            }
        }
        """);

    [Fact]
    public Task Lambda_with_the_helper_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", (HttpContext context) => context.Connection.ClientCertificate is { } found ? Results.Ok(found.Subject) : {|MTLS5001:Results.Unauthorized()|});
        """,
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", (HttpContext context) => context.Connection.ClientCertificate is { } found ? Results.Ok(found.Subject) : Results.Extensions.ClientCertificateRequired());
        """,
        hasHelper: true);

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5001MissingCertificateAnsweredFix>(source, fixedSource, MTLS5001MissingCertificateAnsweredFix.Title, hasHelper);
}
