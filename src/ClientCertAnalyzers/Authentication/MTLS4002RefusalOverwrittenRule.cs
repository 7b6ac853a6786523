using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Authentication;

/// <summary>A refusal that a later <c>Success</c> replaces.</summary>
internal static class MTLS4002RefusalOverwrittenRule
{
    /// <summary>Each refusal once, however many ways lead on from it.</summary>
    public static IEnumerable<Overwritten> Places(EventOutcome outcome) => outcome.Overwritten
        .Where(one => one.Result == EventResult.Success).GroupBy(one => one.Earlier).Select(same => same.OrderBy(one => one.Later.SpanStart).First());

    public static string Describe(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } ? name + "()" : call.ToString();
}
