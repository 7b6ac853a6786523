using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Ends the event behind the refusal, after whatever else is done there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4002RefusalOverwrittenFix() : EventFix(Rules.MTLS4002RefusalOverwritten, Title)
{
    internal const string Title = "Return after the refusal";

    protected override bool TryEdit(Diagnostic diagnostic, DocumentEditor editor, CancellationToken cancellation)
    {
        if (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).Parent is not ExpressionStatementSyntax refusal
            || Return(refusal, editor.SemanticModel, cancellation) is not { } exit)
        {
            return false;
        }

        switch (refusal.Parent)
        {
            case BlockSyntax { Parent: IfStatementSyntax or ElseClauseSyntax or CatchClauseSyntax } block when block.Statements.Last() is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax):
                editor.InsertAfter(block.Statements.Last(), exit);
                return true;
            case IfStatementSyntax or ElseClauseSyntax:
                editor.ReplaceNode(refusal, (current, _) => SyntaxFactory.Block((StatementSyntax)current, exit).WithTrailingTrivia(refusal.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
                return true;
            case SwitchSectionSyntax section when section.Statements.Last() is BreakStatementSyntax last:
                editor.ReplaceNode(last, exit);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What ends the function; null where it answers with something of its own.</summary>
    private static StatementSyntax? Return(ExpressionStatementSyntax refusal, SemanticModel model, CancellationToken cancellation)
    {
        var function = refusal.EnclosingFunction();
        return (model.GetDeclaredSymbol(function, cancellation) ?? model.GetSymbolInfo(function, cancellation).Symbol) switch
        {
            IMethodSymbol { ReturnsVoid: true } or IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } } =>
                SyntaxFactory.ReturnStatement().WithAdditionalAnnotations(Formatter.Annotation),
            IMethodSymbol { IsAsync: false, ReturnType: INamedTypeSymbol { Name: "Task", Arity: 0 } task } when task.IsFramework() =>
                CodeTemplate.Statement("return Task.CompletedTask;", task),
            _ => null,
        };
    }
}
