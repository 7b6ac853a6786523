using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1011DelayedNegotiationBeforeBodyFixTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Statement_in_a_block_IsFixed(string lineBreak) => FixAsync(
        """
        app.MapPost("/x", async (HttpContext c) =>
        {
            var tenant = c.Request.Headers["tenant"];

            // Who is it?
            if (await {|MTLS1011:c.Connection.GetClientCertificateAsync(c.RequestAborted)|} is not { } certificate)
            {
                return Results.StatusCode(496);
            }

            return Results.Ok(certificate.Subject + tenant);
        });
        """,
        """
        app.MapPost("/x", async (HttpContext c) =>
        {
            var tenant = c.Request.Headers["tenant"];
            c.Request.EnableBuffering();
            await c.Request.Body.DrainAsync(c.RequestAborted);
            c.Request.Body.Position = 0;

            // Who is it?
            if (await c.Connection.GetClientCertificateAsync(c.RequestAborted) is not { } certificate)
            {
                return Results.StatusCode(496);
            }

            return Results.Ok(certificate.Subject + tenant);
        });
        """,
        lineBreak);

    [Theory]
    [InlineData("app.MapPost(\"/x\", async (HttpContext c) => (await ASK)?.Subject); // names only", "app.MapPost(\"/x\", async (HttpContext c) =>", "return (await ASK)?.Subject;", "}); // names only")]
    [InlineData("app.MapPost(\"/x\", async c => await ASK);", "app.MapPost(\"/x\", async c =>", "await ASK;", "});")]
    [InlineData("app.MapPost(\"/x\", Handle); static async Task<string?> Handle(HttpContext c) => (await ASK)?.Subject;", "app.MapPost(\"/x\", Handle); static async Task<string?> Handle(HttpContext c)", "return (await ASK)?.Subject;", "}")]
    public Task Expression_body_IsFixed(string map, string head, string last, string end) => FixAsync(
        map.Replace("ASK", "{|MTLS1011:c.Connection.GetClientCertificateAsync()|}"),
        $$"""
        {{head}}
        {
            c.Request.EnableBuffering();
            await c.Request.Body.DrainAsync(c.RequestAborted);
            c.Request.Body.Position = 0;
            {{last.Replace("ASK", "c.Connection.GetClientCertificateAsync()")}}
        {{end}}
        """);

    [Fact]
    public Task Action_without_the_usings_IsFixed() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class OrdersController : ControllerBase
        {
            [HttpPost]
            public async Task<bool> Post() => await {|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|} != null;
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.WebUtilities;

        namespace Shop;

        public class OrdersController : ControllerBase
        {
            [HttpPost]
            public async Task<bool> Post()
            {
                HttpContext.Request.EnableBuffering();
                await HttpContext.Request.Body.DrainAsync(HttpContext.RequestAborted);
                HttpContext.Request.Body.Position = 0;
                return await HttpContext.Connection.GetClientCertificateAsync() != null;
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        """ + DelayedHosts.Program(""));

    [Theory]
    [InlineData("app.MapPost(\"/x\", (HttpContext c) => {|MTLS1011:c.Connection.GetClientCertificateAsync()|});")]
    [InlineData("app.MapPost(\"/x\", async (HttpContext c) => { var connection = c.Connection; await {|MTLS1011:connection.GetClientCertificateAsync()|}; });")]
    [InlineData("app.MapPost(\"/x\", async (IHttpContextAccessor http) => await {|MTLS1011:http.HttpContext!.Connection.GetClientCertificateAsync()|});")]
    public Task Request_that_is_not_awaited_or_has_no_context_HasNoFix(string lines) => FixAsync(lines, lines);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS1011DelayedNegotiationBeforeBodyFix().GetFixAllProvider());

    private static Task FixAsync(string lines, string fixedLines, string lineBreak = "\n") =>
        VerifyAsync(DelayedHosts.Program(lines).ReplaceLineEndings(lineBreak), DelayedHosts.Program(fixedLines).ReplaceLineEndings(lineBreak));

    private static Task VerifyAsync(string source, string fixedSource, string? program = null) =>
        Verify.FixAsync<DelayedNegotiationAnalyzer, MTLS1011DelayedNegotiationBeforeBodyFix>(source, fixedSource, configure: test =>
        {
            if (program is null)
            {
                DelayedHosts.AddUsings(test);
            }
            else
            {
                test.TestState.Sources.Add(program);
            }
        });
}
