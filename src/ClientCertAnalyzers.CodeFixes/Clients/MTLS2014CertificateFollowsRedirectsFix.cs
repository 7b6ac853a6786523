using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Switches redirects off where the handler is made. An answer with a redirect then comes to the caller.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2014CertificateFollowsRedirectsFix() : DocumentFix(Rules.MTLS2014CertificateFollowsRedirects, MTLS2014CertificateFollowsRedirectsFix.Title)
{
    internal const string Title = "Set 'AllowAutoRedirect' to false";

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var windows = KnownSymbols.For(editor.SemanticModel.Compilation)?.WinHttpHandler;
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var creation = editor.OriginalRoot.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()!;
            var name = SymbolEqualityComparer.Default.Equals(editor.SemanticModel.GetTypeInfo(creation, cancellation).Type, windows) ? "AutomaticRedirection" : "AllowAutoRedirect";
            var member = SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(name), SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
            editor.ReplaceNode(creation, (current, _) => Initializers.With((BaseObjectCreationExpressionSyntax)current, member.WithAdditionalAnnotations(Formatter.Annotation)));
        }

        return editor.GetChangedDocument();
    }
}
