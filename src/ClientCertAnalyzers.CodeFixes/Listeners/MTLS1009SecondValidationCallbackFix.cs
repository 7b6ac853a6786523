using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Gives the check to Kestrel, whose own callback asks it. Only a function that stands in place, and unconditionally, can move.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1009SecondValidationCallbackFix : CodeFixProvider
{
    internal const string Title = "Move the callback to 'ClientCertificateValidation'";

    /// <summary>With AllowCertificate the mode alone decides about clients without one: the reader should know.</summary>
    internal const string OptionalTitle = Title + ", which is asked only about a certificate that was sent";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1009SecondValidationCallback.Id);

    // The endpoint refused everybody so far. Whom the moved check lets in wants a look at each place.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not AssignmentExpressionSyntax { Right: AnonymousFunctionExpressionSyntax callback } inner
            || KnownSymbols.For(model!.Compilation) is not { } symbols
            || model.GetOperation(inner, context.CancellationToken) is not ISimpleAssignmentOperation operation
            || SecondCallback.Of(operation, symbols) is not { OnAuthenticate.Syntax: AssignmentExpressionSyntax { Right: AnonymousFunctionExpressionSyntax around } outer } second
            || second.Options.Uses.Any(HasOwnValidation)
            || MovedCallback.Of(callback, around, model, symbols, context.CancellationToken) is not { } moved
            || Edit(inner, outer, around, moved) is not { } edit)
        {
            return;
        }

        context.RegisterCodeFix(
            FixAction.Create(second.Mode == CertificateMode.RequireCertificate ? Title : OptionalTitle, context.Document, async cancellation =>
            {
                var editor = await DocumentEditor.CreateAsync(context.Document, cancellation).ConfigureAwait(false);
                edit(editor);
                return editor.GetChangedDocument();
            }),
            context.Diagnostics);
    }

    private static bool HasOwnValidation(IOperation use) => use is IInvocationOperation or IPropertyReferenceOperation { Property.Name: "ClientCertificateValidation" };

    private static Action<DocumentEditor>? Edit(
        AssignmentExpressionSyntax inner, AssignmentExpressionSyntax outer, AnonymousFunctionExpressionSyntax around, AnonymousFunctionExpressionSyntax moved)
    {
        if (outer.Left is not (MemberAccessExpressionSyntax or IdentifierNameSyntax))
        {
            return null;
        }

        var isAlone = around.Body == inner || (around.Body is BlockSyntax { Statements: [ExpressionStatementSyntax only] } && only.Expression == inner);
        if (isAlone && !HasCommentsBeside(inner, around))
        {
            var shifted = Indentation.Reduce(moved, Indentation.Of(inner) - Indentation.Of(outer));
            return editor => editor.ReplaceNode(outer, Validation(outer, shifted).WithTriviaFrom(outer));
        }

        // A return or throw before it makes the callback one of some connections only.
        if (inner.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } own
            || block != around.Body
            || block.Statements.TakeWhile(before => before != own).Any(before => before is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
            || outer.Parent is not ExpressionStatementSyntax { Parent: (BlockSyntax or GlobalStatementSyntax) and var place } statement)
        {
            return null;
        }

        // The formatter moves the lines of a function along with the new statement, which starts without indentation.
        var validation = Validation(outer, Indentation.Reduce(moved, Indentation.Of(inner))).WithoutTrivia();
        StatementSyntax added = SyntaxFactory.ExpressionStatement(validation).WithAdditionalAnnotations(Formatter.Annotation);
        return editor =>
        {
            Removal.Remove(editor, inner);
            editor.InsertBefore(place is GlobalStatementSyntax ? place : statement, place is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added);
        };
    }

    private static AssignmentExpressionSyntax Validation(AssignmentExpressionSyntax outer, AnonymousFunctionExpressionSyntax moved)
    {
        var name = SyntaxFactory.IdentifierName("ClientCertificateValidation");
        ExpressionSyntax target = outer.Left is MemberAccessExpressionSyntax access ? access.WithName(name.WithTriviaFrom(access.Name)) : name.WithTriviaFrom(outer.Left);
        return outer.WithLeft(target).WithRight(moved.WithTriviaFrom(outer.Right));
    }

    /// <summary>Comments in the function around the callback have a place only as long as the function has.</summary>
    private static bool HasCommentsBeside(AssignmentExpressionSyntax inner, AnonymousFunctionExpressionSyntax around) =>
        around.DescendantTrivia().Any(trivia => !inner.Right.Span.Contains(trivia.Span) && trivia.ToString().Trim().Length > 0);
}
