using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Refuses the certificate where the event ends without a result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4001EventFailsOpenFix() : EventFix(Rules.MTLS4001EventFailsOpen, Title)
{
    internal const string Title = "Refuse the certificate here: call 'Fail'";

    protected override bool TryEdit(Diagnostic diagnostic, DocumentEditor editor, CancellationToken cancellation) =>
        HoleOf(diagnostic, editor.OriginalRoot) is { } hole
        && EventContext.NameAt(hole.Node, editor.SemanticModel, KnownSymbols.For(editor.SemanticModel.Compilation)!.CertificateValidatedContext, cancellation) is { } context
        && Refusal.TryInsert(hole, context, editor);

    private static EventHole? HoleOf(Diagnostic diagnostic, SyntaxNode root)
    {
        if (!diagnostic.Properties.TryGetValue(EventReport.Kind, out var text) || !Enum.TryParse<EventHoleKind>(text, out var kind))
        {
            return null;
        }

        var span = diagnostic.Location.SourceSpan;
        var shown = root.FindToken(span.Start) is var word && word.Span == span ? word.Parent! : root.FindNode(span, getInnermostNodeForTie: true);
        SyntaxNode? node = kind switch
        {
            EventHoleKind.Catch => shown.FirstAncestorOrSelf<CatchClauseSyntax>(),
            EventHoleKind.NoSection => shown.FirstAncestorOrSelf<SwitchStatementSyntax>(),
            EventHoleKind.WhenTrue or EventHoleKind.WhenFalse => (shown as IfStatementSyntax)?.Condition,
            EventHoleKind.Section => shown is SwitchLabelSyntax ? shown.Parent : null,
            _ => shown,
        };
        return node is null ? null : new(node, kind);
    }
}
