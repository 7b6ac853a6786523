using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Settings;

/// <summary>Whether code may read a client certificate mode from the configuration: through a member of that name, or by the name in a string.</summary>
internal static class KeyUse
{
    private const string Key = ConfiguredMode.Key;

    // An editor makes a compilation for each key press; a file that stays the same is read once.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Files = new();

    public static bool In(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ContainsSymbolsWithName(Key, SymbolFilter.Member, cancellationToken)
        || compilation.SyntaxTrees.Any(tree => Files.GetValue(tree, file => new(file.GetRoot(cancellationToken).DescendantTokens().Any(IsUse))).Value);

    private static bool IsUse(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText == Key && IsNameOf(token.Parent),
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken => token.ValueText.EndsWith(Key, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsNameOf(SyntaxNode? name) =>
        name?.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
