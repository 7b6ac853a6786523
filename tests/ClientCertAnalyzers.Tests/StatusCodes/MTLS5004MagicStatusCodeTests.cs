using ClientCertAnalyzers.CodeFixes.StatusCodes;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5004MagicStatusCodeTests
{
    private const string Id = "MTLS5004";
    private const string Complete = "ctx.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = \"SSL Certificate Required\"; ctx.Response.Headers.Connection = \"close\"; ";

    [Theory]
    [InlineData(Complete + "ctx.Response.StatusCode = {|MTLS5004:496|};")]
    [InlineData(Complete + "ctx.Response.StatusCode = (int)(HttpStatusCode){|MTLS5004:495|};")]
    [InlineData("throw new Microsoft.AspNetCore.Http.BadHttpRequestException(\"certificate\", {|MTLS5004:496|});")]
    [InlineData("if (ctx.Response.StatusCode == {|MTLS5004:496|}) return;")]
    [InlineData("if ({|MTLS5004:495|} != ctx.Response.StatusCode) return;")]
    [InlineData("if (ctx.Response.StatusCode is {|MTLS5004:495|} or {|MTLS5004:496|}) return;")]
    [InlineData("using var seen = new HttpResponseMessage(); if ((int)seen.StatusCode == {|MTLS5004:496|}) return;")]
    public Task Number_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Complete + "ctx.Response.StatusCode = ClientCertAnalyzers.AspNetCore.ClientCertificateStatusCodes.Missing;")]
    [InlineData("const int Missing = 496; if (ctx.Response.StatusCode == Missing) return;")]
    [InlineData("if (ctx.Response.StatusCode is >= 400 and < 500) return;")]
    [InlineData("if (allowed.Count == 496) return;")]
    // MTLS5005 says more.
    [InlineData("ctx.Response.StatusCode = 496;")]
    public Task Name_or_another_number_IsSilent(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Without_the_helper_there_is_no_name_IsSilent() => StatusFrame.VerifyAsync(Id, StatusFrame.Middleware("if (ctx.Response.StatusCode == 496) return;"));

    [Fact]
    public Task All_of_a_file_IsFixed() => StatusFrame.FixAsync<MTLS5004MagicStatusCodeFix>(
        """
        class ClientCertificateLog
        {
            string? Of(HttpContext context, HttpResponseMessage message) =>
                context.Response.StatusCode is {|MTLS5004:495|} or {|MTLS5004:496|} ? "ours"
                : (int)message.StatusCode == {|MTLS5004:496|} /* upstream */ ? "theirs"
                : null;
        }
        """,
        """
        using ClientCertAnalyzers.AspNetCore;

        class ClientCertificateLog
        {
            string? Of(HttpContext context, HttpResponseMessage message) =>
                context.Response.StatusCode is ClientCertificateStatusCodes.Invalid or ClientCertificateStatusCodes.Missing ? "ours"
                : (int)message.StatusCode == ClientCertificateStatusCodes.Missing /* upstream */ ? "theirs"
                : null;
        }
        """,
        MTLS5004MagicStatusCodeFix.Title,
        hasHelper: true);

    private static Task VerifyAsync(string statements) =>
        StatusFrame.VerifyAsync(Id, StatusFrame.Middleware(statements), test => test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper));
}
