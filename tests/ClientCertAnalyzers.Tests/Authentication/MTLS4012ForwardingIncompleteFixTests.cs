using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4012ForwardingIncompleteFixTests
{
    [Fact]
    public Task Middleware_comes_before_authentication_IsFixed() => FixAsync<MTLS4012CallForwardingFix>(
        Program(
            "services.{|MTLS4012:AddCertificateForwarding|}(f => f.CertificateHeader = \"X-SSL-CERT\");",
            """
            app.UseRouting();
            // Who is it?
            app.UseAuthentication(); // by certificate
            app.UseAuthorization();
            """),
        Program(
            "services.AddCertificateForwarding(f => f.CertificateHeader = \"X-SSL-CERT\");",
            """
            app.UseRouting();
            app.UseCertificateForwarding();
            // Who is it?
            app.UseAuthentication(); // by certificate
            app.UseAuthorization();
            """),
        MTLS4012CallForwardingFix.Title);

    [Fact]
    public Task Middleware_in_a_Startup_class_IsFixed() => FixAsync<MTLS4012CallForwardingFix>(
        Startup("services.{|MTLS4012:AddCertificateForwarding|}(f => { });", "application.UseAuthentication();"),
        Startup("services.AddCertificateForwarding(f => { });", "application.UseCertificateForwarding();\n        application.UseAuthentication();"),
        MTLS4012CallForwardingFix.Title);

    [Theory]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => { });", "")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => { });", "app.UseRouting().UseAuthentication();")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => { });", "app.UseAuthentication(); app.Map(\"/a\", b => b.UseAuthentication());")]
    [InlineData("", "app.{|MTLS4012:UseCertificateForwarding|}(); app.UseAuthentication();")]
    public Task Without_one_place_for_it_the_middleware_is_not_offered_IsSilent(string services, string pipeline) =>
        FixAsync<MTLS4012CallForwardingFix>(Program(services, pipeline), Program(services, pipeline), MTLS4012CallForwardingFix.Title);

    /// <summary>The pipeline of another host is not the place.</summary>
    [Fact]
    public Task Other_host_of_the_file_stays_as_it_is_IsFixed()
    {
        static string Hosts(string registration, string middleware) => Verification.Usings.Catalogue + $$"""
            One.Run();

            static class One
            {
                public static void Run()
                {
                    var builder = WebApplication.CreateBuilder();
                    {{registration}}
                    var app = builder.Build();
                    {{middleware}}app.UseAuthentication();
                }
            }

            static class Two
            {
                public static void Run()
                {
                    var app = WebApplication.CreateBuilder().Build();
                    app.UseAuthentication();
                }
            }
            """;
        return FixAsync<MTLS4012CallForwardingFix>(
            Hosts("builder.Services.{|MTLS4012:AddCertificateForwarding|}(f => { });", ""),
            Hosts("builder.Services.AddCertificateForwarding(f => { });", "app.UseCertificateForwarding();\n        "),
            MTLS4012CallForwardingFix.Title);
    }

    [Theory]
    [InlineData("services.AddRouting();\n// For the proxy.\nservices.{|MTLS4012:AddCertificateForwarding|}(f => f.CertificateHeader = \"X-SSL-CERT\");\nservices.AddCors();", "services.AddRouting();\n// For the proxy.\nservices.AddCors();")]
    [InlineData("services.AddRouting().{|MTLS4012:AddCertificateForwarding|}(f => { }).AddCors();", "services.AddRouting().AddCors();")]
    [InlineData("services\n    .AddRouting()\n    .{|MTLS4012:AddCertificateForwarding|}(f => { })\n    .AddCors();", "services\n    .AddRouting()\n    .AddCors();")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => { }).AddCors();", "services.AddCors();")]
    [InlineData("services.AddRouting().{|MTLS4012:AddCertificateForwarding|}(f => { });", "services.AddRouting();")]
    public Task Registration_goes_IsFixed(string bad, string good) => FixAsync<MTLS4012RemoveForwardingFix>(Program(bad, ""), Program(good, ""), MTLS4012RemoveForwardingFix.Title);

    [Theory]
    [InlineData("app.UseRouting();\napp.{|MTLS4012:UseCertificateForwarding|}(); // since May\napp.UseAuthentication();", "app.UseRouting();\n// since May\napp.UseAuthentication();")]
    [InlineData("app.UseRouting().{|MTLS4012:UseCertificateForwarding|}().UseAuthentication();", "app.UseRouting().UseAuthentication();")]
    [InlineData("app.UseWhen(c => true, branch => branch.{|MTLS4012:UseCertificateForwarding|}());", "app.UseWhen(c => true, branch => { });")]
    public Task Middleware_goes_IsFixed(string bad, string good) => FixAsync<MTLS4012RemoveForwardingFix>(Program("", bad), Program("", good), MTLS4012RemoveForwardingFix.Title);

    [Fact]
    public Task Registration_whose_result_is_used_is_not_removed_IsSilent()
    {
        var source = Program("var more = services.{|MTLS4012:AddCertificateForwarding|}(f => { }); more.AddCors();", "");
        return FixAsync<MTLS4012RemoveForwardingFix>(source, source, MTLS4012RemoveForwardingFix.Title);
    }

    private static string Startup(string services, string pipeline) => $$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => {{services}}

            public void Configure(IApplicationBuilder application)
            {
                {{pipeline}}
            }
        }
        """;

    private static Task FixAsync<TFix>(string bad, string good, string title)
        where TFix : CodeFixProvider, new() =>
        Verify.FixAsync<CertificateForwardingAnalyzer, TFix>(bad, good, title, test => Prepare(test));
}
