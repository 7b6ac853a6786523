using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Takes a callback away, so that the default validation applies again.</summary>
internal static class RemoveCallback
{
    public const string Title = "Remove the callback";

    public static Action<Edits>? Edit(ReportedCallback callback)
    {
        var removed = callback.Expression is InvocationExpressionSyntax && callback.Delegate is null ? callback.Expression : AssignmentOf(callback);
        return removed?.Parent switch
        {
            ExpressionStatementSyntax statement => edits => edits.Apply(statement, editor => Remove(statement, editor)),
            InitializerExpressionSyntax { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation } => edits =>
                edits.Replace(creation, current => WithoutInitializer((BaseObjectCreationExpressionSyntax)current).WithTrailingTrivia(current.GetTrailingTrivia())),
            InitializerExpressionSyntax initializer => edits => edits.Apply(removed, editor =>
            {
                editor.TrackNode(removed);
                editor.ReplaceNode(initializer, (current, _) => WithoutMember((InitializerExpressionSyntax)current, current.GetCurrentNode(removed)!));
            }),
            _ => null,
        };
    }

    /// <summary>The assignment of the callback to a property or event: other targets may need a value.</summary>
    public static AssignmentExpressionSyntax? AssignmentOf(ReportedCallback callback) =>
        callback.Outer.Parent is AssignmentExpressionSyntax assignment
        && assignment.Right == callback.Outer
        && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.AddAssignmentExpression
        && callback.Model.GetSymbolInfo(assignment.Left, callback.Cancellation).Symbol is IPropertySymbol { IsRequired: false } or IEventSymbol
            ? assignment
            : null;

    private static void Remove(StatementSyntax statement, SyntaxEditor editor)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            editor.ReplaceNode(statement, SyntaxFactory.Block().WithTriviaFrom(statement));
            return;
        }

        if (!statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(IsWorthKeeping))
        {
            editor.RemoveNode(Whole(statement), SyntaxRemoveOptions.KeepNoTrivia);
            return;
        }

        // What stays moves in front of the next token: no line and no indentation of the statement may stay with it.
        var trailing = statement.GetTrailingTrivia();
        editor.ReplaceNode(statement, (current, _) => trailing.Any(IsWorthKeeping)
            ? current.WithTrailingTrivia(trailing.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : current.WithoutTrailingTrivia().WithLeadingTrivia(WithoutIndentation(current.GetLeadingTrivia())));
        editor.RemoveNode(Whole(statement), SyntaxRemoveOptions.KeepExteriorTrivia);
    }

    private static SyntaxNode Whole(StatementSyntax statement) => statement.Parent as GlobalStatementSyntax ?? (SyntaxNode)statement;

    private static bool IsWorthKeeping(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? leading.RemoveAt(leading.Count - 1) : leading;

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        creation = creation.WithInitializer(null);
        return creation.ArgumentList is not null || creation is not ObjectCreationExpressionSyntax { Type: var type } named
            ? creation.WithoutTrailingTrivia()
            : named.WithType(type.WithoutTrailingTrivia()).WithArgumentList(SyntaxFactory.ArgumentList());
    }

    private static InitializerExpressionSyntax WithoutMember(InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var list = initializer.Expressions.GetWithSeparators().ToList();
        var at = list.IndexOf(member);
        if (at + 1 < list.Count)
        {
            list.RemoveRange(at, 2);
        }
        else
        {
            // The last member without a comma takes the one before it, whose line break stays.
            list.RemoveRange(Math.Max(at - 1, 0), Math.Min(at + 1, 2));
            if (at > 0)
            {
                list[at - 2] = list[at - 2].AsNode()!.WithTrailingTrivia(member.GetTrailingTrivia());
            }
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(list));
    }
}
