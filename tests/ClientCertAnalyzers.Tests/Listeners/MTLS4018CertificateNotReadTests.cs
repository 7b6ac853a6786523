using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS4018CertificateNotReadTests
{
    private const string Mode = "h.ClientCertificateMode = ClientCertificateMode.AllowCertificate";
    private const string Listen = "builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => " + Mode + "));";
    private const string Get = "app.MapGet(\"/\", () => 1);";

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", Get)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h => { h.SslProtocols = SslProtocols.Tls13; {|MTLS4018:MODE|}; })));", Get)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS4018:ClientCertificateMode = ClientCertificateMode.AllowCertificate|} })));", Get)]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", Get)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", "app.MapGet(\"/\", (HttpContext http) => http.User.Identity!.Name).RequireAuthorization();")]
    [InlineData("builder.Services.AddHttpClient(\"x\").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Manual }); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", Get)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", "app.MapGroup(\"/a\").MapGet(\"/\", () => 1).WithName(\"a\");")]
    [InlineData("if (builder.Services.Any()) { } builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:MODE|}));", Get)]
    public Task Nothing_reads_the_certificate_Reports(string services, string pipeline) => VerifyAsync(LoginFrame.Program(services.Replace("MODE", Mode), pipeline));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", Get)]
    [InlineData("builder.Services.AddClientCertificateResponses();", Get)]
    [InlineData("", "app.MapGet(\"/\", (HttpContext http) => http.Connection.ClientCertificate?.Subject);")]
    [InlineData("", "app.MapGet(\"/\", (HttpContext http) => http.Connection is { ClientCertificate: { } certificate } ? certificate.Subject : \"\");")]
    [InlineData("", "app.MapGet(\"/\", async (HttpContext http) => (await http.Connection.GetClientCertificateAsync())?.Subject);")]
    [InlineData("", "app.MapGet(\"/\", (HttpContext http) => Read(http.Features.Get<Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature>())); static int Read(object? feature) => 1;")]
    [InlineData("", "app.Use(async (http, next) => { await http.AuthenticateAsync(\"Certificate\"); await next(http); });")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateValidation = (_, _, e) => e == 0)));", Get)]
    [InlineData("builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Handler>(\"own\", null);", Get, "abstract class Handler(IOptionsMonitor<AuthenticationSchemeOptions> o, ILoggerFactory l, System.Text.Encodings.Web.UrlEncoder e) : AuthenticationHandler<AuthenticationSchemeOptions>(o, l, e) { }")]
    [InlineData("", Get, "class Reader { string? Read(ConnectionInfo connection) => connection.ClientCertificate?.Subject; }")]
    public Task Somebody_reads_or_judges_it_IsSilent(string services, string pipeline, string types = "") => VerifyAsync(LoginFrame.Program(Listen + services, pipeline, types));

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { MODE; h.ClientCertificateValidation = (_, _, e) => e == 0; }));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { MODE; h.OnAuthenticate = (_, _) => { }; }));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { MODE; h.CheckCertificateRevocation = true; }));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { MODE; Set(h); })); static void Set(HttpsConnectionAdapterOptions h) { }")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate)); builder.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(l => l.Protocols = HttpProtocols.Http1));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => MODE)); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.AllowAnyClientCertificate()));")]
    public Task Judged_in_the_handshake_or_another_mode_IsSilent(string services) => VerifyAsync(LoginFrame.Program(services.Replace("MODE", Mode), Get));

    [Theory]
    [InlineData("Partner.Set.Up(builder.Services);", Get)]
    [InlineData("Partner.Set.With(1, builder.Services);", Get)]
    [InlineData("", "app.UseMiddleware<Partner.Middleware>();")]
    [InlineData("builder.Services.AddControllers();", "app.MapControllers();")]
    public Task Code_of_another_assembly_IsSilent(string services, string pipeline) => VerifyAsync(LoginFrame.Program(Listen + services, pipeline), test =>
        test.TestState.AdditionalReferences.Add(LoginFrame.Library("""
            namespace Partner
            {
                public static class Set { public static void Up(this IServiceCollection services) { } public static void With(int count, IServiceCollection services) { } }
                public class Middleware(RequestDelegate next) { public Task Invoke(HttpContext context) => next(context); }
                public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
            }
            """)));

    [Fact]
    public Task Library_that_gets_no_part_of_the_host_Reports() => VerifyAsync(
        LoginFrame.Program("_ = Partner.Set.Count(1); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS4018:" + Mode + "|}));", Get),
        test => test.TestState.AdditionalReferences.Add(LoginFrame.Library("namespace Partner { public static class Set { public static int Count(int number) => number; } }")));

    /// <summary>The contract of a service, often in an assembly of its own, is generated; any other base may authorize.</summary>
    [Theory]
    [InlineData("Shop.OrdersBase", "{|MTLS4018:MODE|}")]
    [InlineData("Shop.Bare", "MODE")]
    [InlineData("Shop.Concrete", "MODE")]
    public Task Service_of_gRPC(string contract, string mode) => VerifyAsync(
        LoginFrame.Program(
            "builder.Services.AddGrpc(); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => " + mode.Replace("MODE", Mode) + "));", "app.MapGrpcService<Orders>();", $"class Orders : {contract} {{ }}"),
        test => test.TestState.AdditionalReferences.Add(LoginFrame.Library(
            """
            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class GrpcServicesExtensions { public static void AddGrpc(this IServiceCollection services) { } }
            }

            namespace Microsoft.AspNetCore.Builder
            {
                public static class GrpcEndpointRouteBuilderExtensions { public static void MapGrpcService<T>(this IEndpointRouteBuilder app) where T : class { } }
            }

            namespace Shop
            {
                public class BindServiceMethodAttribute : Attribute { }
                [BindServiceMethod] public abstract class OrdersBase { }
                public abstract class Bare { }
                [BindServiceMethod] public class Concrete { }
            }
            """,
            "Grpc.AspNetCore.Server")));

    [Theory]
    [InlineData("static class Tls { static void Set(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }")]
    [InlineData("Tls.Set(null!); static class Tls { public static void Set(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }")]
    public Task Library_or_host_made_elsewhere_IsSilent(string source) => VerifyAsync(source);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(LoginFrame.Program(Listen, Get), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Fact]
    public Task Development_is_ignored_on_request_IsSilent() => VerifyAsync(LoginFrame.Program("if (builder.Environment.IsDevelopment()) { " + Listen + " }", Get), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nmtls_development_code = ignore")));

    [Fact]
    public Task Half_typed_code_does_not_throw() => VerifyAsync(
        LoginFrame.Program("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.;", "app.MapGet("),
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("h => {|MTLS4018:MODE|}", "h => { }")]
    [InlineData("h =>\n{\n    // Smart cards.\n    {|MTLS4018:MODE|};\n    h.SslProtocols = SslProtocols.Tls13;\n}", "h =>\n{\n    // Smart cards.\n    h.SslProtocols = SslProtocols.Tls13;\n}")]
    public Task Mode_IsFixed(string bad, string good) => SchemeFrame.FixAsync<CertificateModeAnalyzer, MTLS4018CertificateNotReadFix>(
        LoginFrame.Program("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(" + bad.Replace("MODE", Mode) + "));", Get),
        LoginFrame.Program("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(" + good + "));", Get),
        MTLS4018CertificateNotReadFix.Title);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS4018CertificateNotReadFix().GetFixAllProvider());

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<CertificateModeAnalyzer, DefaultVerifier>>? configure = null) =>
        SchemeFrame.VerifyAsync<CertificateModeAnalyzer>("MTLS4018", source, test =>
        {
            test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
            configure?.Invoke(test);
        });
}
