using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.StatusCodes;
using ClientCertAnalyzers.Tests.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Engines.Options;

/// <summary>mtls_trusted_validation_methods: what these methods do inside is not looked at.</summary>
public class TrustedMethodsTests
{
    private const string Trusted = "Shop.Checks.Accepts";

    private const string Checks = " namespace Shop { static class Checks { public static bool HasDates(X509Certificate2 c) => c.NotAfter > DateTime.Now; } }";

    /// <summary>To the rules, the methods let everybody in, look at dates alone, or build a chain and no more.</summary>
    [Theory]
    [InlineData("", "Accepts", true)]
    [InlineData(Trusted, "Accepts", false)]
    [InlineData("", "HasDates", true)]
    [InlineData("Shop.Checks.HasDates", "HasDates", false)]
    [InlineData("Shop.Checks.Other", "HasDates", true)]
    [InlineData("Shop.Nothing.HasDates", "HasDates", true)]
    [InlineData("", "Builds", true)]
    [InlineData("Shop.Checks.HasDates, Shop.Checks.Builds", "Builds", false)]
    public Task A_callback_that_uses_the_answer(string value, string method, bool reports)
    {
        var id = method switch { "Accepts" => "MTLS3002", "HasDates" => "MTLS3003", _ => "MTLS3005" };
        var callback = $"(m, c, ch, e) => Shop.Checks.{method}(c!)";
        return VerifyAsync(value, Mark(id, callback, reports));
    }

    [Theory]
    [InlineData("(m, c, ch, e) => { Shop.Checks.Accepts(c!); return true; }", "MTLS3002")]
    [InlineData("(m, c, ch, e) => { try { return Shop.Checks.Accepts(c!); } catch { return true; } }", "MTLS3018")]
    [InlineData("(m, c, ch, e) => e == SslPolicyErrors.RemoteCertificateChainErrors || Shop.Checks.Accepts(c!)", "MTLS3004")]
    public Task A_callback_that_does_not_Reports(string callback, string id) => VerifyAsync(Trusted, $"{{|{id}:{callback}|}}");

    [Fact]
    public Task A_callback_that_asks_twice_IsSilent() => VerifyAsync("Shop.Checks.HasDates", "(m, c, ch, e) => Shop.Checks.HasDates(c!) && Shop.Checks.HasDates(c!)");

    [Fact]
    public Task Another_file_Reports() => VerifyAsync(Trusted, "{|MTLS3002:(m, c, ch, e) => Shop.Checks.Accepts(c!)|}", section: "Elsewhere.cs");

    /// <summary>One of the same name that gives no answer.</summary>
    [Fact]
    public Task A_method_without_an_answer_is_not_trusted() =>
        VerifyAsync("Shop.Checks.Ensure", "{|MTLS3002:(m, c, ch, e) => { Shop.Checks.Ensure(c!); return true; }|}");

    [Theory]
    [InlineData("", true)]
    [InlineData("Shop.Checks.HasDates", false)]
    public Task A_name_that_is_compared_behind_it(string value, bool reports)
    {
        const string Comparison = "c.Issuer == \"CN=ca\"";
        return Verify.DiagnosticsAsync<IdentityAnalyzer>(
            $$"""
            using System;
            using System.Security.Cryptography.X509Certificates;
            class Gate { public bool IsTrusted(X509Certificate2 c) => Shop.Checks.HasDates(c) && {{(Mark("MTLS6001", Comparison, reports))}}; }
            {{Checks}}
            """,
            test => Configure(test, value, "*.cs"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Shop.Checks.HasDates", true)]
    public Task A_status_code_where_it_says_no(string value, bool reports)
    {
        const string Answer = "ctx.Response.StatusCode = 403";
        return Verify.DiagnosticsAsync<StatusAnswerAnalyzer>(
            $$"""
            using System;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Http;
            class Gate
            {
                void Check(HttpContext ctx)
                {
                    var c = ctx.Connection.ClientCertificate!;
                    if (!Shop.Checks.HasDates(c)) { {{(Mark("MTLS5002", Answer, reports))}}; }
                }
            }
            {{Checks}}
            """,
            test => Configure(test, value, "*.cs"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Shop.Checks.HasDates", false)]
    public Task The_usage_that_it_asks_for(string value, bool reports)
    {
        const string Callback = "(c, ch, e) => new X509Chain().Build(c) && Shop.Checks.HasDates(c)";
        return Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(Server(Mark("MTLS3013", Callback, reports)), test => Configure(test, value, "*.cs"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Shop.Checks.HasDates", false)]
    public Task A_part_of_a_name_behind_it(string value, bool reports)
    {
        var comparison = Mark("MTLS6002", "c.Subject.Contains(\"shop\")", reports);
        return Verify.DiagnosticsAsync<IdentityAnalyzer>(Server($"(c, ch, e) => Shop.Checks.HasDates(c) && {comparison}"), test => Configure(test, value, "*.cs"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Shop.Checks.HasDates", false)]
    public Task An_event_that_uses_the_answer(string value, bool reports)
    {
        var success = reports ? "{|#0:context.Success()|}" : "context.Success()";
        return SchemeFrame.VerifyAsync<CertificateEventAnalyzer>(
            "MTLS4003",
            SchemeFrame.OnOptions("o.Events = new() { OnCertificateValidated = context => { context.HttpContext.Items[\"fresh\"] = Shop.Checks.HasDates(context.ClientCertificate); " + success + "; return Task.CompletedTask; } };")
                + Checks,
            test => Configure(test, value, "*.cs"),
            DiagnosticSeverity.Warning);
    }

    private static string Mark(string id, string code, bool reports) => reports ? $"{{|{id}:{code}|}}" : code;

    /// <summary>A server with this callback.</summary>
    private static string Server(string callback) => $$"""
        using System;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class Setup { void Set(HttpsConnectionAdapterOptions https) => https.ClientCertificateValidation = {{callback}}; }

        {{Checks}}
        """;

    private static void Configure(AnalyzerTest<DefaultVerifier> test, string value, string section) => test.TestState.AnalyzerConfigFiles.Add(
        ("/.editorconfig", $"root = true\n[{section}]\n" + (value.Length > 0 ? $"mtls_trusted_validation_methods = {value}\n" : "")));

    private static Task VerifyAsync(string value, string callback, string section = "*.cs") => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class Calls { HttpClientHandler Create() => new() { ServerCertificateCustomValidationCallback = {{callback}} }; }

        namespace Shop
        {
            static class Checks
            {
                public static bool Accepts(X509Certificate2 c) => true;
                public static bool HasDates(X509Certificate2 c) => c.NotAfter > DateTime.Now;
                public static bool Builds(X509Certificate2 c) { using var chain = new X509Chain(); return chain.Build(c); }
                public static void Ensure(X509Certificate2 c) { }
            }
        }
        """,
        test => Configure(test, value, section));
}
