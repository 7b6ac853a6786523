using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Takes the entry that has the private key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7006FirstPkcs12EntryFix() : DocumentFix(Rules.MTLS7006FirstPkcs12Entry, MTLS7006FirstPkcs12EntryFix.Title)
{
    internal const string Title = "Take the certificate that has the private key";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Taken(diagnostic, model, cancellation) is not null;

    /// <summary>The expression that takes the entry, the collection, and the method to call on it.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax Collection, string Method)? Taken(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        (ExpressionSyntax Old, ExpressionSyntax Collection, string Method)? taken = model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            ElementAccessExpressionSyntax element => (element, element.Expression, "First"),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
                when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ReducedFrom: not null, Name: var name } => (call, access.Expression, name.Replace("ElementAt", "First")),
            _ => null,
        };
        return taken is { } found && CertificateQueries.IsPossibleOn(found.Collection, model, cancellation) ? taken : null;
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var needsImport = false;
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            if (Taken(diagnostic, editor.SemanticModel, cancellation) is not var (old, collection, method))
            {
                continue;
            }

            needsImport |= CertificateQueries.NeedsImport(collection, editor.SemanticModel, cancellation);
            var parameter = new[] { "c", "entry", "certificate" }.FirstOrDefault(name => editor.SemanticModel.LookupSymbols(old.SpanStart, name: name).IsEmpty) ?? "pkcs12Entry";
            var condition = SyntaxFactory.ParseExpression($"{parameter} => {parameter}.HasPrivateKey");
            editor.ReplaceNode(old, CertificateQueries.Call(collection, method)
                .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(condition))))
                .WithTriviaFrom(old));
        }

        return needsImport
            ? await Imports.AddAsync(editor.GetChangedDocument(), CertificateQueries.Namespace, cancellation).ConfigureAwait(false)
            : editor.GetChangedDocument();
    }
}
