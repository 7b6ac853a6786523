using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>"Remove the callback": only where nothing needs a value in its place.</summary>
public class MTLS3002ServerValidationDisabledRemovalTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string body, [StringSyntax("c#-test")] string fixedBody) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3002ServerValidationDisabledFix>(
            Frame(body), Frame(fixedBody), RemoveCallback.Title, test => test.TestState.Sources.Add(("Usings.cs", Usings.Catalogue)));

    private static string Frame(string body) => $$"""
        class C(HttpClientHandler handler)
        {
            RemoteCertificateValidationCallback? _field;

            void M(SslClientAuthenticationOptions ssl, bool flag)
            {
        {{body}}
            }

            static void Use(RemoteCertificateValidationCallback? callback) { }
        }
        """;

    [Fact]
    public Task Assignment_IsFixed() => FixAsync(
        """
                handler.UseCookies = false;
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
                handler.UseProxy = false;
        """,
        """
                handler.UseCookies = false;
                handler.UseProxy = false;
        """);

    [Fact]
    public Task Assignment_with_comments_IsFixed() => FixAsync(
        """
                handler.UseCookies = false;

                // The test server has a home-made certificate.
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|}; // ask Kim
                handler.UseProxy = false;
        """,
        """
                handler.UseCookies = false;

                // The test server has a home-made certificate.
                // ask Kim
                handler.UseProxy = false;
        """);

    [Fact]
    public Task Assignment_below_a_comment_at_the_end_IsFixed() => FixAsync(
        """
                handler.UseCookies = false;
                // The test server has a home-made certificate.
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
        """,
        """
                handler.UseCookies = false;
                // The test server has a home-made certificate.
        """);

    [Fact]
    public Task Only_statement_of_an_if_IsFixed() => FixAsync(
        """
                if (flag)
                    handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
        """,
        """
                if (flag)
                {
                }
        """);

    [Fact]
    public Task Added_callback_IsFixed() => FixAsync(
        """
                ServicePointManager.ServerCertificateValidationCallback += {|MTLS3002:delegate { return true; }|};
                Use(null);
        """,
        """
                Use(null);
        """);

    [Fact]
    public Task Initializer_member_IsFixed() => FixAsync(
        """
                ssl = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|},
                    TargetHost = "a",
                };
        """,
        """
                ssl = new SslClientAuthenticationOptions
                {
                    TargetHost = "a",
                };
        """);

    [Fact]
    public Task Last_initializer_member_IsFixed() => FixAsync(
        """
                ssl = new SslClientAuthenticationOptions
                {
                    TargetHost = "a",
                    RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|}
                };
        """,
        """
                ssl = new SslClientAuthenticationOptions
                {
                    TargetHost = "a"
                };
        """);

    [Fact]
    public Task Only_initializer_member_IsFixed() => FixAsync(
        """
                ssl = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|} };
        """,
        """
                ssl = new SslClientAuthenticationOptions();
        """);

    [Fact]
    public Task Three_callbacks_IsFixed() => FixAsync(
        """
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};
                ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate { return true; }|};
                ssl.TargetHost = "a";
        """,
        """
                ssl.TargetHost = "a";
        """);

    [Theory]
    [InlineData("Use({|MTLS3002:(s, c, ch, e) => true|});")]
    [InlineData("_field = {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("RemoteCertificateValidationCallback local; local = {|MTLS3002:(s, c, ch, e) => true|}; Use(local);")]
    [InlineData("Use(ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|});")]
    public Task Callback_that_something_needs_IsNotFixed(string statement) => FixAsync(statement, statement);
}
