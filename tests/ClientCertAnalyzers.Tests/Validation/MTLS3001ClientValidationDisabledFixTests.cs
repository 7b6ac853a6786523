using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3001ClientValidationDisabledFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string body, [StringSyntax("c#-test")] string fixedBody, string? title, bool first = false) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3001ClientValidationDisabledFix>(Frame(body), Frame(fixedBody), title, test =>
        {
            test.TestState.Sources.Add(("Usings.cs", Usings.Catalogue));
            if (first)
            {
                test.CodeActionEquivalenceKey = null;
                test.CodeActionIndex = 0;
            }
        });

    private static string Frame(string body) => $$"""
        class C
        {
            void M(HttpsConnectionAdapterOptions h, SslServerAuthenticationOptions server, ListenOptions l)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        {{body}}
            }

            static bool Any(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors) => true;
        }
        """;

    [Fact]
    public Task Allow_any_is_removed_first_IsFixed() => FixAsync(
        """
                h.AllowAnyClientCertificate();
                h.CheckCertificateRevocation = true;
        """.Replace("h.AllowAnyClientCertificate()", "{|MTLS3001:h.AllowAnyClientCertificate()|}"),
        """
                h.CheckCertificateRevocation = true;
        """,
        RemoveCallback.Title,
        first: true);

    [Fact]
    public Task Allow_any_as_the_body_of_a_lambda_IsFixed() => FixAsync(
        """
                l.UseHttps(o => { o.ClientCertificateMode = ClientCertificateMode.RequireCertificate; });
                Action<HttpsConnectionAdapterOptions> more = o => {|MTLS3001:o.AllowAnyClientCertificate()|};
        """,
        """
                l.UseHttps(o => { o.ClientCertificateMode = ClientCertificateMode.RequireCertificate; });
                Action<HttpsConnectionAdapterOptions> more = o => { };
        """,
        RemoveCallback.Title);

    [Fact]
    public Task Allow_any_in_a_lambda_IsFixed() => FixAsync(
        """
                l.UseHttps(o => { o.ClientCertificateMode = ClientCertificateMode.RequireCertificate; {|MTLS3001:o.AllowAnyClientCertificate()|}; });
        """,
        """
                l.UseHttps(o => { o.ClientCertificateMode = ClientCertificateMode.RequireCertificate; o.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None; });
        """,
        AcceptOnlyNone.Title);

    [Fact]
    public Task Kestrel_lambda_IsFixed() => FixAsync(
        """
                h.ClientCertificateValidation = {|MTLS3001:(c, ch, e) =>
                {
                    // Who is it?
                    Console.WriteLine(c.Subject);
                    return true;
                }|};
        """,
        """
                h.ClientCertificateValidation = (c, ch, e) =>
                {
                    // Who is it?
                    Console.WriteLine(c.Subject);
                    return e == SslPolicyErrors.None;
                };
        """,
        AcceptOnlyNone.Title);

    [Fact]
    public Task Kestrel_method_group_IsFixed() => FixAsync(
        """
                h.ClientCertificateValidation = {|MTLS3001:Any|};
        """,
        """
                h.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None;
        """,
        AcceptOnlyNone.Title);

    [Fact]
    public Task Callback_is_removed_IsFixed() => FixAsync(
        """
                server.RemoteCertificateValidationCallback = {|MTLS3001:delegate { return true; }|};
                server.ClientCertificateRequired = true;
        """,
        """
                server.ClientCertificateRequired = true;
        """,
        RemoveCallback.Title);

    [Theory]
    [InlineData("Accept only SslPolicyErrors.None")]
    [InlineData("Remove the callback")]
    public Task Three_of_both_kinds_and_no_using_IsFixed(string title) => Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3001ClientValidationDisabledFix>(
        """
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                h.ClientCertificateValidation = {|MTLS3001:(_, _, _) => true|};
            }

            void N(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                {|MTLS3001:h.AllowAnyClientCertificate()|};
            }

            void O(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                {|MTLS3001:h.AllowAnyClientCertificate()|};
            }
        }
        """,
        (title == RemoveCallback.Title ? "" : "using System.Net.Security;\n") + """
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                1
            }

            void N(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                1
            }

            void O(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                1
            }
        }
        """.Replace(title == RemoveCallback.Title ? "        1\n" : "1", title == RemoveCallback.Title ? "" : "h.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None;"),
        title);
}
