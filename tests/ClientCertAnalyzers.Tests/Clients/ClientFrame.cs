using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

/// <summary>A class around a few statements about clients and their certificates.</summary>
internal static class ClientFrame
{
    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        class C
        {
            async Task M(HttpClientHandler handler, SocketsHttpHandler sockets, SslClientAuthenticationOptions ssl, X509Certificate2 cert, RSA rsa, string path, string pwd, bool flag, ConnectionInfo connection, SslStream stream, X509Chain chain)
            {
                {{statements}}
                await Task.Yield();
            }

            {{members}}
        }
        """;

    /// <summary>The findings with the markup <c>{|#0:...|}</c> have another severity than the rule by default.</summary>
    public static Task VerifyAsync<TAnalyzer>(string id, DiagnosticSeverity severity, string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.DiagnosticsAsync<TAnalyzer>(source, test =>
        {
            for (var place = 0; source.Contains("{|#" + place + ":"); place++)
            {
                test.ExpectedDiagnostics.Add(Expected(id, severity, place));
            }

            configure?.Invoke(test);
        });

    public static DiagnosticResult Expected(string id, DiagnosticSeverity severity, int place) =>
        new DiagnosticResult(id, severity).WithLocation(place).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);

    /// <summary>Makes the project one of tests.</summary>
    public static void InTests(AnalyzerTest<DefaultVerifier> test) =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n"));
}
