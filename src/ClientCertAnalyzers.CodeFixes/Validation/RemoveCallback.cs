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
            InitializerExpressionSyntax initializer => edits => edits.Apply(removed, editor =>
            {
                editor.TrackNode(removed);
                editor.ReplaceNode(initializer, (current, _) => Without((InitializerExpressionSyntax)current, removed));
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

        var keeps = statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
        var whole = statement.Parent as GlobalStatementSyntax ?? (SyntaxNode)statement;
        editor.RemoveNode(whole, keeps ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, ExpressionSyntax tracked)
    {
        var member = initializer.GetCurrentNode(tracked)!;
        var list = initializer.Expressions.GetWithSeparators();
        var at = list.IndexOf(member);
        // With its own comma; the last member without one takes the comma before it, whose line break stays.
        list = at + 1 < list.Count ? list.RemoveAt(at + 1).RemoveAt(at)
            : at > 0 ? list.RemoveAt(at).Replace(list[at - 2], list[at - 2].AsNode()!.WithTrailingTrivia(member.GetTrailingTrivia())).RemoveAt(at - 1)
            : list.RemoveAt(at);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(list));
    }
}
