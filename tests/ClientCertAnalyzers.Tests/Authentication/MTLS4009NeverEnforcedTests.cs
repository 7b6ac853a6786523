using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4009NeverEnforcedTests
{
    private const string Id = "MTLS4009";
    private const string Scheme = "builder.Services.AddAuthentication(\"Certificate\").{|#0:AddCertificate|}();";
    private const string Get = "app.MapGet(\"/\", () => 1);";

    [Theory]
    [InlineData("app.UseAuthentication(); app.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseAuthentication(); app.UseAuthorization(); app.MapPost(\"/orders\", (Order order) => order);")]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/\", () => 1);")]
    [InlineData("app.MapControllers();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.MapControllers());")]
    [InlineData("app.MapHub<Chat>(\"/chat\");")]
    [InlineData("app.MapControllerRoute(\"a\", \"{controller}/{action}\");")]
    [InlineData("app.MapDefaultControllerRoute();")]
    [InlineData("app.MapAreaControllerRoute(\"a\", \"b\", \"{controller}/{action}\");")]
    [InlineData("app.MapRazorPages();")]
    [InlineData("app.UseMvc();")]
    [InlineData("app.UseMvcWithDefaultRoute();")]
    [InlineData("app.MapRazorComponents<Page>();")]
    [InlineData("app.Map(\"/\", () => 1);")]
    [InlineData("app.MapPut(\"/\", () => 1);")]
    [InlineData("app.MapPatch(\"/\", () => 1);")]
    [InlineData("app.MapDelete(\"/\", () => 1);")]
    [InlineData("app.MapMethods(\"/\", [\"GET\"], () => 1);")]
    [InlineData("app.MapFallback(() => 1);")]
    [InlineData("app.MapHealthChecks(\"/healthz\").AllowAnonymous(); app.MapGet(\"/\", () => 1);")]
    [InlineData("app.MapGet(\"/healthz\", () => 1).AllowAnonymous(); app.MapGet(\"/\", () => 1);")]
    [InlineData("app.Use((http, next) => { http.User = new System.Security.Claims.ClaimsPrincipal(); return next(http); }); app.MapGet(\"/\", () => 1);")]
    public Task Endpoints_without_authorization_Reports(string pipeline) =>
        LoginFrame.VerifyAsync(Id, LoginFrame.Program(Scheme + " builder.Services.AddControllers(); builder.Services.AddSignalR();", pipeline, "record Order(int Id); class Page : Microsoft.AspNetCore.Components.ComponentBase { } class Chat : Microsoft.AspNetCore.SignalR.Hub { } [Microsoft.AspNetCore.Mvc.ApiController] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get() => 1; }"));

    [Theory]
    [InlineData("builder.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).{|#0:AddCertificate|}(o => o.AllowedCertificateTypes = CertificateTypes.Chained);")]
    [InlineData("builder.Services.AddAuthentication().{|#0:AddCertificate|}(\"partners\", o => { });")]
    [InlineData("builder.Services.AddAuthorization(); " + Scheme)]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = null); " + Scheme)]
    [InlineData("builder.Services.AddAuthorization(o => o.AddPolicy(\"partners\", p => p.RequireAuthenticatedUser())); " + Scheme)]
    [InlineData("var authentication = builder.Services.AddAuthentication(); authentication.{|#0:AddCertificate|}();")]
    [InlineData("builder.Services.AddAuthentication().{|#0:AddCertificate|}(o => o.Events = new() { OnCertificateValidated = c => { c.Principal = new System.Security.Claims.ClaimsPrincipal(); c.Success(); return Task.CompletedTask; } });")]
    public Task Schemes_of_all_forms_Reports(string services) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(services, Get));

    [Fact]
    public Task Startup_in_another_type_Reports() => LoginFrame.VerifyAsync(Id, """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Certificate").{|#0:AddCertificate|}();

            public void Configure(IApplicationBuilder app) => app.UseRouting().UseAuthentication().UseEndpoints(endpoints => endpoints.MapGet("/", () => 1));
        }
        """);

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)); " + Scheme)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = builder.Configuration.GetValue<ClientCertificateMode>(\"Mode\"))); " + Scheme)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = (_, _, e) => e == 0; })); " + Scheme)]
    [InlineData("builder.WebHost.UseHttpSys(); " + Scheme)]
    [InlineData("if (builder.Environment.IsDevelopment()) { " + Scheme + " }")]
    public Task Handshake_that_may_insist_or_development_Reports_info(string services) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(services, Get), DiagnosticSeverity.Info);

    [Theory]
    [InlineData("appsettings.json", "{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"https://*:443\", \"ClientCertificateMode\": \"RequireCertificate\" } } } }")]
    [InlineData("appsettings.json", "{ \"Kestrel\": { \"EndpointDefaults\": { \"ClientCertificateMode\": \"#{Mode}#\" } } }")]
    [InlineData("web.config", "<configuration />")]
    public Task Settings_that_may_insist_Reports_info(string file, string text) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(Scheme, Get), DiagnosticSeverity.Info, test =>
        test.TestState.AdditionalFiles.Add((file, text)));

    [Fact]
    public Task Library_that_does_not_know_authorization_Reports_info() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(Scheme + " Partner.Set.Up(builder.Services);", Get), DiagnosticSeverity.Info, test =>
        test.TestState.AdditionalReferences.Add(LoginFrame.Library("namespace Partner { public static class Set { public static void Up(this IServiceCollection services) { } } }")));

    [Theory]
    [InlineData(Get + " Partner.Set.Up(builder.Services);")]
    [InlineData("app.MapControllers(); app.MapGet(\"/\", () => 1);")]
    [InlineData("app.MapControllers();")]
    [InlineData("app.MapHub<Partner.Chat>(\"/chat\");")]
    [InlineData("app.MapHub<Mine>(\"/chat\");")]
    public Task Authorization_that_may_stand_in_another_assembly_IsSilent(string pipeline) => LoginFrame.VerifyAsync(
        Id,
        LoginFrame.Program(LoginFrame.Scheme, pipeline, "class Mine : Partner.Chat { }"),
        configure: test => test.TestState.AdditionalReferences.Add(LoginFrame.Library("""
            namespace Partner
            {
                public static class Set { public static void Up(this IServiceCollection services) => services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy); }
                public class Chat : Microsoft.AspNetCore.SignalR.Hub { }
                [Authorize] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
            }
            """)));

    [Theory]
    [InlineData("", "app.MapGet(\"/\", () => 1).RequireAuthorization();")]
    [InlineData("", "app.MapGet(\"/\", [Authorize] () => 1);")]
    [InlineData("", "app.MapGroup(\"/api\").RequireAuthorization(\"partners\").MapGet(\"/\", () => 1); app.MapGet(\"/\", () => 1);")]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);", Get)]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", Get)]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter()));", "app.MapControllers();")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AuthorizeFolder(\"/\"));", "app.MapRazorPages();")]
    [InlineData("", "app.Use(async (http, next) => { if ((await http.AuthenticateAsync()).Succeeded) await next(http); }); app.MapGet(\"/\", () => 1);")]
    [InlineData("", "app.Use((http, next) => http.User.Identity?.IsAuthenticated == true ? next(http) : Task.CompletedTask); app.MapGet(\"/\", () => 1);")]
    [InlineData("", "app.MapGet(\"/\", (System.Security.Claims.ClaimsPrincipal user) => user.HasClaim(\"a\", \"b\") ? Results.Ok() : Results.Forbid());")]
    [InlineData("", "app.MapGet(\"/\", async (IAuthorizationService authorization, HttpContext http) => 1);")]
    [InlineData("", "app.MapGet(\"/\", (HttpContext http) => http.Connection.ClientCertificate!.Subject);")]
    [InlineData("builder.Services.AddClientCertificateResponses();", "app.MapGet(\"/\", () => 1).RequireClientCertificate();")]
    [InlineData("", "app.Run(http => Task.CompletedTask);")]
    [InlineData("", "app.MapHealthChecks(\"/healthz\");")]
    [InlineData("", "app.MapGet(\"/\", () => 1).AllowAnonymous();")]
    [InlineData("", "app.UseStaticFiles();")]
    [InlineData("", "app.Map(\"/a\", branch => branch.UseStaticFiles());")]
    public Task Authorization_own_checks_or_no_endpoint_IsSilent(string services, string pipeline) =>
        LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme + services, pipeline));

    [Theory]
    [InlineData("[Authorize] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }")]
    [InlineData("public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { [Authorize(\"partners\")] public int Get() => 1; }")]
    [InlineData("class PartnersAttribute : AuthorizeAttribute { } [Partners] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }")]
    [InlineData("class Check : Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter { public Task OnAuthorizationAsync(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) => Task.CompletedTask; }")]
    [InlineData("public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public object Get() => User.HasClaim(\"a\", \"b\") ? 1 : Forbid(); }")]
    public Task Authorization_in_another_type_IsSilent(string types) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme, "app.MapControllers();", types));

    [Fact]
    public Task Maps_of_the_project_IsSilent() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(
        LoginFrame.Scheme, "Own.MapGet(app); app.MapHub(); _ = nameof(Own.MapGet);", "static class Own { public static void MapGet(IEndpointRouteBuilder app) { } public static void MapHub(this IEndpointRouteBuilder app) { } }"));

    [Fact]
    public Task Library_IsSilent() => LoginFrame.VerifyAsync(Id, "static class Login { static void Add(WebApplicationBuilder builder, WebApplication app) { " + LoginFrame.Scheme + Get + " } }");

    [Fact]
    public Task Host_that_is_made_elsewhere_IsSilent() => LoginFrame.VerifyAsync(Id, "Login.Add(null!, null!); static class Login { public static void Add(WebApplicationBuilder builder, WebApplication app) { " + LoginFrame.Scheme + Get + " } }");

    [Fact]
    public Task Other_scheme_or_method_of_the_project_IsSilent() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(
        "builder.Services.AddAuthentication().AddCookie(); builder.Services.AddCertificate();", Get, "static class Store { public static void AddCertificate(this IServiceCollection services) { } }"));

    [Fact]
    public Task Test_project_IsSilent() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme, Get), configure: test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(;", Get)]
    [InlineData("builder.Services.AddAuthentication(.AddCertificate();", "app.MapGet(")]
    public Task Half_typed_code_does_not_throw(string services, string pipeline) => LoginFrame.VerifyAsync("MTLS0000", LoginFrame.Program(services, pipeline), configure: test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.DisabledDiagnostics.AddRange(["MTLS4008", "MTLS4009"]);
    });

    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1);", "app.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseAuthentication(); // who\napp.MapGet(\"/\", () => 1);", "app.UseAuthentication(); // who\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseRouting();\napp.UseAuthentication();\napp.MapGet(\"/\", () => 1);", "app.UseRouting();\napp.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);", "app.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    public Task Program_IsFixed(string pipeline, string expected) => FixAsync(
        LoginFrame.Program("// Partners.\nbuilder.Services.AddAuthentication(\"Certificate\")\n    .{|MTLS4009:AddCertificate|}(); // all of them", pipeline),
        LoginFrame.Program("// Partners.\nbuilder.Services.AddAuthentication(\"Certificate\")\n    .AddCertificate(); // all of them\nbuilder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);", expected));

    [Fact]
    public Task Startup_IsFixed()
    {
        const string Startup = """
            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

            class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddAuthentication("Certificate").{|MTLS4009:AddCertificate|}();
                }

                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.UseAuthentication();
                    app.UseEndpoints(endpoints => endpoints.MapGet("/", () => 1));
                }
            }
            """;
        return FixAsync(Startup, Startup.Replace("{|MTLS4009:AddCertificate|}();", "AddCertificate();\n        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);")
            .Replace("app.UseAuthentication();", "app.UseAuthentication();\n        app.UseAuthorization();"));
    }

    [Theory]
    [InlineData("app.UseAuthentication(); app.UseRouting(); app.MapGet(\"/\", () => 1);", "builder.Services.AddAuthentication().{|MTLS4009:AddCertificate|}();")]
    [InlineData("app.UseRouting().UseAuthentication(); app.MapGet(\"/\", () => 1);", "builder.Services.AddAuthentication().{|MTLS4009:AddCertificate|}();")]
    [InlineData("app.MapGet(\"/\", () => 1);", "var all = builder.Services.AddAuthentication(); all.{|MTLS4009:AddCertificate|}();")]
    [InlineData("app.MapGet(\"/\", () => 1);", "var all = builder.Services.AddAuthentication().{|MTLS4009:AddCertificate|}();")]
    public Task Set_up_in_another_form_has_no_fix(string pipeline, string services) => FixAsync(LoginFrame.Program(services, pipeline), LoginFrame.Program(services, pipeline));

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS4009NeverEnforcedFix().GetFixAllProvider());

    private static Task FixAsync(string source, string expected) => SchemeFrame.FixAsync<AddCertificateAnalyzer, MTLS4009NeverEnforcedFix>(source, expected, MTLS4009NeverEnforcedFix.Title, test =>
    {
        test.DisabledDiagnostics.AddRange(["MTLS4003", "MTLS4008", "MTLS4017"]);
        if (source == expected)
        {
            test.CodeActionEquivalenceKey = null;
        }
    });
}
