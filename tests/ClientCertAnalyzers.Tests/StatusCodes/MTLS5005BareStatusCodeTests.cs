using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5005BareStatusCodeTests
{
    private const string Id = "MTLS5005";

    [Theory]
    [InlineData("{|MTLS5005:ctx.Response.StatusCode = 496|};")]
    [InlineData("{|MTLS5005:ctx.Response.StatusCode = 495|}; await ctx.Response.WriteAsync(\"certificate\"); return;")]
    [InlineData("if (ctx.Connection.ClientCertificate is null) { {|MTLS5005:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("{|MTLS5005:ctx.Response.StatusCode = 496|}; ctx.Connection.RequestClose(); return;")]
    [InlineData("{|MTLS5005:ctx.Response.StatusCode = 496|}; ctx.Response.Headers.Connection = \"close\"; return;")]
    [InlineData("{|MTLS5005:ctx.Response.StatusCode = 496|}; ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"SSL Certificate Required\"; return;")]
    [InlineData("{|MTLS5005:listener.Response.StatusCode = 496|}; listener.Response.Close(); return;")]
    [InlineData("Task Reject(HttpResponse response) { {|MTLS5005:response.StatusCode = 496|}; return Task.CompletedTask; } await Reject(ctx.Response); ctx.Connection.RequestClose();")]
    [InlineData("if (flag) { ctx.Connection.RequestClose(); ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"a\"; return; } else { {|MTLS5005:ctx.Response.StatusCode = 496|}; return; }")]
    [InlineData("ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"a\"; allowed.Add(\"Connection\"); {|MTLS5005:ctx.Response.StatusCode = 496|}; return;")]
    [InlineData("ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"a\"; ctx.Response.Headers[\"Server\"] = \"x\"; {|MTLS5005:ctx.Response.StatusCode = 496|}; return;")]
    [InlineData("ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"a\"; ctx.Response.Headers[Microsoft.Net.Http.Headers.HeaderNames.Server] = \"x\"; {|MTLS5005:ctx.Response.StatusCode = 496|}; return;")]
    public Task Bare_number_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements));

    [Theory]
    [InlineData("if (cert is null) return {|MTLS5005:StatusCode(496)|};")]
    [InlineData("return {|MTLS5005:new StatusCodeResult(495)|};")]
    [InlineData("return {|MTLS5005:Problem(statusCode: 496)|};")]
    public Task Bare_result_Reports(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Action(statements));

    [Theory]
    [InlineData("ctx.Response.StatusCode = 496; ctx.Connection.RequestClose(); ctx.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = \"SSL Certificate Required\"; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers.Connection = \"close\"; ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers[\"Connection\"] = \"close\"; ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers.Append(\"connection\", \"close\"); ctx.Response.StatusCode = 496; return;")]
    [InlineData("listener.Response.StatusCode = 496; listener.Response.StatusDescription = \"SSL Certificate Required\"; listener.Response.KeepAlive = false; return;")]
    [InlineData("ctx.Connection.RequestClose(); if (flag) { ctx.Response.StatusCode = 496; var feature = ctx.Features.Get<IHttpResponseFeature>(); if (feature != null) feature.ReasonPhrase = \"a\"; return; }")]
    [InlineData("ctx.Response.StatusCode = 499; return;")]
    [InlineData("ctx.Response.StatusCode = flag ? 495 : 496; return;")]
    [InlineData("var code = 496; ctx.Response.StatusCode = code; return;")]
    [InlineData("throw new Microsoft.AspNetCore.Http.BadHttpRequestException(\"certificate\", 496);")]
    [InlineData("var seen = new HttpResponseMessage { StatusCode = (HttpStatusCode)496 }; if (ctx.Response.StatusCode == 496) return;")]
    // One finding is enough.
    [InlineData("if (ctx.Connection.ClientCertificate is null) { ctx.Response.StatusCode = 495; return; }")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers[Microsoft.Net.Http.Headers.HeaderNames.Connection] = \"close\"; ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers.Append(Microsoft.Net.Http.Headers.HeaderNames.Connection, \"close\"); ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers.TryAdd(\"Connection\", \"close\"); ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.Headers.Add(\"Connection\", \"close\"); ctx.Response.StatusCode = 496; return;")]
    [InlineData("ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"a\"; ctx.Response.StatusCode = 496; ctx.Abort(); return;")]
    public Task Complete_or_another_answer_IsSilent(string statements) => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements));

    [Fact]
    public Task File_that_speaks_of_no_certificate_IsSilent() => StatusFrame.VerifyAsync(Id, """
        using Microsoft.AspNetCore.Http;

        class C
        {
            void Throttle(HttpContext context) => context.Response.StatusCode = 496;
        }
        """);

    [Fact]
    public Task Missing_parts_are_added_IsFixed() => FixAsync(
        """
        class C
        {
            void M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5005:context.Response.StatusCode = 496|};
                    context.Connection.RequestClose();
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
                    context.Connection.RequestClose();
                }
            }
        }
        """);

    [Fact]
    public Task Helper_answers_IsFixed() => FixAsync(
        """
        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5005:context.Response.StatusCode = 496|};
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
                    await context.Response.WriteClientCertificateRequiredAsync();
                    return;
                }

                await next(context);
            }
        }
        """,
        hasHelper: true);

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5005BareStatusCodeFix>(source, fixedSource, MTLS5005BareStatusCodeFix.Title, hasHelper);
}
