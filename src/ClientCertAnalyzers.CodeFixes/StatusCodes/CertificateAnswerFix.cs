using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Answers 495 or 496 with all that belongs to it.</summary>
/// <param name="rule">The rule.</param>
/// <param name="title">Of the action.</param>
/// <param name="oneAtATime">Clients may rely on the answer of today: each one wants a look of its own.</param>
internal abstract class CertificateAnswerFix(DiagnosticDescriptor rule, string title, bool oneAtATime) : DocumentFix(rule, title, oneAtATime)
{
    /// <summary>Whether the certificate is missing where this answer is given; otherwise it is invalid.</summary>
    protected abstract bool IsMissing(ExpressionSyntax answer, SemanticModel model);

    protected sealed override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Rewrite(diagnostic, model, KnownSymbols.For(model.Compilation)!, cancellation) is not null;

    protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        foreach (var diagnostic in diagnostics)
        {
            Rewrite(diagnostic, editor.SemanticModel, symbols, cancellation)?.Invoke(editor);
        }

        // The helper's answers are extensions.
        return symbols.ClientCertificateAnswers is null || IsInScope(editor.OriginalRoot, editor.SemanticModel, symbols)
            ? editor.GetChangedDocument()
            : await Imports.AddAsync(editor.GetChangedDocument(), "Microsoft.AspNetCore.Http", cancellation).ConfigureAwait(false);
    }

    private Action<DocumentEditor>? Rewrite(Diagnostic diagnostic, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation) =>
        model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax answer
            ? AnswerRewrite.Of(answer, IsMissing(answer, model), model, symbols) ?? Otherwise(answer, model, symbols)
            : null;

    /// <summary>What can be done where the whole answer has no room.</summary>
    protected virtual Action<DocumentEditor>? Otherwise(ExpressionSyntax answer, SemanticModel model, KnownSymbols symbols) => null;

    private static bool IsInScope(SyntaxNode root, SemanticModel model, KnownSymbols symbols) =>
        !model.LookupSymbols(((CompilationUnitSyntax)root).Members.LastOrDefault()?.Span.End - 1 ?? 0, symbols.HttpResponse, "WriteClientCertificateRequiredAsync", includeReducedExtensionMethods: true).IsEmpty;
}
