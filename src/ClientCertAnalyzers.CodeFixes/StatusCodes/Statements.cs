using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Several statements in the place of one, wherever that stands.</summary>
internal static class Statements
{
    public static void Replace(DocumentEditor editor, StatementSyntax old, IReadOnlyList<StatementSyntax> statements)
    {
        var first = statements[0].WithLeadingTrivia(old.GetLeadingTrivia());
        if (statements.Count == 1)
        {
            editor.ReplaceNode(old, first.WithTrailingTrivia(old.GetTrailingTrivia()));
            return;
        }

        var last = statements[^1].WithTrailingTrivia(old.GetTrailingTrivia());
        StatementSyntax[] all = [OnLine(first), .. statements.Skip(1).Take(statements.Count - 2).Select(OnLine), last.WithLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation)];
        switch (old.Parent)
        {
            case GlobalStatementSyntax global:
                editor.InsertBefore(global, all.Take(all.Length - 1).Select(SyntaxFactory.GlobalStatement));
                editor.ReplaceNode(global, SyntaxFactory.GlobalStatement(all[^1]));
                break;
            case BlockSyntax or SwitchSectionSyntax:
                editor.InsertBefore(old, all.Take(all.Length - 1));
                editor.ReplaceNode(old, all[^1]);
                break;
            default:
                editor.ReplaceNode(old, SyntaxFactory.Block(all.Select(statement => OnLine(statement.WithoutTrivia()))).WithTriviaFrom(old).WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }
    }

    private static StatementSyntax OnLine(StatementSyntax statement) => statement.WithTrailingTrivia(SyntaxFactory.LineFeed).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>Of <c>return condition ? answer : other;</c> a branch for the answer, and the other way behind it.</summary>
    public static IReadOnlyList<StatementSyntax> Branch(ConditionalExpressionSyntax choice, ExpressionSyntax answer, IReadOnlyList<StatementSyntax> statements)
    {
        var condition = choice.Condition.WithoutTrivia();
        var asked = answer == choice.WhenTrue ? condition : SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition));
        var other = answer == choice.WhenTrue ? choice.WhenFalse : choice.WhenTrue;
        return [SyntaxFactory.IfStatement(asked, SyntaxFactory.Block(statements.Select(statement => OnLine(statement.WithoutTrivia())))), SyntaxFactory.ReturnStatement(other.WithoutTrivia())];
    }
}
