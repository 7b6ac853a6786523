using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Tests.Engines.Hosting;

/// <summary>Who validates, reads and enforces the certificates of the host whose listener is marked by a call of <c>UseHttps</c>.</summary>
public class HostRolesTests
{
    private const string Handler = """
        abstract class OwnHandler(Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder)
            : Microsoft.AspNetCore.Authentication.AuthenticationHandler<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions>(options, logger, encoder) { }
        """;

    private static readonly CSharpCompilation Empty = Compilations.Create(
        [.. References.AspNetCore, RestoredReferences.CertificateAuthentication, RestoredReferences.RuntimeHelper, RestoredReferences.Grpc, Library()],
        Compilations.Parse(Usings.Catalogue + "global using Microsoft.AspNetCore.Authorization; global using Microsoft.AspNetCore.Authentication;"));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateValidation = (_, _, e) => e == 0);", "TlsValidation")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.AllowAnyClientCertificate());", "TlsValidation")]
    [InlineData("_ = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, e) => e == 0 };", "TlsValidation")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateValidation = null);", "")]
    [InlineData("_ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, e) => e == 0 };", "")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "CertificateScheme")]
    [InlineData("builder.Services.AddClientCertificateResponses();", "RuntimeHelper")]
    [InlineData("app.Use((http, next) => { _ = http.Connection.ClientCertificate; return next(http); });", "Reader")]
    [InlineData("app.Use(async (http, next) => { await http.Connection.GetClientCertificateAsync(); await next(http); });", "Reader")]
    [InlineData("app.Use((http, next) => { http.Connection.ClientCertificate = null; return next(http); });", "")]
    [InlineData("app.MapGet(\"/\", () => 1).RequireAuthorization();", "Authorization")]
    [InlineData("app.MapGet(\"/\", [Authorize] () => 1);", "Authorization")]
    [InlineData("app.MapGroup(\"/api\").RequireClientCertificate();", "RequiredPerEndpoint")]
    [InlineData("app.MapGet(\"/\", (HttpContext http) => http.User.Claims.Any());", "OwnAuthorization")]
    [InlineData("app.Use((http, next) => http.User.Identity is { IsAuthenticated: true } ? next(http) : Task.CompletedTask);", "OwnAuthorization OwnAuthorization")]
    [InlineData("app.Use((http, next) => { http.User = new System.Security.Claims.ClaimsPrincipal(); return next(http); });", "")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AuthorizeFolder(\"/\"));", "Authorization")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AuthorizePage(\"/Orders\"));", "Authorization")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AuthorizeAreaPage(\"Shop\", \"/Orders\"));", "Authorization")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AuthorizeAreaFolder(\"Shop\", \"/\"));", "Authorization")]
    [InlineData("builder.Services.AddAuthorizationBuilder().AddFallbackPolicy(\"all\", p => p.RequireAuthenticatedUser());", "FallbackPolicy")]
    [InlineData("builder.Services.AddClientCertificateChallengeResponses();", "RuntimeHelper")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true));", "RuntimeHelperTls")]
    [InlineData("k.ConfigureHttpsDefaults(h => { object? old; old = h.ClientCertificateValidation; });", "")]
    [InlineData("app.Use((http, next) => { System.Security.Claims.ClaimsPrincipal who; who = http.User; return next(http); });", "OwnAuthorization")]
    [InlineData("app.Use((http, next) => { System.Security.Cryptography.X509Certificates.X509Certificate2? sent; sent = http.Connection.ClientCertificate; return next(http); });", "Reader")]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter()));", "Authorization")]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);", "FallbackPolicy")]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = null);", "")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", "FallbackPolicy")]
    [InlineData("app.Use(async (http, next) => { await http.AuthenticateAsync(\"Certificate\"); await next(http); });", "Authentication")]
    [InlineData("app.Use(async (http, next) => { await http.RequestServices.GetRequiredService<IAuthenticationService>().AuthenticateAsync(http, null); await next(http); });", "Authentication")]
    [InlineData("app.Use((http, next) => { _ = nameof(http.Connection.ClientCertificate); return next(http); });", "")]
    [InlineData("var own = new { User = 1, IsAuthenticated = true }; _ = own.User > 0 && own.IsAuthenticated;", "")]
    [InlineData("System.Security.Claims.ClaimsPrincipal? nobody = null; _ = nobody;", "")]
    [InlineData("k.ConfigureHttpsDefaults(h => Console.WriteLine(h.ClientCertificateValidation));", "")]
    public void Statement_of_the_program_has_a_role(string statement, string expected) => Assert.Equal(expected, Roles(Program(statement)));

    [Theory]
    [InlineData(Handler, "OwnHandler")]
    [InlineData("[Authorize] class OrdersController { }", "Authorization")]
    [InlineData("class OrdersController { [AuthorizeAttribute(\"partners\")] public int Get() => 1; }", "Authorization")]
    [InlineData("class PartnersAttribute : AuthorizeAttribute { } [Partners] class OrdersController { }", "OwnAuthorization")]
    [InlineData("class Orders { static string Who(System.Security.Claims.ClaimsPrincipal caller) => caller.Identity!.Name!; }", "OwnAuthorization")]
    [InlineData("class Orders(IAuthorizationService authorization) { IAuthorizationService Get() => authorization; }", "OwnAuthorization OwnAuthorization")]
    [InlineData("class Filter : Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter { public void OnAuthorization(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) { } }", "OwnAuthorization")]
    [InlineData("class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public string? Get() => User.Identity?.Name; }", "OwnAuthorization")]
    [InlineData("class ClaimsPrincipal { } class User { bool IsAuthenticated => true; void M(ClaimsPrincipal p, User u) => _ = IsAuthenticated; }", "")]
    [InlineData("class AuthenticationHandler<T> { } class Mine : AuthenticationHandler<int> { }", "")]
    [InlineData("class AuthorizeAttribute : Attribute { } [Authorize] class OrdersController { }", "")]
    [InlineData("static class Mine { static void RequireAuthorization() { } static void AddCertificate() { } static void M() { RequireAuthorization(); AddCertificate(); } }", "")]
    [InlineData("static class Mine { static void AllowAnyClientCertificate() { } static void AddClientCertificateResponses() { } static void AddClientCertificateChallengeResponses() { } static void UseClientCertificateResponses() { } static void M() { AllowAnyClientCertificate(); AddClientCertificateResponses(); AddClientCertificateChallengeResponses(); UseClientCertificateResponses(); } }", "")]
    [InlineData("static class Mine { static void RequireClientCertificate() { } static void SetFallbackPolicy() { } static void AddFallbackPolicy() { } static void AuthenticateAsync() { } static void AuthorizeFolder() { } static void GetClientCertificateAsync() { } static void M() { RequireClientCertificate(); SetFallbackPolicy(); AddFallbackPolicy(); AuthenticateAsync(); AuthorizeFolder(); GetClientCertificateAsync(); } }", "")]
    [InlineData("class Mine { object? ClientCertificateValidation { get; set; } object? RemoteCertificateValidationCallback { get; set; } object? FallbackPolicy { get; set; } object? ClientCertificate { get; set; } void M() { ClientCertificateValidation = 1; RemoteCertificateValidationCallback = 1; FallbackPolicy = ClientCertificate; } }", "")]
    [InlineData("class AuthorizeFilter { public static object Make() => new AuthorizeFilter(); }", "")]
    [InlineData("class Keep { Microsoft.AspNetCore.Authentication.AuthenticationHandler<AuthenticationSchemeOptions>? own; Microsoft.AspNetCore.Authorization.AuthorizeAttribute? other; }", "")]
    [InlineData("class Own { bool IsAuthenticated; bool M() => IsAuthenticated; static bool User() => true; static bool N() => User(); }", "")]
    [InlineData("class Own { static void M([System.ComponentModel.TypeConverter(typeof(System.Security.Claims.ClaimsPrincipal))] int x) { } }", "")]
    [InlineData("class Own { static Type M(int x) => typeof(System.Security.Claims.ClaimsPrincipal); }", "")]
    [InlineData("class Own { object? User { get; set; } object? M() => User; }", "")]
    [InlineData("class Keep { List<AuthorizeAttribute> all = []; AuthenticationHandler<AuthenticationSchemeOptions>? own; }", "")]
    [InlineData("[System.ComponentModel.TypeConverter(typeof(AuthorizeAttribute))] class Keep { }", "")]
    [InlineData("[System.ComponentModel.Description] class Authorize { Authorize? next; }", "")]
    [InlineData("abstract class Own(Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder) { }", "OwnHandler")]
    [InlineData("class Filter : Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter { public Task OnAuthorizationAsync(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) => Task.CompletedTask; }", "OwnAuthorization")]
    [InlineData("class Endpoint { IAuthorizeData? data; }", "OwnAuthorization")]
    [InlineData("class Page { Microsoft.AspNetCore.Components.Authorization.AuthorizeView? view; }", "OwnAuthorization")]
    [InlineData("class Page { Microsoft.AspNetCore.Components.Authorization.AuthorizeRouteView? view; }", "OwnAuthorization")]
    [InlineData("class Orders { static object Peer(Grpc.Core.ServerCallContext call) => call.AuthContext; }", "Reader")]
    [InlineData("class Orders { object? AuthContext { get; set; } object? Peer(Orders call) => call.AuthContext; }", "")]
    [InlineData("abstract class Half(Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder) : Microsoft.AspNetCore.Authentication.AuthenticationHandler<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions>(options, logger, encoder) { } class Use { Half? Own; }", "OwnHandler")]
    [InlineData("class Partners : Microsoft.AspNetCore.Authorization.AuthorizeAttribute { }", "OwnAuthorization")]
    [InlineData("class Keep { List<IAuthorizationService> all = []; class IAuthorizationFilter { } IAuthorizationFilter? own; }", "OwnAuthorization")]
    public void Type_of_the_project_has_a_role(string type, string expected) => Assert.Equal(expected, Roles(Program(""), type));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "", "Yes")]
    [InlineData("", "static class Login { public static void AddLogin(this IServiceCollection services) => services.AddAuthentication().AddCertificate(); }", "Yes")]
    [InlineData("", "", "No")]
    [InlineData("builder.Services.AddHealthChecks();", "", "No")]
    [InlineData("Partner.Library.AddPartner(builder.Services);", "", "Unknown")]
    [InlineData("Partner.Library.UsePartner(app);", "", "Unknown")]
    [InlineData("Partner.Library.Count(1);", "", "No")]
    [InlineData("", "static class Set { public static void Up(AuthenticationBuilder b) { Partner.Library.AddPartner(b); _ = nameof(Up); b.Services.AddAuthorization(o => o.FallbackPolicy = null); } }", "Unknown")]
    public void Program_with_one_host_answers(string statement, string types, string expected) =>
        Assert.Equal(expected, Around(Program(statement), types).Plays(CertificateRole.CertificateScheme).ToString());

    [Theory]
    [InlineData("class Admin { static void Build() => WebApplication.CreateBuilder().Services.AddAuthentication().AddCertificate(); }", "No")]
    [InlineData("class Admin { static void Build() => WebApplication.CreateBuilder(); } class Login { static void Add(IServiceCollection s) => s.AddAuthentication().AddCertificate(); }", "Unknown")]
    public void Program_with_two_hosts_answers(string types, string expected) =>
        Assert.Equal(expected, Around(Program(""), types).Plays(CertificateRole.CertificateScheme).ToString());

    [Fact]
    public void Library_whose_host_is_elsewhere_does_not_know() => Assert.Equal(
        Answer.Unknown,
        Around("static class Tls { public static void Add(KestrelServerOptions k) => k.ListenAnyIP(1, l => l.UseHttps()); }").Plays(CertificateRole.CertificateScheme));

    private static string Program(string statement) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(443, l => l.UseHttps()); });
        {{(statement.StartsWith('k') ? "builder.WebHost.ConfigureKestrel(k => {" + statement + "});" : "")}}
        var app = builder.Build();
        {{(statement.StartsWith('k') ? "" : statement)}}
        """;

    private static string Roles(string program, string types = "") => string.Join(' ', Around(program, types).Sites(Enum.GetValues<CertificateRole>()).Select(found => found.Role));

    private static HostRoles Around(string program, string types = "")
    {
        var tree = Compilations.Parse(program);
        var compilation = Empty.AddSyntaxTrees(Compilations.Parse(types)).With(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var listener = tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.ValueText == "UseHttps");
        var operation = compilation.GetSemanticModel(tree).GetOperation(Sighting.Used(listener))!;
        return HostRoles.Around(operation, KnownSymbols.For(compilation)!, CancellationToken.None);
    }

    /// <summary>A library that nobody knows, which may set up anything.</summary>
    private static PortableExecutableReference Library()
    {
        var library = Compilations.Create(References.AspNetCore, Compilations.Parse("""
            namespace Partner
            {
                public static class Library
                {
                    public static void AddPartner(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
                    public static void AddPartner(this Microsoft.AspNetCore.Authentication.AuthenticationBuilder builder) { }
                    public static void UsePartner(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) { }
                    public static int Count(int number) => number;
                }
            }
            """));
        using var image = new MemoryStream();
        Assert.True(library.WithAssemblyName("Partner").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
