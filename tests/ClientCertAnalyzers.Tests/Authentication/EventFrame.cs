using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>A project with certificate authentication, whose events a row fills in.</summary>
internal static class EventFrame
{
    public const string Usings = "global using Microsoft.AspNetCore.Authentication.Certificate;\nglobal using Microsoft.AspNetCore.Authentication;\nglobal using System.Security.Claims;\nglobal using Microsoft.Extensions.Logging;\n" + Verification.Usings.Catalogue;

    /// <summary>Types that the handlers use: a service that knows certificates, and a log.</summary>
    public const string Services = """

        interface ICallers { bool IsKnown(X509Certificate2 certificate); Task<bool> IsKnownAsync(X509Certificate2 certificate); ClaimsPrincipal? Find(X509Certificate2 certificate); int Kind(X509Certificate2 certificate); }
        """;

    /// <summary>An asynchronous lambda for <c>OnCertificateValidated</c> with these statements, and further members of the class around.</summary>
    public static string Async(string body, string members = "") => Program($"events.OnCertificateValidated = async ctx => {{ await Task.Yield(); {body} }};", members);

    /// <summary>The same without await: the statements return a task.</summary>
    public static string Lambda(string body, string members = "") => Program($"events.OnCertificateValidated = ctx => {{ {body} }};", members);

    /// <summary>A method with these statements, in which events, a service, a log and the environment are at hand.</summary>
    public static string Program(string statements, string members = "") => Usings + $$"""
        class Startup(ICallers svc, ILogger log, IHostEnvironment env, ClaimsPrincipal principal)
        {
            void Configure(CertificateAuthenticationEvents events, CertificateAuthenticationOptions options, bool strict)
            {
                {{statements}}
            }

            {{members}}
        }
        """ + Services;

    public static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<CertificateEventAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<CertificateEventAnalyzer>(source, test =>
        {
            Prepare(test);
            configure?.Invoke(test);
        });

    public static Task FixAsync<TFix>(string source, string fixedSource, Action<CSharpCodeFixTest<CertificateEventAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : CodeFixProvider, new() =>
        Verify.FixAsync<CertificateEventAnalyzer, TFix>(source, fixedSource, configure: test =>
        {
            Prepare(test);
            configure?.Invoke(test);
        });

    /// <summary>One finding as advice at the place marked 0.</summary>
    public static Task VerifyInfoAsync(string rule, string source) => VerifyAsync(source, test => test.ExpectedDiagnostics.Add(new DiagnosticResult(rule, DiagnosticSeverity.Info).WithLocation(0)));

    /// <summary>That an event asks nobody who it is, MTLS4003 says; its own tests show when.</summary>
    private static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.DisabledDiagnostics.Add("MTLS4003");
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
    }
}
