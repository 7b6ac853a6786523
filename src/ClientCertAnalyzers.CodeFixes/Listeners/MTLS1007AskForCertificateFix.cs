using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Brings the validation to life. Not for AllowAnyClientCertificate: the call would accept whatever the server then asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MTLS1007AskForCertificateFix))]
internal sealed class MTLS1007AskForCertificateFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1007ValidationWithoutRequest.Id);

    // Asking for a certificate changes what clients see, so each listener wants a look of its own.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root?.FindNode(context.Span, getInnermostNodeForTie: true) is not AssignmentExpressionSyntax assignment
            || KnownSymbols.For(model.Compilation) is not { ClientCertificateMode: { } type } symbols
            || model.GetOperation(assignment, context.CancellationToken) is not { } operation
            || HttpsOptionsUse.Of(operation, symbols) is not { Request: CertificateRequest.Never } use
            || !Removal.CanRemove(assignment))
        {
            return;
        }

        foreach (var mode in (string[])["AllowCertificate", "RequireCertificate"])
        {
            context.RegisterCodeFix(
                FixAction.Create(
                    "Ask for a certificate: " + mode,
                    context.Document,
                    cancellation => FixAsync(context.Document, assignment, use, TypeReferences.StaticMember(type, mode), cancellation)),
                context.Diagnostics);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, AssignmentExpressionSyntax assignment, HttpsOptionsUse use, ExpressionSyntax mode, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        if (use.ModeAssignments.Count > 0)
        {
            foreach (var existing in use.ModeAssignments.Select(a => a.Value.Syntax))
            {
                editor.ReplaceNode(existing, mode.WithTriviaFrom(existing));
            }

            return editor.GetChangedDocument();
        }

        var name = SyntaxFactory.IdentifierName("ClientCertificateMode");
        ExpressionSyntax target = assignment.Left is MemberAccessExpressionSyntax access ? access.WithName(name).WithoutTrivia() : name;
        var added = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, target, mode);
        if (assignment.Parent is InitializerExpressionSyntax initializer)
        {
            editor.ReplaceNode(initializer, Initializers.WithFirst(initializer, added.WithAdditionalAnnotations(Formatter.Annotation), initializer.Expressions.IndexOf(assignment)));
        }
        else
        {
            Insertion.Before(assignment, added, editor);
        }

        return editor.GetChangedDocument();
    }
}
