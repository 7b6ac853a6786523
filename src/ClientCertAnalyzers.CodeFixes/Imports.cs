using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Usings for what a fix writes: the clean-up after a code action adds those for types.</summary>
internal static class Imports
{
    // The annotation that SyntaxGenerator.TypeExpression attaches: the import adder finds the namespace through it.
    private const string Symbol = "SymbolId";

    /// <summary>Marks a node that needs the namespace of the type, which the clean-up adds.</summary>
    public static SyntaxAnnotation[] For(INamedTypeSymbol type) => [Simplifier.AddImportsAnnotation, new(Symbol, DocumentationCommentId.CreateReferenceId(type))];

    /// <summary>Adds what an extension method needs, which the clean-up does not know.</summary>
    public static async Task<Document> AddAsync(Document document, string space, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var import = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.LineFeed);
        var index = root.Usings.IndexOf(u => u.Name?.ToString() is { } name
            && string.CompareOrdinal(name, space) > 0 && (IsSystem(space) || !(IsSystem(name) && IsFirst(u, root))));
        var usings = root.Usings.Insert(index < 0 ? root.Usings.Count : index, import.WithAdditionalAnnotations(Formatter.Annotation));
        return document.WithSyntaxRoot(root.WithUsings(usings));
    }

    /// <summary>
    /// Has the clean-up leave alone the types that are known without a using. What a global using covers it would add all the same and take out
    /// again, and an empty line would stay at the top of the file.
    /// </summary>
    public static async Task<Document> ForgetKnownAsync(Document document, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var wanted = root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).ToList();
        if (wanted.Count == 0)
        {
            return document;
        }

        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var known = wanted.Where(node => node.GetAnnotations(Symbol).All(symbol => IsKnown(symbol.Data!, node.SpanStart, model)));
        return document.WithSyntaxRoot(root.ReplaceNodes(known, (_, node) => node.WithoutAnnotations(Simplifier.AddImportsAnnotation)));
    }

    private static bool IsKnown(string id, int position, SemanticModel model) =>
        DocumentationCommentId.GetFirstSymbolForReferenceId(id, model.Compilation) is INamedTypeSymbol type
        && model.LookupNamespacesAndTypes(position, name: type.Name).Contains(type, SymbolEqualityComparer.Default);

    /// <summary>Many files have the System namespaces in front, out of order.</summary>
    private static bool IsFirst(UsingDirectiveSyntax import, CompilationUnitSyntax root) =>
        root.Usings.TakeWhile(u => u != import).All(u => u.Name is { } name && IsSystem(name.ToString()));

    private static bool IsSystem(string space) => space.StartsWith("System", StringComparison.Ordinal);
}
