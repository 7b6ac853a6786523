using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1012ClientCertificatePropertyWhenDelayedFixTests
{
    private const string Ask = "await ctx.Connection.GetClientCertificateAsync(ctx.RequestAborted)";

    [Theory]
    [InlineData("app.Run(async ctx => { if (CERT == null) ctx.Response.StatusCode = 496; await Task.Yield(); });", Ask)]
    [InlineData("app.Run(async ctx => { if (CERT is not { } certificate) return; await ctx.Response.WriteAsync(certificate.Subject); });", Ask)]
    [InlineData("app.Run(async ctx => await ctx.Response.WriteAsync(CERT?.Subject ?? \"none\"));", "(" + Ask + ")")]
    [InlineData("app.Run(async ctx => { var name = CERT!.Subject; await ctx.Response.WriteAsync(name); });", "(" + Ask + ")")]
    [InlineData("app.Run(async ctx => { ctx.Items[1] = (object?)CERT ?? ctx; await Task.Yield(); });", Ask)]
    [InlineData("app.Run(async ctx => await ctx.Response.WriteAsync($\"{CERT}\"));", Ask)]
    public Task Asynchronous_lambda_IsFixed(string lines, string request) => FixAsync(DelayedHosts.Program(lines), request: request);

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext ctx) => CERT?.Subject);", "app.MapGet(\"/\", async (HttpContext ctx) => (ASK)?.Subject);")]
    [InlineData("app.MapGet(\"/\", (HttpContext ctx) => { var certificate = CERT; return certificate?.Subject; });", "app.MapGet(\"/\", async (HttpContext ctx) => { var certificate = ASK; return certificate?.Subject; });")]
    [InlineData("app.MapGet(\"/\", (HttpContext ctx, int id) => Name(CERT)); static string? Name(object? o) => null;", "app.MapGet(\"/\", async (HttpContext ctx, int id) => Name(ASK)); static string? Name(object? o) => null;")]
    [InlineData("app.MapGet(\"/\", [Obsolete] (HttpContext ctx) => CERT is null);", "app.MapGet(\"/\", [Obsolete] async (HttpContext ctx) => ASK is null);")]
    [InlineData("app.Run(ctx => ctx.Response.WriteAsync(CERT!.Subject));", "app.Run(async ctx => await ctx.Response.WriteAsync((ASK)!.Subject));")]
    [InlineData("app.MapGet(\"/\", /* anybody */ ctx => ctx.Response.WriteAsync($\"{CERT}\"));", "app.MapGet(\"/\", /* anybody */ async ctx => await ctx.Response.WriteAsync($\"{ASK}\"));")]
    public Task Lambda_that_becomes_asynchronous_IsFixed(string bad, string good) => FixAsync(DelayedHosts.Program(bad), DelayedHosts.Program(good));

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext ctx) => Name(CERT)); static string? Name(object? o) => null;")] // would become a RequestDelegate
    [InlineData("app.MapGet(\"/\", (HttpContext ctx) => CERT);")]
    [InlineData("app.Use((ctx, next) => { ctx.Items[1] = CERT; return next(); });")]
    [InlineData("Func<HttpContext, string?> name = ctx => CERT?.Subject;")]
    [InlineData("Action<HttpContext> show = ctx => Console.WriteLine(CERT);")]
    [InlineData("System.Linq.Expressions.Expression<Func<HttpContext, object?>> tree = ctx => CERT;")]
    [InlineData("static string? Name(HttpContext ctx) => CERT?.Subject; app.MapGet(\"/\", Name);")]
    [InlineData("app.Run(async ctx => { lock (app) { ctx.Items[1] = CERT; } await Task.Yield(); });")]
    [InlineData("app.Run(async ctx => { var all = from x in new[] { 1 } where CERT != null select x; await Task.Yield(); });")]
    [InlineData("app.Run(async ctx => { try { await Task.Yield(); } catch (Exception) when (CERT is null) { } });")]
    [InlineData("app.Run(async ctx => { Func<object?> later = () => CERT; await Task.Yield(); });")]
    public Task Place_that_cannot_wait_HasNoFix(string lines) => NoFixAsync(lines.Replace("CERT", "{|MTLS1012:ctx.Connection.ClientCertificate|}"));

    [Theory]
    [InlineData("app.Run(async ctx => { var name = ctx.Features.Get<ITlsConnectionFeature>()?{|MTLS1012:.ClientCertificate|}?.Subject; await Task.Yield(); });")]
    [InlineData("app.Run(async ctx => { var feature = ctx.Features.GetRequiredFeature<ITlsConnectionFeature>(); ctx.Items[1] = {|MTLS1012:feature.ClientCertificate|}; await Task.Yield(); });")]
    [InlineData("app.Run(async ctx => { HttpContext? other = ctx; ctx.Items[1] = other?{|MTLS1012:.Connection.ClientCertificate|}; await Task.Yield(); });")]
    [InlineData("app.Run(async ctx => { if (ctx is { Connection: { {|MTLS1012:ClientCertificate|}: null } }) await Task.Yield(); });")]
    public Task Read_of_another_shape_HasNoFix(string lines) => NoFixAsync(lines);

    [Theory]
    [InlineData("""
        public class Names : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                context.Items[1] = {|MTLS1012:context.Connection.ClientCertificate|}?.Subject;
                await next(context);
            }
        }
        """, "{|MTLS1012:context.Connection.ClientCertificate|}", "(await context.Connection.GetClientCertificateAsync(context.RequestAborted))")]
    [InlineData("""
        static class Names
        {
            public static async Task<string?> OfAsync(ConnectionInfo connection)
            {
                await Task.Yield();
                return {|MTLS1012:connection.ClientCertificate|}?.Subject;
            }
        }
        """, "{|MTLS1012:connection.ClientCertificate|}", "(await connection.GetClientCertificateAsync())")]
    [InlineData("""
        class Names(IHttpContextAccessor accessor)
        {
            public async Task<bool> HasAnyAsync()
            {
                await Task.Yield();
                return {|MTLS1012:accessor.HttpContext!.Connection.ClientCertificate|} != null;
            }
        }
        """, "{|MTLS1012:accessor.HttpContext!.Connection.ClientCertificate|}", "await accessor.HttpContext!.Connection.GetClientCertificateAsync(accessor.HttpContext!.RequestAborted)")]
    [InlineData("""
        class Names(Func<HttpContext> current)
        {
            public async Task<bool> HasAnyAsync()
            {
                await Task.Yield();
                return {|MTLS1012:current().Connection.ClientCertificate|} != null;
            }
        }
        """, "{|MTLS1012:current().Connection.ClientCertificate|}", "await current().Connection.GetClientCertificateAsync()")]
    [InlineData("""
        public class OrdersController : ControllerBase
        {
            [HttpGet]
            public async Task<IActionResult> Get()
            {
                await Task.Yield();
                return {|MTLS1012:HttpContext.Connection.ClientCertificate|} is null ? Forbid() : Ok();
            }
        }
        """, "{|MTLS1012:HttpContext.Connection.ClientCertificate|}", "await HttpContext.Connection.GetClientCertificateAsync(HttpContext.RequestAborted)")]
    public Task Asynchronous_method_IsFixed(string types, string read, string request) =>
        FixAsync(DelayedHosts.Program("", types), DelayedHosts.Program("", types.Replace(read, request)));

    [Fact]
    public Task Four_at_once_with_comments_IsFixed() => FixAsync(
        DelayedHosts.Program("""
            // For the probe.
            app.MapGet("/", (HttpContext ctx) => CERT != null);
            app.MapGet("/name", async (HttpContext ctx) =>
            {
                // Who is it?
                var certificate = {|MTLS1012:ctx.Connection /* TLS */
                    .ClientCertificate|}; // may be null
                await Task.Yield();
                return certificate?.Subject;
            });
            app.MapGet("/issuer", (HttpContext ctx) =>
                CERT?.Issuer); // the CA
            app.MapGet("/key", (HttpContext ctx) => $"{CERT?.GetKeyAlgorithm()}");
            """),
        DelayedHosts.Program("""
            // For the probe.
            app.MapGet("/", async (HttpContext ctx) => ASK != null);
            app.MapGet("/name", async (HttpContext ctx) =>
            {
                // Who is it?
                var certificate = await ctx.Connection /* TLS */
                    .GetClientCertificateAsync(ctx.RequestAborted); // may be null
                await Task.Yield();
                return certificate?.Subject;
            });
            app.MapGet("/issuer", async (HttpContext ctx) =>
                (ASK)?.Issuer); // the CA
            app.MapGet("/key", async (HttpContext ctx) => $"{(ASK)?.GetKeyAlgorithm()}");
            """));

    /// <summary>One by one, the first request brings the certificate for the rest of the lambda.</summary>
    [Theory]
    [InlineData("app.MapGet(\"/\", ", "(HttpContext ctx) => CERT != null && CERT.HasPrivateKey);", "ASK != null && ctx.Connection.ClientCertificate.HasPrivateKey);", "ASK != null && (ASK).HasPrivateKey);")]
    [InlineData("app.MapGet(\"/\", ", "(HttpContext ctx) => CERT?.Subject + CERT?.Issuer);", "(ASK)?.Subject + ctx.Connection.ClientCertificate?.Issuer);", "(ASK)?.Subject + (ASK)?.Issuer);")]
    public Task Two_in_one_lambda_IsFixed(string call, string lambda, string single, string all) => VerifyAsync(
        DelayedHosts.Program(call + lambda.Replace("CERT", "{|MTLS1012:ctx.Connection.ClientCertificate|}")),
        DelayedHosts.Program(call + "async (HttpContext ctx) => " + single.Replace("ASK", Ask)),
        DelayedHosts.Program(call + "async (HttpContext ctx) => " + all.Replace("ASK", Ask)));

    private static Task FixAsync(string source, string? fixedSource = null, string request = Ask) =>
        VerifyAsync(source.Replace("CERT", "{|MTLS1012:ctx.Connection.ClientCertificate|}"), (fixedSource ?? source.Replace("CERT", request)).Replace("ASK", Ask));

    private static Task NoFixAsync(string lines) => VerifyAsync(DelayedHosts.Program(lines), DelayedHosts.Program(lines));

    private static Task VerifyAsync(string source, string fixedSource, string? allFixed = null) =>
        Verify.FixAsync<DelayedNegotiationAnalyzer, MTLS1012ClientCertificatePropertyWhenDelayedFix>(source, fixedSource, MTLS1012ClientCertificatePropertyWhenDelayedFix.Title, test =>
        {
            DelayedHosts.AddUsings(test);
            if (allFixed is not null)
            {
                test.BatchFixedState.Sources.Add(allFixed);
                test.BatchFixedState.Sources.Add(test.TestState.Sources[1]);
            }
        });
}
