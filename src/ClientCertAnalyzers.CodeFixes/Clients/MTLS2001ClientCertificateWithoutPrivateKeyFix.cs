using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Makes the silence loud: the program stops where a certificate without key would be given to the client.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2001ClientCertificateWithoutPrivateKeyFix() : DocumentFix(Rules.MTLS2001ClientCertificateWithoutPrivateKey, MTLS2001ClientCertificateWithoutPrivateKeyFix.Title)
{
    internal const string Title = "Throw if the certificate has no private key";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        CheckFor(diagnostic, model, cancellation) is not null;

    /// <summary>A check of a named certificate, before a statement that stands among others; null where there is no name or no such place.</summary>
    private static (StatementSyntax Before, ExpressionSyntax Certificate, ISymbol Symbol)? CheckFor(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not IdentifierNameSyntax name
            || model.GetSymbolInfo(name, cancellation).Symbol is not { Kind: SymbolKind.Local or SymbolKind.Field or SymbolKind.Property } symbol
            || model.GetTypeInfo(name, cancellation) is not { Type: { } type, Nullability.FlowState: not NullableFlowState.MaybeNull }
            || !SymbolEqualityComparer.Default.Equals(type, KnownSymbols.For(model.Compilation)?.X509Certificate2)
            || name.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
            || statement.EnclosingFunction() != name.EnclosingFunction())
        {
            return null;
        }

        // A local has to be there already.
        return symbol is ILocalSymbol && !symbol.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= statement.SpanStart)
            ? null
            : (statement, name, symbol);
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var exception = KnownSymbols.For(editor.SemanticModel.Compilation)!.InvalidOperationException;
        var checks = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => CheckFor(diagnostic, editor.SemanticModel, cancellation))
            .OfType<(StatementSyntax Before, ExpressionSyntax Certificate, ISymbol Symbol)>()
            .GroupBy(check => check.Symbol, SymbolEqualityComparer.Default)
            .Select(same => same.First());
        foreach (var (before, certificate, _) in checks)
        {
            var check = CodeTemplate.Statement(
                $$"""
                if (!{{certificate.WithoutTrivia()}}.HasPrivateKey)
                {
                throw new InvalidOperationException("The client certificate has no private key.");
                }
                """,
                exception).WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);
            if (before.Parent is GlobalStatementSyntax global)
            {
                editor.InsertBefore(global, SyntaxFactory.GlobalStatement(check).WithAdditionalAnnotations(Formatter.Annotation));
            }
            else
            {
                editor.InsertBefore(before, check);
            }
        }

        return editor.GetChangedDocument();
    }
}
