using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Converts the date of the certificate, whatever it is compared with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3022LocalDateAgainstUtcFix() : DocumentFix(Rules.MTLS3022LocalDateAgainstUtc, MTLS3022LocalDateAgainstUtcFix.Title)
{
    internal const string Title = "Convert the date to universal time";

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var date = (ExpressionSyntax)editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            editor.ReplaceNode(date, SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, date.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("ToUniversalTime"))).WithTrailingTrivia(date.GetTrailingTrivia()));
        }

        return editor.GetChangedDocument();
    }
}
