using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Settings;

/// <summary>Whether code may read a key of the configuration: through a member of that name, or by the name in a string.</summary>
internal static class KeyUse
{
    public static bool Of(string key, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ContainsSymbolsWithName(key, SymbolFilter.Member, cancellationToken)
        || compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellationToken).DescendantTokens().Any(token => IsUse(token, key)));

    private static bool IsUse(SyntaxToken token, string key) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText == key && IsNameOf(token.Parent),
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken => token.ValueText.EndsWith(key, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsNameOf(SyntaxNode? name) =>
        name?.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
