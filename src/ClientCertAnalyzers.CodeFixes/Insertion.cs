using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Puts a statement beside another one.</summary>
internal static class Insertion
{
    public static bool IsPossibleBefore(ExpressionSyntax expression) => expression.Parent is ExpressionStatementSyntax or LambdaExpressionSyntax;

    /// <summary>Wherever the expression stands: in a block, at the top of a program, alone under a condition, or as the body of a lambda.</summary>
    public static void Before(ExpressionSyntax expression, ExpressionSyntax added, DocumentEditor editor)
    {
        var statement = SyntaxFactory.ExpressionStatement(added);
        switch (expression.Parent)
        {
            case LambdaExpressionSyntax lambda:
                var block = SyntaxFactory.Block(statement, SyntaxFactory.ExpressionStatement(Indentation.Increase(expression).WithoutTrivia()));
                editor.ReplaceNode(lambda, lambda.WithExpressionBody(null).WithBlock(block).WithTriviaFrom(lambda).WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case ExpressionStatementSyntax { Parent: GlobalStatementSyntax global }:
                editor.InsertBefore(global, SyntaxFactory.GlobalStatement(statement.WithTrailingTrivia(SyntaxFactory.LineFeed)).WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } next:
                editor.InsertBefore(next, statement.WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case ExpressionStatementSyntax embedded:
                editor.ReplaceNode(embedded, SyntaxFactory.Block(statement, Indentation.Increase(embedded)).WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }
    }

    /// <summary>Behind a statement at the top of a program or in a block.</summary>
    public static void Behind(StatementSyntax statement, StatementSyntax added, SyntaxEditor editor)
    {
        if (statement.Parent is GlobalStatementSyntax global)
        {
            editor.InsertAfter(global, SyntaxFactory.GlobalStatement(added.WithTrailingTrivia(SyntaxFactory.LineFeed)).WithAdditionalAnnotations(Formatter.Annotation));
        }
        else
        {
            editor.InsertAfter(statement, added.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }
}
