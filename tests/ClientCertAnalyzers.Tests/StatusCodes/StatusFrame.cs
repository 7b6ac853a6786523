using ClientCertAnalyzers.StatusCodes;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

/// <summary>Code that answers requests, and one rule about it at a time.</summary>
internal static class StatusFrame
{
    private static readonly string[] Ids = [.. new StatusAnswerAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];

    /// <summary>A middleware.</summary>
    public static string Middleware(string statements, string members = "") => Usings.Catalogue + $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            async Task M(HttpContext ctx, RequestDelegate next, HttpListenerContext listener, X509Certificate2 other, HashSet<string> allowed, bool flag)
            {
                using var chain = new X509Chain();
                {{statements}}
                await next(ctx);
            }

            {{members}}
        }
        """;

    /// <summary>A handler of a minimal API.</summary>
    public static string Handler(string statements) => Usings.Catalogue + $$"""
        class C
        {
            async Task<IResult> M(HttpContext ctx, HashSet<string> allowed, bool flag)
            {
                using var chain = new X509Chain();
                await Task.Yield();
                {{statements}}
                return Results.Ok();
            }
        }
        """;

    /// <summary>An action of a controller.</summary>
    public static string Action(string statements) => Usings.Catalogue + $$"""
        using Microsoft.AspNetCore.Mvc;

        public class C : ControllerBase
        {
            public async Task<IActionResult> M(bool flag)
            {
                using var chain = new X509Chain();
                var cert = await HttpContext.Connection.GetClientCertificateAsync();
                {{statements}}
                return Ok();
            }
        }
        """;

    public static Task VerifyAsync(string id, string source, Action<CSharpAnalyzerTest<StatusAnswerAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<StatusAnswerAnalyzer>(source, test =>
        {
            test.DisabledDiagnostics.AddRange(Ids.Where(other => other != id));
            configure?.Invoke(test);
        });

    /// <summary>With all the rules of the analyzer: the fixed code has no finding of any.</summary>
    public static Task FixAsync<TFix>(string source, string fixedSource, string title, bool hasHelper = false, Action<CSharpCodeFixTest<StatusAnswerAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : CodeFixProvider, new() =>
        Verify.FixAsync<StatusAnswerAnalyzer, TFix>(source, fixedSource, title, test =>
        {
            test.TestState.Sources.Add(Usings.WebProject);
            if (hasHelper)
            {
                test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
            }

            configure?.Invoke(test);
        });
}
