using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1012ClientCertificatePropertyWhenDelayedTests
{
    private const string Read = """app.MapGet("/", (HttpContext ctx) => {|MTLS1012:ctx.Connection.ClientCertificate|}?.Subject);""";

    private const string ReadUnmarked = """app.MapGet("/", (HttpContext ctx) => ctx.Connection.ClientCertificate?.Subject);""";

    private const string Other = """
        class Other
        {
            public int ClientCertificateMode { get; set; }
            public int ClientCertificateMethod { get; set; }
            public bool ClientCertificateRequired { get; set; }
            public bool AllowDelayedClientCertificateNegotation { get; set; }
            public static readonly int AllowCertificate = 1;
        }
        """;

    [Theory]
    [InlineData(Read)]
    [InlineData("""app.Run(async ctx => { if ({|MTLS1012:ctx.Connection.ClientCertificate|} == null) ctx.Response.StatusCode = 496; await Task.Yield(); });""")]
    [InlineData("""app.Use((ctx, next) => { ctx.Items["name"] = {|MTLS1012:ctx.Connection.ClientCertificate|}; return next(); });""")]
    [InlineData("""app.MapGet("/", (HttpContext ctx) => ctx.Features.Get<ITlsConnectionFeature>()?{|MTLS1012:.ClientCertificate|}?.Subject);""")]
    [InlineData("""app.MapGet("/", (HttpContext ctx) => ctx.Features.GetRequiredFeature<ITlsConnectionFeature>() is { {|MTLS1012:ClientCertificate|}: null } ? "none" : "some");""")]
    [InlineData("""app.MapGet("/", Subject); static string? Subject(HttpContext ctx) => {|MTLS1012:ctx.Connection.ClientCertificate|}?.Subject;""")]
    [InlineData("""app.MapGet("/a", (HttpContext ctx) => {|MTLS1012:ctx.Connection.ClientCertificate|}?.Subject); app.MapGet("/b", async (HttpContext ctx) => await ctx.Connection.GetClientCertificateAsync());""")]
    [InlineData("""app.MapGroup("/a").MapPost("/b", (ConnectionInfo connection) => { var subject = {|MTLS1012:connection.ClientCertificate|}!.Subject; return subject; });""")]
    [InlineData("app.Use(async (ctx, next) => { ctx.Features.Set<IHttpBodyControlFeature>(null); await next(); }); " + Read)]
    [InlineData("Func<Task> own = new Own().GetClientCertificateAsync; Own.AddCertificate(); _ = new Own { ClientCertificate = 1 }; " + Read)]
    public Task Read_in_a_program_that_negotiates_late_Reports(string lines) => VerifyAsync(DelayedHosts.Program(
        lines, "class Own { public int ClientCertificate { get; set; } public Task GetClientCertificateAsync() => Task.CompletedTask; public static void AddCertificate() { } }"));

    [Theory]
    [InlineData("builder.Services.Configure<HttpSysOptions>(o => o.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation);")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = true; return new(new SslServerAuthenticationOptions { ClientCertificateRequired = false }); } })));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.DelayCertificate })));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = args.Length > 0 ? ClientCertificateMode.DelayCertificate : ClientCertificateMode.NoCertificate));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { if (args.Length > 0) h.ClientCertificateMode = (ClientCertificateMode)3; }));")]
    [InlineData(DelayedHosts.Delay + " _ = new Other { ClientCertificateMode = 1, ClientCertificateMethod = 1, ClientCertificateRequired = true }; _ = Other.AllowCertificate;")]
    [InlineData(DelayedHosts.Delay + " builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { ClientCertificateMode mode; mode = h.ClientCertificateMode; }));")]
    [InlineData(DelayedHosts.Delay + " builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate)));")]
    public Task Every_way_to_negotiate_late_Reports(string setting) => VerifyAsync(DelayedHosts.Program(Read, Other, setting));

    [Theory]
    [InlineData("")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));")]
    [InlineData(DelayedHosts.Delay + " builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)));")]
    [InlineData(DelayedHosts.Delay + " builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = (ClientCertificateMode)args.Length)));")]
    [InlineData(DelayedHosts.Delay + " var mode = ClientCertificateMode.RequireCertificate;")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = args.Length > 0 ? ClientCertificateMode.DelayCertificate : ClientCertificateMode.RequireCertificate));")]
    [InlineData("if (builder.Environment.IsDevelopment()) { " + DelayedHosts.Delay + " }")]
    [InlineData("_ = ClientCertificateMode.DelayCertificate;")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = false; return new(new SslServerAuthenticationOptions()); } })));")]
    [InlineData(DelayedHosts.Delay + " var tls = new SslServerAuthenticationOptions { ClientCertificateRequired = true };")]
    [InlineData(DelayedHosts.Delay + " builder.Services.Configure<HttpSysOptions>(o => o.ClientCertificateMethod = ClientCertificateMethod.AllowCertificate);")]
    [InlineData(DelayedHosts.Delay + " var tls = new SslServerAuthenticationOptions { ClientCertificateRequired = args.Length > 0 };")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = args.Length > 0; return new(new SslServerAuthenticationOptions()); } })));")]
    [InlineData("_ = new Other { ClientCertificateMode = 3, ClientCertificateMethod = 2, AllowDelayedClientCertificateNegotation = true };")]
    [InlineData("builder.Services.Configure<HttpSysOptions>(o => o.ClientCertificateMethod = ClientCertificateMethod.NoCertificate);")]
    public Task Handshake_that_asks_or_may_ask_IsSilent(string setting) => VerifyAsync(DelayedHosts.Program(ReadUnmarked, Other, setting));

    [Theory]
    [InlineData("app.Run(async ctx => { if (ctx.Connection.ClientCertificate is null) { ctx.Request.EnableBuffering(); await ctx.Connection.GetClientCertificateAsync(ctx.RequestAborted); } });")]
    [InlineData("app.Run(async ctx => { await ctx.Connection.GetClientCertificateAsync(); ctx.Items[1] = ctx.Connection.ClientCertificate; });")]
    [InlineData("app.Run(async ctx => { await ctx.Connection.GetClientCertificateAsync(); Action later = () => ctx.Items[1] = ctx.Connection.ClientCertificate; later(); });")]
    [InlineData("app.Run(async ctx => { var feature = ctx.Features.GetRequiredFeature<ITlsConnectionFeature>(); await feature.GetClientCertificateAsync(default); ctx.Items[1] = feature.ClientCertificate; });")]
    [InlineData("app.Run(async ctx => { if (await ctx.Connection.GetClientCertificateAsync(ctx.RequestAborted) is null) ctx.Response.StatusCode = 496; });")]
    [InlineData("app.Use(async (ctx, next) => { await ctx.Connection.GetClientCertificateAsync(); await next(); }); " + ReadUnmarked)]
    [InlineData("app.Use(async (ctx, next) => { ctx.Connection.ClientCertificate = X509CertificateLoader.LoadCertificate(new byte[0]); await next(); }); " + ReadUnmarked)]
    [InlineData("app.Use(async (ctx, next) => { ctx.Connection.ClientCertificate ??= X509CertificateLoader.LoadCertificate(new byte[0]); await next(); }); " + ReadUnmarked)]
    [InlineData("app.Use(async (ctx, next) => { ctx.Features.Set<ITlsConnectionFeature>(null); await next(); }); " + ReadUnmarked)]
    [InlineData("app.Use(async (ctx, next) => { ctx.Features.GetRequiredFeature<ITlsConnectionFeature>().ClientCertificate = null; await next(); }); " + ReadUnmarked)]
    [InlineData("app.UseCertificateForwarding(); " + ReadUnmarked)]
    [InlineData("app.MapGet(\"/\", async (HttpContext ctx) => { Func<CancellationToken, Task> ask = ctx.Connection.GetClientCertificateAsync; await ask(default); return Subject(ctx); }); static string? Subject(HttpContext ctx) => ctx.Connection.ClientCertificate?.Subject;")]
    [InlineData("app.MapGet(\"/\", async (HttpContext ctx) => { await ctx.Connection.GetClientCertificateAsync(); return Subject(ctx); }); static string? Subject(HttpContext ctx) => ctx.Connection.ClientCertificate?.Subject;")]
    [InlineData("app.Run(async ctx => { ctx.Items[1] = nameof(ctx.Connection.ClientCertificate); await Task.Yield(); });")]
    public Task Certificate_that_may_be_there_already_IsSilent(string lines) => VerifyAsync(DelayedHosts.Program(lines));

    [Fact]
    public Task Middleware_class_and_controller_Report() => VerifyAsync(DelayedHosts.Program("app.UseMiddleware<Names>(); app.MapControllers();", """
        public class Names(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context)
            {
                context.Items["name"] = {|MTLS1012:context.Connection.ClientCertificate|}?.Subject;
                return next(context);
            }
        }

        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            [HttpGet]
            public string? Get() => {|MTLS1012:HttpContext.Connection.ClientCertificate|}?.Subject;
        }
        """));

    [Fact]
    public Task Endpoint_beside_another_that_asks_in_a_controller_Reports() => VerifyAsync(DelayedHosts.Program("app.MapControllers();", """
        public class OrdersController : ControllerBase
        {
            [HttpGet("a")]
            public string? A() => {|MTLS1012:HttpContext.Connection.ClientCertificate|}?.Subject;

            [HttpGet("b")]
            public async Task<string?> B() => (await HttpContext.Connection.GetClientCertificateAsync())?.Subject;

            [HttpGet("c")]
            public async Task<string?> C()
            {
                await HttpContext.Connection.GetClientCertificateAsync();
                return Name();
            }

            private string? Name() => HttpContext.Connection.ClientCertificate?.Subject;
        }
        """));

    [Fact]
    public Task Host_beside_another_that_asks_in_the_handshake_Reports() => VerifyAsync("await Task.WhenAll(Late.Run(args), Early.Run(args)); " + Host("Late", "Delay", "{|MTLS1012:ctx.Connection.ClientCertificate|}") + Host("Early", "Allow", "ctx.Connection.ClientCertificate"));

    [Fact]
    public Task Code_that_may_belong_to_another_host_IsSilent() => VerifyAsync(
        "await Task.WhenAll(Late.Run(args), Early.Run(args)); " + Host("Late", "Delay", "null") + Host("Early", "Allow", "null") + """
        static class Names { public static string? Of(HttpContext ctx) => ctx.Connection.ClientCertificate?.Subject; }
        """);

    [Theory]
    [InlineData("app.UseCertificateForwarding();")]
    [InlineData("app.Use(async (ctx, next) => { await ctx.Connection.GetClientCertificateAsync(); await next(); });")]
    public Task Middleware_of_another_host_Reports(string middleware) => VerifyAsync(
        "await Task.WhenAll(Late.Run(args), Early.Run(args)); " + Host("Late", "Delay", "{|MTLS1012:ctx.Connection.ClientCertificate|}")
        + Host("Early", "Allow", "null").Replace("app.MapGet", middleware + " app.MapGet"));

    [Theory]
    [InlineData("public override async Task OnActionExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.ActionExecutionDelegate next)")]
    [InlineData("public async Task Fetch()")]
    [InlineData("[NonAction] public async Task Fetch()")]
    [InlineData("[HttpGet(\"f\")] private async Task Fetch()")]
    [InlineData("[HttpGet(\"f\")] public static async Task Fetch(HttpContext HttpContext)")]
    [InlineData("[HttpOwn] public async Task Fetch()")]
    [InlineData("[Obsolete] public async Task Fetch()")]
    public Task Request_of_a_controller_outside_its_actions_IsSilent(string head) => VerifyAsync(DelayedHosts.Program("app.MapControllers();", $$"""
        public class OrdersController : Controller
        {
            {{head}} { await HttpContext.Connection.GetClientCertificateAsync(); }

            [HttpGet]
            public string? Get() => HttpContext.Connection.ClientCertificate?.Subject;
        }

        public class HttpOwnAttribute : Attribute { }
        """));

    [Theory]
    [InlineData("[Route(\"b\")]")]
    [InlineData("[AcceptVerbs(\"GET\", Route = \"b\")]")]
    public Task Endpoint_beside_another_action_that_asks_Reports(string route) => VerifyAsync(DelayedHosts.Program("app.MapControllers();", $$"""
        public class OrdersController : Controller
        {
            [HttpGet]
            public string? Get() => {|MTLS1012:HttpContext.Connection.ClientCertificate|}?.Subject;

            {{route}}
            public async Task Ask() { await HttpContext.Connection.GetClientCertificateAsync(); }
        }
        """));

    [Fact]
    public Task Request_of_a_class_that_is_no_controller_IsSilent() => VerifyAsync(DelayedHosts.Program("app.MapControllers();", """
        public class Fetching
        {
            [HttpGet("f")]
            public async Task Fetch(HttpContext context) { await context.Connection.GetClientCertificateAsync(); }
        }

        public class OrdersController : Controller
        {
            [HttpGet]
            public string? Get() => HttpContext.Connection.ClientCertificate?.Subject;
        }
        """));

    [Theory]
    [InlineData("AddClientCertificateResponses")]
    [InlineData("AddClientCertificateChallengeResponses")]
    public Task Runtime_helper_that_fetches_it_IsSilent(string add) => VerifyAsync(
        DelayedHosts.Program(ReadUnmarked, setting: DelayedHosts.Delay + $"builder.Services.{add}();"), test => test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper));

    [Fact]
    public Task Setting_in_another_file_Reports() => VerifyAsync(DelayedHosts.Program(Read, setting: "builder.AddTls();"), test => test.TestState.Sources.Add(
        "static class Tls { public static void AddTls(this WebApplicationBuilder builder) => " + DelayedHosts.Delay + " }"));

    [Fact]
    public Task Settings_file_that_sets_a_mode_IsSilent() => VerifyAsync(DelayedHosts.Program(ReadUnmarked), test =>
        test.TestState.AdditionalFiles.Add(("appsettings.json", """{ "Kestrel": { "Endpoints": { "Https": { "ClientCertificateMode": "AllowCertificate" } } } }""")));

    [Fact]
    public Task Certificate_authentication_IsSilent() => VerifyAsync(
        DelayedHosts.Program(ReadUnmarked, setting: DelayedHosts.Delay + "builder.Services.AddAuthentication().AddCertificate();", types: """
        static class Extensions { public static void AddCertificate(this Microsoft.AspNetCore.Authentication.AuthenticationBuilder builder) { } }
        """));

    [Fact]
    public Task Library_IsSilent() => VerifyAsync($$"""
        public static class Host
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                {{DelayedHosts.Delay}}
                {{ReadUnmarked}}
            }
        }
        """);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(DelayedHosts.Program(ReadUnmarked), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Theory]
    [InlineData("Shop")]
    [InlineData("Microsoft.AspNetCore.Http")]
    public Task Types_of_the_same_name_IsSilent(string space) => VerifyAsync(
        DelayedHosts.Program($"app.MapGet(\"/\", () => new {space}.ConnectionInfo().ClientCertificate); app.MapGet(\"/f\", (HttpContext c, {space}.ITlsConnectionFeature f) => f.ClientCertificate);"),
        test =>
        {
            test.TestState.Sources.Add($$"""
                namespace {{space}}
                {
                    public class ConnectionInfo { public string? ClientCertificate { get; set; } }
                    public interface ITlsConnectionFeature { string? ClientCertificate { get; } }
                }
                """);
            test.CompilerDiagnostics = CompilerDiagnostics.None;
        });

    [Theory]
    [InlineData("""app.MapGet("/", (HttpContext ctx) => ctx.Connection.ClientCertificate""")]
    [InlineData("""app.MapGet("/", (HttpContext ctx) => ctx.Connection.ClientCert);""")]
    [InlineData("""app.MapGet("/", ctx => ctx.ClientCertificate = );""")]
    [InlineData("""app.MapGet(; ctx.Connection.ClientCertificate.GetClientCertificateAsync(""")]
    public Task Half_typed_code_IsHarmless(string lines) => VerifyAsync(DelayedHosts.Program(lines, setting: DelayedHosts.Delay.Replace("Mode.Delay", "Mode.Del")), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Read_on_the_oldest_supported_net_Reports() => VerifyAsync(DelayedHosts.Program(Read), test => test.Target(RestoredReferences.AspNetCore8));

    private static string Host(string name, string mode, string certificate) => $$"""

        static class {{name}}
        {
            public static Task Run(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.{{mode}}Certificate));
                var app = builder.Build();
                app.MapGet("/", (HttpContext ctx) => "" + {{certificate}});
                return app.RunAsync();
            }
        }

        """;

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<DelayedNegotiationAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<DelayedNegotiationAnalyzer>(source, test =>
    {
        DelayedHosts.AddUsings(test);
        configure?.Invoke(test);
    });
}
