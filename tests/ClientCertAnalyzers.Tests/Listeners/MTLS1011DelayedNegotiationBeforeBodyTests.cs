using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1011DelayedNegotiationBeforeBodyTests
{
    private const string Ask = "{|MTLS1011:c.Connection.GetClientCertificateAsync()|}";

    private const string Post = """app.MapPost("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject);""";

    [Theory]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => (await ASK)?.Subject);""")]
    [InlineData("""app.MapPut("/x", async (HttpContext c) => { if (await ASK is null) return Results.StatusCode(496); return Results.Ok(); });""")]
    [InlineData("""app.MapPatch("/x", async c => { await ASK; });""")]
    [InlineData("""app.MapPost("/x", (HttpContext c) => ASK);""")]
    [InlineData("""app.MapMethods("/x", ["GET", "PUT"], async (HttpContext c) => { await ASK; });""")]
    [InlineData("""app.MapMethods("/x", new[] { HttpMethods.Post }, async (HttpContext c) => { await ASK; });""")]
    [InlineData("""app.MapGroup("/g").MapPost("/x", async (HttpContext c) => await ASK).RequireAuthorization().WithName("x");""")]
    [InlineData("""app.MapPost("/x/{id}", async (HttpContext c, int id, [FromHeader] string? tenant, ILogger<Program> log, CancellationToken stop) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { var certificate = await ASK; using var reader = new StreamReader(c.Request.Body); return await reader.ReadToEndAsync(); });""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { c.Response.StatusCode = 496; var tenant = c.Request.Headers["tenant"]; var request = c.Request; var query = request.Query; await Task.Delay(1); await ASK; });""")]
    [InlineData("""app.MapPost("/x", Handle); static async Task Handle(HttpContext c) { await ASK; }""")]
    [InlineData("""app.MapPost("/x", Handle); app.MapGet("/x", Handle); static async Task Handle(HttpContext c) => await ASK;""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await {|MTLS1011:c.Features.GetRequiredFeature<ITlsConnectionFeature>().GetClientCertificateAsync(default)|}); app.MapPost("/y", async (HttpContext c) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c, int? id, DayOfWeek? day, DateOnly since, string name) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c, IServiceProvider services) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c, HttpRequest request, HttpResponse response, System.Security.Claims.ClaimsPrincipal who) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { var x = c; await x.Response.StartAsync(); await ASK; });""")]
    [InlineData("""app.MapPost("/x/{id}", async (HttpContext c, [FromRoute] int id, [FromQuery] int page, [FromServices] Random one, [FromKeyedServices("a")] Random other) => await ASK);""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { _ = c.User; c.Items[1] = c.TraceIdentifier; _ = c.RequestServices; c.RequestAborted.ThrowIfCancellationRequested(); await ASK; });""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { _ = (c.Request.Path, c.Request.PathBase, c.Request.QueryString, c.Request.Host, c.Request.IsHttps, c.Request.Protocol, c.Request.Scheme, c.Request.Cookies, c.Request.RouteValues); await ASK; });""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { _ = c.Request.HttpContext.TraceIdentifier; await ASK; });""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => { _ = c.Connection.RemoteIpAddress; await ASK; });""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.MapGet("/y", Guid.NewGuid);""")]
    [InlineData("""((IEndpointConventionBuilder)app.MapPost("/x", async (HttpContext c) => await ASK)).RequireAuthorization();""")]
    [InlineData("""app.Use(async (c, next) => { _ = c.Response.Body; await next(); }); app.MapPost("/x", async (HttpContext c) => await ASK);""")]
    [InlineData("""_ = new MemberBody { Body = "" }.Body; app.MapPost("/x", async (HttpContext c) => await ASK);""")]
    // What another endpoint asks does not help this one.
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.Map("/y", async (HttpContext c) => await c.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.MapGet("/y", async (HttpContext c) => await c.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.MapDelete("/y", async (HttpContext c) => await c.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.MapMethods("/y", ["GET"], async (HttpContext c) => await c.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await ASK); app.MapFallback(async (HttpContext c) => await c.Connection.GetClientCertificateAsync());""")]
    public Task Request_before_the_body_Reports(string lines) => VerifyAsync(DelayedHosts.Program(lines.Replace("ASK", Ask), "class MemberBody { public string Body = \"\"; }"));

    [Theory]
    [InlineData("""app.MapGet("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject);""")]
    [InlineData("""app.MapDelete("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject);""")]
    [InlineData("""app.Map("/x", async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    [InlineData("""app.MapMethods("/x", ["GET", "HEAD"], async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    [InlineData("""app.MapPost("/x", Handle); static Task Handle(HttpContext c) => Ask(c); static async Task Ask(HttpContext c) => await c.Connection.GetClientCertificateAsync();""")]
    [InlineData("""app.Use(async (c, next) => { await c.Connection.GetClientCertificateAsync(); await next(); });""")]
    [InlineData("""app.MapPost("/x", (HttpContext c) => { Func<Task> later = async () => await c.Connection.GetClientCertificateAsync(); return later; });""")]
    [InlineData("""app.Use(async (c, next) => { await c.Connection.GetClientCertificateAsync(); await next(); }); """ + Post)]
    [InlineData("""app.MapPost("/x", Handlers[0]); static Task Unmapped(HttpContext c) => c.Connection.GetClientCertificateAsync();""")]
    [InlineData("""app.MapMethods("/x", args, async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    [InlineData("""app.Map("/a", b => b.Run(async c => await c.Connection.GetClientCertificateAsync())); """ + Post)]
    [InlineData("""app.MapMethods("/x", [Verbs.Post], async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    [InlineData("""app.MapMethods("/x", [Own.HttpMethods.Post], async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    [InlineData("""app.MapGet("/x", [Post] async (HttpContext c) => { await c.Connection.GetClientCertificateAsync(); });""")]
    public Task Handler_without_a_body_or_other_function_IsSilent(string lines) => VerifyAsync(DelayedHosts.Program(lines, "partial class Program { static readonly RequestDelegate[] Handlers = []; } class PostAttribute : Attribute { } static class Verbs { public static readonly string Post = Environment.MachineName; } static class Own { public static class HttpMethods { public static readonly string Post = Environment.MachineName; } }"));

    [Theory]
    [InlineData("c.Request.EnableBuffering(); await c.Request.Body.DrainAsync(default); c.Request.Body.Position = 0;")]
    [InlineData("if (c.Connection.ClientCertificate is null) { c.Request.EnableBuffering(); await c.Request.Body.DrainAsync(default); c.Request.Body.Position = 0; }")]
    [InlineData("var form = await c.Request.ReadFormAsync();")]
    [InlineData("var form = c.Request.Form;")]
    [InlineData("await c.Request.Body.CopyToAsync(Stream.Null);")]
    [InlineData("var read = await c.Request.BodyReader.ReadAsync();")]
    [InlineData("using var reader = new StreamReader(c.Request.Body); await reader.ReadToEndAsync();")]
    [InlineData("var order = await c.Request.ReadFromJsonAsync<object>();")]
    [InlineData("await Buffer(c);")]
    [InlineData("await new Buffers().RunAsync(c.Request);")]
    [InlineData("var copy = (object)c;")]
    [InlineData("await Local(); async Task Local() => await Buffer(null!);")]
    [InlineData("Func<Task> first = () => Task.CompletedTask; await first();")]
    [InlineData("if (c.Request.ContentLength is > 0) return;")]
    [InlineData("if (HttpMethods.IsGet(c.Request.Method)) return;")]
    [InlineData("var feature = c.Features.Get<IHttpBodyControlFeature>();")]
    [InlineData("var items = new Dictionary<HttpContext, int>(); items[c] = 1;")]
    [InlineData("var s = c.Session;")]
    public Task Body_that_may_have_been_read_IsSilent(string first) => VerifyAsync(DelayedHosts.Program(
        $$"""app.MapPost("/x", async (HttpContext c) => { {{first}} await c.Connection.GetClientCertificateAsync(); });""",
        """
        class Buffers { public Task RunAsync(HttpRequest request) => Task.CompletedTask; }
        partial class Program { static Task Buffer(HttpContext c) => Task.CompletedTask; }
        """));

    [Theory]
    [InlineData("Order order")]
    [InlineData("[FromBody] string order")]
    [InlineData("[FromForm] string order")]
    [InlineData("IFormFile file")]
    [InlineData("IFormFileCollection files")]
    [InlineData("Stream body")]
    [InlineData("List<int> ids")]
    [InlineData("IEnumerable<Order> orders")]
    [InlineData("IReadOnlyList<Order> orders")]
    [InlineData("[AsParameters] Order order")]
    [InlineData("System.Text.Json.JsonDocument json")]
    [InlineData("System.Collections.IEnumerable all")]
    [InlineData("[Own.FromServices] Order order")]
    [InlineData("Own.HttpRequest request")]
    [InlineData("Own.CancellationToken stop")]
    [InlineData("Own.Id id")]
    [InlineData("[System.ComponentModel.Description(\"Name\")] string name")]
    public Task Parameter_that_may_come_from_the_body_IsSilent(string parameter) => VerifyAsync(DelayedHosts.Program(
        $$"""app.MapPost("/x", async (HttpContext c, {{parameter}}) => (await c.Connection.GetClientCertificateAsync())?.Subject);""", """
        record Order(int Id);
        class Own
        {
            public class FromServicesAttribute : Attribute { }
            public class HttpRequest { }
            public class CancellationToken { }
            public struct Id { public static bool TryParse(string text, out Id id) { id = default; return true; } }
        }
        """));

    [Theory]
    [InlineData("app.Use(async (c, next) => { c.Request.EnableBuffering(); await c.Request.Body.DrainAsync(default); await next(); });", Post)]
    [InlineData("app.Use(async (c, next) => { await c.Request.BodyReader.ReadAsync(); await next(); });", Post)]
    [InlineData("app.MapGroup(\"/g\").AddEndpointFilter((c, next) => next(c));", Post)]
    [InlineData("app.MapGroup(\"/g\").AddEndpointFilterFactory((filter, next) => next);", Post)]
    [InlineData("app.Use(async (c, next) => { _ = c.Request.Form; await next(); });", Post)]
    [InlineData("app.Use(async (c, next) => { await c.Request.ReadFormAsync(); await next(); });", Post)]
    [InlineData("app.Use(async (c, next) => { c.Request.EnableBuffering(); await next(); });", Post)]
    [InlineData("app.Use(async (c, next) => { await c.Features.GetRequiredFeature<IHttpRequestFeature>().Body.DrainAsync(default); await next(); });", Post)]
    [InlineData("app.UseCertificateForwarding();", Post)]
    [InlineData("", """Extensions.WithBuffer(app.MapPost("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject));""")]
    [InlineData("", """app.MapPost("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject).WithName("x").WithBuffer();""")]
    [InlineData("", """((IEndpointConventionBuilder)app.MapPost("/x", async (HttpContext c) => (await c.Connection.GetClientCertificateAsync())?.Subject)).WithOwn();""")]
    [InlineData("", """app.MapPost("/x", Handle); Extensions.WithOwn(app.MapPut("/x", Handle)); static async Task Handle(HttpContext c) => await c.Connection.GetClientCertificateAsync();""")]
    public Task Pipeline_that_may_read_first_IsSilent(string pipeline, string map) => VerifyAsync(DelayedHosts.Program(
        pipeline + map, "static class Extensions { public static RouteHandlerBuilder WithBuffer(this RouteHandlerBuilder builder) => builder; public static void WithOwn(this IEndpointConventionBuilder builder) { } }"));

    [Theory]
    [InlineData("args.Length switch { 0 => ClientCertificateMode.NoCertificate, _ => ClientCertificateMode.DelayCertificate }")]
    [InlineData("args.Length > 0 ? ClientCertificateMode.DelayCertificate : ClientCertificateMode.NoCertificate")]
    public Task Late_negotiation_in_one_of_several_cases_Reports(string mode) => VerifyAsync(DelayedHosts.Program(
        $$"""app.MapPost("/x", async (HttpContext c) => await {{Ask}});""",
        setting: $"builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = {mode}));"));

    [Theory]
    [InlineData("")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));")]
    [InlineData(DelayedHosts.Delay + " _ = ClientCertificateMode.RequireCertificate;")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = args.Length switch { 0 => ClientCertificateMode.DelayCertificate, _ => (ClientCertificateMode)args.Length }));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = args.Length switch { 0 => ClientCertificateMode.DelayCertificate, _ => ClientCertificateMode.AllowCertificate }));")]
    [InlineData("if (builder.Environment.IsDevelopment()) { " + DelayedHosts.Delay + " }")]
    public Task Negotiation_in_the_handshake_IsSilent(string setting) => VerifyAsync(DelayedHosts.Program(Post, setting: setting));

    [Theory]
    [InlineData("[HttpPost]", "", "{|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|}")]
    [InlineData("[HttpPut(\"{id}\"), Produces(\"application/json\")]", "Guid id, [FromQuery] int page, CancellationToken stop", "{|MTLS1011:this.HttpContext.Connection.GetClientCertificateAsync(stop)|}")]
    [InlineData("[HttpPatch]", "", "{|MTLS1011:Request.HttpContext.Connection.GetClientCertificateAsync()|}")]
    [InlineData("[Route(\"x\"), HttpPost]", "DayOfWeek day, int? count", "{|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|}")]
    [InlineData("[HttpPost]", "[FromRoute] int id, [FromServices] Order order", "{|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|}")]
    [InlineData("[HttpPost]", "", "{|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|}", "_ = ModelState; _ = User;")]
    [InlineData("[Obsolete] public int Count { get; set; } [HttpPost]", "", "{|MTLS1011:HttpContext.Connection.GetClientCertificateAsync()|}")]
    public Task Action_with_a_body_Reports(string attributes, string parameters, string request, string first = "") => VerifyAsync(Controller(attributes, parameters, "await " + request, first));

    [Theory]
    [InlineData("[HttpGet]", "", "")]
    [InlineData("", "", "")]
    [InlineData("[HttpPost]", "Order order", "")]
    [InlineData("[HttpPost]", "[FromForm] string name", "")]
    [InlineData("[HttpPost]", "IFormFile file", "")]
    [InlineData("[HttpPost, ServiceFilter(typeof(Order))]", "", "")]
    [InlineData("[HttpPost, ValidateAntiForgeryToken]", "", "")]
    [InlineData("[HttpPost, Buffered]", "", "")]
    [InlineData("[HttpPost, AutoValidateAntiforgeryToken]", "", "")]
    [InlineData("[HttpPost, TypeFilter(typeof(Order))]", "", "")]
    [InlineData("[HttpPost, MiddlewareFilter(typeof(Order))]", "", "")]
    [InlineData("[BindProperty] public Order? Bound { get; set; } [HttpPost]", "", "")]
    [InlineData("[Buffered] public Order? Bound { get; set; } [HttpPost]", "", "")]
    [InlineData("[HttpPost]", "", "object self = this;")]
    [InlineData("[HttpPost]", "", "Func<string?> text = ToString;")]
    [InlineData("[HttpPost]", "", "await TryUpdateModelAsync(new Order());")]
    [InlineData("[HttpPost]", "", "await Request.ReadFormAsync();")]
    [InlineData("[Route(\"x\")]", "", "")]
    [InlineData("[AcceptVerbs(\"GET\")]", "", "")]
    [InlineData("[Route(\"x\"), Post]", "", "")]
    [InlineData("[HttpPost, NonAction] private async Task<IActionResult> Other() { await HttpContext.Connection.GetClientCertificateAsync(); return Ok(); } [HttpGet]", "", "")]
    [InlineData("[HttpPost] public static async Task Other(HttpContext c) => await c.Connection.GetClientCertificateAsync(); [HttpGet]", "", "")]
    public Task Action_without_a_body_or_with_one_that_was_read_IsSilent(string attributes, string parameters, string first) =>
        VerifyAsync(Controller(attributes, parameters, "await HttpContext.Connection.GetClientCertificateAsync()", first));

    [Theory]
    [InlineData("[ApiController, ", "[BindProperties, ")]
    [InlineData("[ApiController, ", "[Buffered, ")]
    [InlineData(": ControllerBase", ": Base")]
    public Task Controller_that_may_read_the_body_IsSilent(string usual, string other) =>
        VerifyAsync(Controller("[HttpPost]", "", "await HttpContext.Connection.GetClientCertificateAsync()").Replace(usual, other) + " public class Base : ControllerBase { }");

    [Theory]
    [InlineData(DelayedHosts.Delay, "TLS 1.3 returns null")]
    [InlineData("builder.Services.Configure<HttpSysOptions>(o => o.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation);", "HTTP.sys waits")]
    public async Task Message_says_what_the_server_does(string setting, string effect)
    {
        var usings = Usings.Catalogue + "global using Microsoft.AspNetCore.Server.HttpSys;";
        var finding = Assert.Single(await Analysis.FindingsAsync(
            Analysis.Project(References.AspNetCore, ("Usings.cs", usings), ("Program.cs", DelayedHosts.Program(Post, setting: setting))), [new DelayedNegotiationAnalyzer()]));

        Assert.Contains("This POST handler", finding.GetMessage());
        Assert.Contains(effect, finding.GetMessage());
    }

    [Theory]
    [InlineData("""app.MapPost("/x", async (HttpContext c) => await c.Connection.GetClientCertificateAsync(""")]
    [InlineData("""app.MapPost("/x", async (c, ) => await c.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapPost(async c => await c.Connection.GetClientCertificateAsync()""")]
    public Task Half_typed_code_IsHarmless(string lines) => VerifyAsync(DelayedHosts.Program(lines), test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.None;
    });

    [Fact]
    public Task Methods_of_the_same_name_IsSilent() => VerifyAsync(DelayedHosts.Program(
        """Extensions.MapPost(app, "/x", async c => { await c.Connection.GetClientCertificateAsync(); }); app.MapPost("/y", async (Own c) => await c.GetClientCertificateAsync());""",
        """
        static class Extensions { public static void MapPost(IEndpointRouteBuilder app, string path, RequestDelegate handler) { } }
        class Own { public Task<string?> GetClientCertificateAsync() => Task.FromResult<string?>(null); }
        """));

    [Fact]
    public Task Handler_in_another_file_on_the_oldest_supported_net_Reports() => VerifyAsync(
        DelayedHosts.Program("""app.MapPost("/x", Handlers.PostAsync);"""), test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.TestState.Sources.Add("static class Handlers { public static async Task PostAsync(HttpContext c) => await " + Ask + "; }");
        });

    private static string Controller(string attributes, string parameters, string request, string first = "") => DelayedHosts.Program("app.MapControllers();", $$"""
        public class Order { public int Id { get; set; } }

        public class BufferedAttribute : Attribute { }

        public class PostAttribute : Attribute { }

        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            {{attributes}}
            public async Task<IActionResult> Act({{parameters}})
            {
                {{first}}
                return {{request}} is null ? Forbid() : Ok();
            }
        }
        """);

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<DelayedNegotiationAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<DelayedNegotiationAnalyzer>(source, test =>
    {
        DelayedHosts.AddUsings(test);
        configure?.Invoke(test);
    });
}
