using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Usings for extension methods, which the clean-up after a code action does not import.</summary>
internal static class Imports
{
    public static async Task<Document> AddAsync(Document document, string space, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var import = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.LineFeed);
        var index = root.Usings.IndexOf(u => u.Name?.ToString() is { } name
            && string.CompareOrdinal(name, space) > 0 && (IsSystem(space) || !(IsSystem(name) && IsFirst(u, root))));
        var usings = root.Usings.Insert(index < 0 ? root.Usings.Count : index, import.WithAdditionalAnnotations(Formatter.Annotation));
        return document.WithSyntaxRoot(root.WithUsings(usings));
    }

    /// <summary>Many files have the System namespaces in front, out of order.</summary>
    private static bool IsFirst(UsingDirectiveSyntax import, CompilationUnitSyntax root) =>
        root.Usings.TakeWhile(u => u != import).All(u => u.Name is { } name && IsSystem(name.ToString()));

    private static bool IsSystem(string space) => space.StartsWith("System", StringComparison.Ordinal);
}
