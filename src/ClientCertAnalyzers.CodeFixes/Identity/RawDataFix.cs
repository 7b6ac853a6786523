using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Puts a comparison of the raw data in the place of a weaker one.</summary>
internal abstract class RawDataFix(DiagnosticDescriptor rule, bool oneAtATime) : DocumentFix(rule, RawDataFix.Title)
{
    internal const string Title = "Compare the raw data of the certificates";

    public sealed override FixAllProvider? GetFixAllProvider() => oneAtATime ? null : base.GetFixAllProvider();

    protected sealed override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) => Find(diagnostic, model, cancellation) is not null;

    /// <summary>The expression to replace and what replaces it; null where there is nothing to offer.</summary>
    private protected abstract (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation);

    private (ExpressionSyntax Old, ExpressionSyntax New, RawDataEquality Equality)? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (KnownSymbols.For(model.Compilation) is not { X509Certificate2: not null } symbols
            || model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax reported)
        {
            return null;
        }

        var equality = new RawDataEquality(model, symbols, cancellation);
        return Edit(reported, equality, model, cancellation) is var (old, replacement) ? (old, replacement, equality) : null;
    }

    protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var edits = new Edits(editor);
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (Find(diagnostic, editor.SemanticModel, cancellation) is not var (old, replacement, equality))
            {
                continue;
            }

            if (equality.NeedsImport(old.SpanStart))
            {
                imports.Add(equality.Namespace);
            }

            if (replacement.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "Any" }) && CertificateQueries.NeedsImport(old.SpanStart, editor.SemanticModel))
            {
                imports.Add(CertificateQueries.Namespace);
            }

            edits.Replace(old, current => Fitting(replacement, old).WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));
        }

        var changed = editor.GetChangedDocument();
        foreach (var import in imports)
        {
            changed = await Imports.AddAsync(changed, import, cancellation).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>With a test for null in front, the comparison is an operator and may need parentheses.</summary>
    private static ExpressionSyntax Fitting(ExpressionSyntax replacement, ExpressionSyntax old) =>
        replacement is BinaryExpressionSyntax && old.Parent is PrefixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression) } or IsPatternExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(replacement)
            : replacement;
}
