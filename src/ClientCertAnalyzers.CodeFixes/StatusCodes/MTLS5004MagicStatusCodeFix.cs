using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Puts the constant in the place of the number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5004MagicStatusCodeFix() : DocumentFix(Rules.MTLS5004MagicStatusCode, Title)
{
    internal const string Title = "Use the constant";

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        foreach (var diagnostic in diagnostics)
        {
            var number = (LiteralExpressionSyntax)editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            editor.ReplaceNode(number, new CertificateAnswer(number.Token.Value is 496, symbols).Number.WithTriviaFrom(number));
        }

        return editor.GetChangedDocument();
    }
}
