using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4011MiddlewareOrderFixTests
{
    private const string Registered = "services.Configure<CertificateForwardingOptions>(f => { });";

    [Fact]
    public Task Late_statement_moves_with_its_comments_IsFixed() => FixAsync(
        Program(Registered, """
            app.UseRouting();
            // Who is it?
            app.UseAuthentication();
            app.UseAuthorization();

            // The proxy knows.
            app.{|MTLS4011:UseCertificateForwarding|}(); // since May
            app.MapGet("/", () => "");
            """),
        Program(Registered, """
            app.UseRouting();

            // The proxy knows.
            app.UseCertificateForwarding(); // since May
            // Who is it?
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet("/", () => "");
            """));

    [Fact]
    public Task Three_at_once_IsFixed() => FixAsync(
        """
        public class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                app.UseAuthorization();
                app.{|MTLS4011:UseAuthentication|}();
                // The certificate of the proxy's client.
                app.{|MTLS4011:UseCertificateForwarding|}();
                app.{|MTLS4011:UseForwardedHeaders|}();
                app.UseRouting();
            }
        }
        """,
        """
        public class Startup
        {
            public void Configure(IApplicationBuilder app)
            {
                // The certificate of the proxy's client.
                app.UseCertificateForwarding();
                app.UseForwardedHeaders();
                app.UseAuthentication();
                app.UseAuthorization();
                app.UseRouting();
            }
        }
        """);

    [Fact]
    public Task Within_a_branch_IsFixed() => FixAsync(
        Program(Registered, """
            app.Map("/api", api =>
            {
                api.UseAuthentication();
                api.{|MTLS4011:UseCertificateForwarding|}();
            });
            """),
        Program(Registered, """
            app.Map("/api", api =>
            {
                api.UseCertificateForwarding();
                api.UseAuthentication();
            });
            """));

    [Fact]
    public Task Options_made_before_both_IsFixed() => FixAsync(
        Program("", """
            var options = new ForwardedHeadersOptions();
            app.UseAuthentication();
            app.{|MTLS4011:UseForwardedHeaders|}(options);
            """),
        Program("", """
            var options = new ForwardedHeadersOptions();
            app.UseForwardedHeaders(options);
            app.UseAuthentication();
            """));

    [Theory]
    [InlineData("app.UseAuthentication().{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseRouting().UseAuthentication();\napp.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthentication();\nif (args.Length > 0) app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthentication();\napp.Map(\"/a\", b => b.{|MTLS4011:UseCertificateForwarding|}());")]
    [InlineData("app.UseAuthentication();\nvar options = new ForwardedHeadersOptions();\napp.{|MTLS4011:UseForwardedHeaders|}(options);")]
    [InlineData("var options = new ForwardedHeadersOptions();\napp.UseAuthentication();\noptions = new();\napp.{|MTLS4011:UseForwardedHeaders|}(options);")]
    [InlineData("app.UseAuthentication();\n#if !NEVER\napp.UseCors();\n#endif\napp.{|MTLS4011:UseForwardedHeaders|}();")]
    [InlineData("Extensions.UseSecurity(app);\napp.{|MTLS4011:UseCertificateForwarding|}();")]
    public Task What_cannot_move_as_it_is_IsSilent(string pipeline)
    {
        var source = Program(Registered, pipeline, "static class Extensions { public static void UseSecurity(IApplicationBuilder app) => app.UseAuthentication(); }");
        return FixAsync(source, source);
    }

    private static Task FixAsync(string bad, string good) =>
        Verify.FixAsync<CertificateForwardingAnalyzer, MTLS4011MiddlewareOrderFix>(bad, good, MTLS4011MiddlewareOrderFix.Title, test => Prepare(test));
}
