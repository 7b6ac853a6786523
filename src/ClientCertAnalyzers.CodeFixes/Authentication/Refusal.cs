using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Puts a refusal where an event ends without a result: before the end, into the arm of a condition, or into an arm that is missing so far.</summary>
internal static class Refusal
{
    /// <summary>False where there is no place for a statement, as in an expression, or where nobody can tell one, as behind a loop.</summary>
    public static bool TryInsert(EventHole hole, string context, SyntaxEditor editor)
    {
        var refusal = SyntaxFactory.ParseStatement(context + ".Fail(\"Client certificate is not authorized.\");")
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        switch (hole)
        {
            case { Kind: EventHoleKind.Return, Node: StatementSyntax exit }:
                Before(exit, refusal, editor);
                return true;
            case { Kind: EventHoleKind.WhenTrue, Node.Parent: IfStatementSyntax choice } when choice.Condition == hole.Node:
                AtEndOf(choice.Statement, refusal, editor);
                return true;
            case { Kind: EventHoleKind.WhenFalse, Node.Parent: IfStatementSyntax { Else: var other } choice } when choice.Condition == hole.Node:
                if (other is null)
                {
                    editor.ReplaceNode(choice, (current, _) => WithElse((IfStatementSyntax)current, refusal));
                }
                else
                {
                    AtEndOf(other.Statement, refusal, editor);
                }

                return true;
            case { Kind: EventHoleKind.Section, Node: SwitchSectionSyntax { Statements: var statements } }:
                AtEndOf(statements.Last(), refusal, editor);
                return true;
            case { Kind: EventHoleKind.NoSection, Node: SwitchStatementSyntax choice }:
                var section = SyntaxFactory.SwitchSection().AddLabels(SyntaxFactory.DefaultSwitchLabel()).AddStatements(refusal, SyntaxFactory.BreakStatement());
                editor.ReplaceNode(choice, (current, _) => ((SwitchStatementSyntax)current).AddSections(section.WithAdditionalAnnotations(Formatter.Annotation)));
                return true;
            case { Kind: EventHoleKind.Catch, Node: CatchClauseSyntax { Block: var block } }:
                AtEndOf(block, refusal, editor);
                return true;
            default:
                return false;
        }
    }

    private static IfStatementSyntax WithElse(IfStatementSyntax choice, StatementSyntax refusal) => choice
        .WithElse(SyntaxFactory.ElseClause(choice.Statement is BlockSyntax ? SyntaxFactory.Block(refusal) : refusal)
            .WithTrailingTrivia(choice.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));

    /// <summary>Behind all that the arm does, but before it is left.</summary>
    private static void AtEndOf(StatementSyntax arm, StatementSyntax refusal, SyntaxEditor editor)
    {
        switch (arm)
        {
            case BlockSyntax { Statements: var statements } when statements.LastOrDefault() is { } last && Leaves(last):
                editor.InsertBefore(last, refusal);
                break;
            case BlockSyntax block:
                editor.ReplaceNode(block, (current, _) => ((BlockSyntax)current).AddStatements(refusal));
                break;
            case var exit when Leaves(exit):
                Before(exit, refusal, editor);
                break;
            default:
                editor.ReplaceNode(arm, (current, _) => SyntaxFactory.Block((StatementSyntax)current, refusal).WithTrailingTrivia(arm.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }
    }

    private static void Before(StatementSyntax exit, StatementSyntax refusal, SyntaxEditor editor)
    {
        if (exit.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            editor.InsertBefore(exit, refusal);
        }
        else
        {
            editor.ReplaceNode(exit, (current, _) => SyntaxFactory.Block(refusal, ((StatementSyntax)current).WithoutLeadingTrivia()).WithTrailingTrivia(exit.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    private static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax;
}
