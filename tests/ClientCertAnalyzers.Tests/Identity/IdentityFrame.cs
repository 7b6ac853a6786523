using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

/// <summary>Code that compares certificates, and the identity rules on it, one at a time.</summary>
internal static class IdentityFrame
{
    /// <summary>A method that says yes or no. Its name says nothing.</summary>
    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        class C
        {
            Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? serverCb;
            RemoteCertificateValidationCallback? clientCb;
            readonly IConfiguration configuration = null!;
            static readonly X509Certificate2 pinned = X509CertificateLoader.LoadCertificateFromFile("known.cer");

            bool M(X509Certificate2 cert, X509Certificate2 known, X509Certificate2? maybe, X509Certificate old, X509Certificate2 ca, X509Certificate2Collection trusted, X509CertificateCollection legacy, List<X509Certificate2> list,
                X509Certificate2[] array, IEnumerable<X509Certificate2> all, HashSet<X509Certificate2> set, Dictionary<X509Certificate2, string> names, HashSet<string> allowed, HttpContext ctx, X509Chain chain,
                string expected, Action<object?> log, bool flag)
            {
                {{statements}}
                return flag;
            }

            {{members}}
        }
        """;

    public static Task VerifyAsync(string id, string statements, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        VerifySourceAsync(id, DiagnosticSeverity.Info, Around(statements, members), configure);

    /// <summary>The findings with the markup <c>{|#0:...|}</c> are Info.</summary>
    public static Task VerifySourceAsync(string id, DiagnosticSeverity severity, string source, Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<IdentityAnalyzer>(source, test =>
        {
            Alone(id, test);
            for (var place = 0; source.Contains("{|#" + place + ":"); place++)
            {
                test.ExpectedDiagnostics.Add(ClientFrame.Expected(id, severity, place));
            }

            configure?.Invoke(test);
        });

    public static Task FixAsync<TFix>(string id, string source, string fixedSource, string title, Action<CSharpCodeFixTest<IdentityAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : CodeFixProvider, new() =>
        Verify.FixAsync<IdentityAnalyzer, TFix>(source, fixedSource, title, test =>
        {
            Alone(id, test);
            configure?.Invoke(test);
        });

    private static void Alone(string id, AnalyzerTest<DefaultVerifier> test) => test.DisabledDiagnostics.AddRange(IdentityRules.Descriptors.Select(rule => rule.Id).Where(other => other != id));
}
