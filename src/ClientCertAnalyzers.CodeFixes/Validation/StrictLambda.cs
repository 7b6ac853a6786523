using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>A lambda that stands in for a callback whose own code cannot be changed.</summary>
internal static class StrictLambda
{
    /// <summary>A parameter list for the callback's delegate and the expression that reads the errors in it.</summary>
    public static (string List, string Errors)? ParametersFor(ReportedCallback callback, SyntaxNode? body = null) =>
        callback.Delegate is { } invoke ? ParametersFor(callback, invoke, named: false, body) : null;

    /// <summary><c>(_, _, _, errors) => errors == SslPolicyErrors.None</c></summary>
    public static ExpressionSyntax? AcceptOnlyNone(ReportedCallback callback, IMethodSymbol? invoke) =>
        invoke is not null && ParametersFor(callback, invoke, named: false, body: null) is (var list, var errors)
            ? CodeTemplate.Expression($"{list} => {errors} == SslPolicyErrors.None", callback.Symbols.SslPolicyErrors)
            : null;

    /// <summary><c>(sender, certificate, chain, errors) => errors == SslPolicyErrors.None &amp;&amp; Check(sender, certificate, chain, errors)</c></summary>
    public static ExpressionSyntax? AcceptNoneAnd(ReportedCallback callback) =>
        callback.Delegate is { } invoke && ParametersFor(callback, invoke, named: true, body: null) is (var list, var errors)
            ? CodeTemplate.Expression(
                $"{list} => {errors} == SslPolicyErrors.None && {callback.Expression.WithoutTrivia()}{Arguments(list)}",
                callback.Symbols.SslPolicyErrors)
            : null;

    private static string Arguments(string list) => list.StartsWith("(", StringComparison.Ordinal) ? list : $"({list})";

    private static (string List, string Errors)? ParametersFor(ReportedCallback callback, IMethodSymbol invoke, bool named, SyntaxNode? body)
    {
        if (callback.ErrorsMember(invoke.Parameters) is not { } member || invoke.Parameters.Any(p => p.RefKind != RefKind.None))
        {
            return null;
        }

        // Before C# 9 a lambda cannot discard a parameter; with fewer than two of them a lone "_" is a name like any other.
        var discards = !named && ((CSharpParseOptions)callback.Expression.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;
        var errors = callback.FreeName(member.Length == 0 ? "errors" : "args", body);
        var names = invoke.Parameters.Select((p, i) =>
            i == invoke.Parameters.Length - 1 ? errors : discards ? "_" : callback.FreeName(p.Name, body)).ToArray();
        return (names.Length == 1 ? errors : $"({string.Join(", ", names)})", errors + member);
    }
}
