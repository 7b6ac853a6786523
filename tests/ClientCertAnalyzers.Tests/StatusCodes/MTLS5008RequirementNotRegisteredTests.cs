using ClientCertAnalyzers.CodeFixes.StatusCodes;
using ClientCertAnalyzers.StatusCodes;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5008RequirementNotRegisteredTests
{
    private const string Id = "MTLS5008";
    private const string Pay = "app.MapGet(\"/pay\", () => 1).{|MTLS5008:RequireClientCertificate|}();";

    [Theory]
    [InlineData("", Pay)]
    [InlineData("", "app.MapGet(\"/pay\", [{|MTLS5008:RequireClientCertificate|}] () => \"ok\");")]
    [InlineData("", "app.MapGet(\"/pay\", [{|MTLS5008:RequireClientCertificateAttribute|}] () => \"ok\");")]
    [InlineData("", "app.MapGet(\"/pay\", [{|MTLS5008:ClientCertAnalyzers.AspNetCore.RequireClientCertificate()|}] () => \"ok\");")]
    [InlineData("", "var api = app.MapGroup(\"/api\").{|MTLS5008:RequireClientCertificate|}(); api.MapGet(\"/\", () => 1);")]
    [InlineData("builder.Services.AddControllers();", "app.MapControllers().{|MTLS5008:RequireClientCertificate|}();")]
    [InlineData("builder.Services.AddSignalR();", "app.MapHub<Chat>(\"/chat\");")]
    [InlineData("", "app.MapGet(\"/pay\", Pay); [{|MTLS5008:RequireClientCertificate|}] static string Pay() => \"ok\";")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca))));", Pay)]
    [InlineData("builder.Services.AddAuthorization().AddRouting();", "Microsoft.AspNetCore.Builder.ClientCertificateEndpointConventionBuilderExtensions.{|MTLS5008:RequireClientCertificate|}(app.MapGet(\"/\", () => 1));")]
    public Task Mark_without_services_Reports(string services, string app) => VerifyAsync(HelperFrame.Program(services, app, app.Contains("Chat")
        ? "[{|MTLS5008:RequireClientCertificate|}] class Chat : Microsoft.AspNetCore.SignalR.Hub { }"
        : ""));

    [Theory]
    [InlineData("[{|MTLS5008:RequireClientCertificate|}] public class Orders : Microsoft.AspNetCore.Mvc.ControllerBase { }")]
    [InlineData("public class Orders : Microsoft.AspNetCore.Mvc.Controller { [{|MTLS5008:RequireClientCertificate|}] public string Get() => \"\"; }")]
    [InlineData("[{|MTLS5008:RequireClientCertificate|}] public class Page : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { }")]
    public Task Mark_in_MVC_Reports(string type) => VerifyAsync(HelperFrame.Program("", "", type));

    [Theory]
    // Somebody else may do it.
    [InlineData("Mtls.Add(builder);", "app.MapGet(\"/pay\", () => 1).{|#0:RequireClientCertificate|}();")]
    [InlineData("Mtls.Add(builder.Services);", "app.MapGet(\"/pay\", [{|#0:RequireClientCertificate|}] () => 1);")]
    public async Task Code_of_others_Reports_as_info(string services, string app)
    {
        var library = Compilations.Create(References.AspNetCore, Compilations.Parse("""
            public static class Mtls
            {
                public static void Add(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) { }
                public static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
            }
            """, "Mtls.cs")).WithAssemblyName("Mtls");
        using var image = new MemoryStream();
        library.WithOptions(library.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        await HelperFrame.VerifyAsync<MTLS5008RequirementNotRegisteredAnalyzer>(Id, HelperFrame.Program(services, app), test =>
            test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(image.ToArray())));
    }

    [Theory]
    [InlineData("builder.Services.AddClientCertificateResponses();", "app.MapGet(\"/pay\", [RequireClientCertificate] () => 1);")]
    [InlineData("builder.Services.AddClientCertificateResponses(o => o.IncludeReason = true);", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();")]
    [InlineData("builder.Services.AddAuthorization(); builder.Services.AddClientCertificateChallengeResponses();", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();")]
    [InlineData("builder.Services.AddRouting().AddClientCertificateResponses();", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();")]
    [InlineData("if (args.Length > 0) builder.Services.AddClientCertificateResponses();", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();")]
    [InlineData("Add(builder.Services); static void Add(IServiceCollection services) => services.AddClientCertificateResponses();", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();")]
    [InlineData("", "app.MapGet(\"/pay\", () => 1);")]
    [InlineData("", "_ = nameof(RequireClientCertificateAttribute); _ = typeof(RequireClientCertificateAttribute);")]
    public Task Registered_or_unmarked_IsSilent(string services, string app) => VerifyAsync(HelperFrame.Program(services, app));

    [Fact]
    public Task Registered_in_another_file_IsSilent() => VerifyAsync(HelperFrame.Program("builder.AddMtls();", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();"), test =>
        test.TestState.Sources.Add("static class Setup { public static void AddMtls(this WebApplicationBuilder builder) => builder.Services.AddClientCertificateResponses(); }"));

    [Fact]
    public Task Library_IsSilent() => VerifyAsync("""
        using ClientCertAnalyzers.AspNetCore;

        static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder routes)
            {
                routes.MapGet("/pay", [RequireClientCertificate] () => 1);
                routes.MapGet("/buy", () => 1).RequireClientCertificate();
            }
        }
        """);

    [Fact]
    public Task Own_types_with_the_same_names_IsSilent() => Verify.DiagnosticsAsync<MTLS5008RequirementNotRegisteredAnalyzer>("""
        using System;
        new Endpoint().RequireClientCertificate();
        [AttributeUsage(AttributeTargets.All)] class RequireClientCertificateAttribute : Attribute { }
        [RequireClientCertificate] class Endpoint { public void RequireClientCertificate() { } }
        """, test => test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        HelperFrame.Program("", "app.MapGet(\"/pay\", () => 1).RequireClientCertificate();"), test => Clients.ClientFrame.InTests(test));

    [Theory]
    [InlineData("app.MapGet(\"/pay\", [RequireClientCertificate ] ( => 1);")]
    [InlineData("app.MapGet(\"/pay\", () => 1).RequireClientCertificate")]
    public Task Code_that_does_not_compile_IsSilent(string app) => VerifyAsync(
        HelperFrame.Program("builder.Services.AddClientCertificateResponses();", app), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Three_marks_with_a_missing_using_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        // services
        Microsoft.Extensions.DependencyInjection.RoutingServiceCollectionExtensions.AddRouting(builder.Services);

        var app = builder.Build();
        app.MapGet("/pay", [{|MTLS5008:ClientCertAnalyzers.AspNetCore.RequireClientCertificate|}] () => 1);
        app.MapGet("/buy", () => 1).{|MTLS5008:RequireClientCertificate|}();
        app.MapGet("/sell", () => 1).{|MTLS5008:RequireClientCertificate|}();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddClientCertificateResponses();
        var services = builder.Services;
        // services
        Microsoft.Extensions.DependencyInjection.RoutingServiceCollectionExtensions.AddRouting(builder.Services);

        var app = builder.Build();
        app.MapGet("/pay", [ClientCertAnalyzers.AspNetCore.RequireClientCertificate] () => 1);
        app.MapGet("/buy", () => 1).RequireClientCertificate();
        app.MapGet("/sell", () => 1).RequireClientCertificate();
        app.Run();
        """,
        test => test.TestState.Sources.RemoveAt(1));

    [Fact]
    public Task Behind_the_last_registration_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;

        Shop.Run(args);

        static class Shop
        {
            public static void Run(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddProblemDetails();
                builder.Services.AddRouting().AddAuthorization(); // all
                builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true)));
                var app = builder.Build();
                app.MapGet("/buy", () => 1).{|MTLS5008:RequireClientCertificate|}();
                app.Run();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;

        Shop.Run(args);

        static class Shop
        {
            public static void Run(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddProblemDetails();
                builder.Services.AddRouting().AddAuthorization(); // all
                builder.Services.AddClientCertificateResponses();
                builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true)));
                var app = builder.Build();
                app.MapGet("/buy", () => 1).RequireClientCertificate();
                app.Run();
            }
        }
        """);

    [Theory]
    // Every certificate would be refused then.
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));", "app.MapGet(\"/buy\", () => 1).{|MTLS5008:RequireClientCertificate|}();", "")]
    // No builder in sight.
    [InlineData("", "", "[{|MTLS5008:RequireClientCertificate|}] public class Orders : Microsoft.AspNetCore.Mvc.ControllerBase { }")]
    public Task Place_that_is_not_clear_HasNoFix(string services, string app, string types)
    {
        var source = HelperFrame.Program(services, app, types);
        return FixAsync(source, source);
    }

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS5008RequirementNotRegisteredAnalyzer, DefaultVerifier>>? configure = null) =>
        HelperFrame.VerifyAsync(Id, source, configure);

    private static Task FixAsync(string source, string fixedSource, Action<CSharpCodeFixTest<MTLS5008RequirementNotRegisteredAnalyzer, MTLS5008RequirementNotRegisteredFix, DefaultVerifier>>? configure = null) =>
        HelperFrame.FixAsync(source, fixedSource, MTLS5008RequirementNotRegisteredFix.Title, configure);
}
