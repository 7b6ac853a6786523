using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>"Accept only SslPolicyErrors.None": a lambda keeps its code, anything else is replaced.</summary>
public class MTLS3002ServerValidationDisabledFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string source, [StringSyntax("c#-test")] string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3002ServerValidationDisabledFix>(source, fixedSource, AcceptOnlyNone.Title);

    /// <summary>One statement in a method with the usual usings.</summary>
    private static Task FixStatementAsync(string statement, string fixedStatement) => FixAsync(Frame(statement), Frame(fixedStatement));

    private static string Frame(string statement) => $$"""
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler handler, SslClientAuthenticationOptions ssl, ClientWebSocketOptions socket, Stream stream)
            {
                {{statement}}
            }

            static bool Any(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

            static void Log(object? value) { }

            static void Use(RemoteCertificateValidationCallback callback, int other) { }
        }
        """;

    [Fact]
    public Task Expression_lambda_IsFixed() => FixStatementAsync(
        "handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};",
        "handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None;");

    [Fact]
    public Task Discarded_parameters_IsFixed() => FixStatementAsync(
        "handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(_, _, _, _) => true|}; // own CA",
        "handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None; // own CA");

    [Fact]
    public Task Single_discard_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, _) => true|};",
        "ssl.RemoteCertificateValidationCallback = (s, c, ch, errors) => errors == SslPolicyErrors.None;");

    [Fact]
    public Task Typed_parameters_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:static (object _, X509Certificate? _, X509Chain? _, SslPolicyErrors _) => true|};",
        "ssl.RemoteCertificateValidationCallback = static (object _, X509Certificate? _, X509Chain? _, SslPolicyErrors errors) => errors == SslPolicyErrors.None;");

    [Fact]
    public Task Name_taken_by_an_outer_variable_IsFixed() => FixStatementAsync(
        "var errors = 0; ssl.RemoteCertificateValidationCallback = {|MTLS3002:(_, _, _, _) => { Log(errors); return true; }|};",
        "var errors = 0; ssl.RemoteCertificateValidationCallback = (_, _, _, errors1) => { Log(errors); return errors1 == SslPolicyErrors.None; };");

    [Fact]
    public Task Block_with_logging_and_comments_IsFixed() => FixStatementAsync(
        """
        handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) =>
                {
                    // The device has a certificate of its own.
                    Log(c);
                    return true; // for now
                }|};
        """,
        """
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) =>
                {
                    // The device has a certificate of its own.
                    Log(c);
                    return e == SslPolicyErrors.None; // for now
                };
        """);

    [Fact]
    public Task Return_reached_without_errors_stays_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) =>
                {
                    if (e == SslPolicyErrors.None) return true;
                    Log("bad");
                    return true;
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    if (e == SslPolicyErrors.None) return true;
                    Log("bad");
                    return false;
                };
        """);

    [Fact]
    public Task Anonymous_method_without_parameters_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate { Log(1); return true; }|};",
        "ssl.RemoteCertificateValidationCallback = (_, _, _, errors) => { Log(1); return errors == SslPolicyErrors.None; };");

    [Fact]
    public Task Anonymous_method_over_lines_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate
                {
                    return true; // own CA
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (_, _, _, errors) =>
                {
                    return errors == SslPolicyErrors.None; // own CA
                };
        """);

    [Fact]
    public Task Anonymous_method_with_parameters_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return true; }|};",
        "ssl.RemoteCertificateValidationCallback = delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e == SslPolicyErrors.None; };");

    [Fact]
    public Task Method_group_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:Any|};",
        "ssl.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;");

    [Fact]
    public Task Delegate_creation_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3002:new RemoteCertificateValidationCallback(Any)|};",
        "ssl.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;");

    [Fact]
    public Task Delegate_creation_in_a_variable_IsFixed() => FixStatementAsync(
        "var callback = {|MTLS3002:new RemoteCertificateValidationCallback(Any)|};",
        "var callback = new RemoteCertificateValidationCallback((_, _, _, errors) => errors == SslPolicyErrors.None);");

    [Fact]
    public Task Dangerous_member_IsFixed() => FixStatementAsync(
        "handler.ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};",
        "handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;");

    [Fact]
    public Task Object_initializer_IsFixed() => FixStatementAsync(
        "_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}, UseCookies = false };",
        "_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None, UseCookies = false };");

    [Fact]
    public Task Added_callback_IsFixed() => FixStatementAsync(
        "ServicePointManager.ServerCertificateValidationCallback += {|MTLS3002:(s, c, ch, e) => true|};",
        "ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => e == SslPolicyErrors.None;");

    [Fact]
    public Task SslStream_argument_IsFixed() => FixStatementAsync(
        "_ = new SslStream(stream, false, {|MTLS3002:(s, c, ch, e) => true|});",
        "_ = new SslStream(stream, false, (s, c, ch, e) => e == SslPolicyErrors.None);");

    [Fact]
    public Task Named_argument_IsFixed() => FixStatementAsync(
        "Use(other: 1, callback: {|MTLS3002:Any|});",
        "Use(other: 1, callback: (_, _, _, errors) => errors == SslPolicyErrors.None);");

    [Fact]
    public Task Lambda_that_asks_a_helper_IsFixed() => FixStatementAsync(
        "socket.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true || Any(s, c, ch, e)|};",
        "socket.RemoteCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None;");

    [Fact]
    public Task Three_callbacks_and_no_using_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, SocketsHttpHandler s)
            {
                a.ServerCertificateCustomValidationCallback = {|MTLS3002:(_, _, _, _) => true|};
                b.ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};
                s.SslOptions.RemoteCertificateValidationCallback = {|MTLS3002:delegate { return true; }|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Security;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, SocketsHttpHandler s)
            {
                a.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;
                b.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;
                s.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => { return errors == SslPolicyErrors.None; };
            }
        }
        """);

    [Fact]
    public Task Delegate_with_one_argument_that_has_the_errors_IsFixed() => FixAsync(
        OneArgument("{|MTLS3002:_ => true|}", "{|MTLS3002:a => { System.Console.WriteLine(a); return true; }|}", "{|MTLS3002:Any|}"),
        OneArgument(
            "args => args.SslPolicyErrors == SslPolicyErrors.None",
            "a => { System.Console.WriteLine(a); return a.SslPolicyErrors == SslPolicyErrors.None; }",
            "args => args.SslPolicyErrors == SslPolicyErrors.None"));

    private static string OneArgument(string first, string second, string third) => $$"""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class CertificateArgs
        {
            public SslPolicyErrors SslPolicyErrors { get; set; }
            public X509Certificate? Certificate { get; set; }
        }

        class Options
        {
            public Func<CertificateArgs, bool>? Validator { get; set; }
        }

        class C
        {
            Options A() => new Options { Validator = {{first}} };

            Options B() => new Options { Validator = {{second}} };

            Options D() => new Options { Validator = {{third}} };

            static bool Any(CertificateArgs args) => true;
        }
        """;

    [Fact]
    public Task Language_without_discards_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3002ServerValidationDisabledFix>(
        """
        using System.Net.Security;

        class C
        {
            void M(SslClientAuthenticationOptions ssl)
            {
                ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate { return true; }|};
            }
        }
        """,
        """
        using System.Net.Security;

        class C
        {
            void M(SslClientAuthenticationOptions ssl)
            {
                ssl.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => { return errors == SslPolicyErrors.None; };
            }
        }
        """,
        AcceptOnlyNone.Title,
        test => test.SolutionTransforms.Add((solution, id) =>
            solution.WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.CSharp8))));

    [Fact]
    public Task Lambda_that_changes_the_errors_IsNotFixed()
    {
        const string Statement = "ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => { e = SslPolicyErrors.None; return e == SslPolicyErrors.None; }|};";
        return FixStatementAsync(Statement, Statement);
    }
}
