using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Takes a callback away, so that the default validation applies again.</summary>
internal static class RemoveCallback
{
    public const string Title = "Remove the callback";

    public static Action<Edits>? Edit(ReportedCallback callback)
    {
        var removed = callback.Expression is InvocationExpressionSyntax && callback.Delegate is null ? callback.Expression : AssignmentOf(callback);
        return removed switch
        {
            null => null,
            { Parent: InitializerExpressionSyntax { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation } } =>
                edits => edits.Replace(creation, current => WithoutInitializer((BaseObjectCreationExpressionSyntax)current)),
            { Parent: LambdaExpressionSyntax lambda } when !IsVoid(lambda) => null,
            _ => Removal.CanRemove(removed) ? edits => edits.Apply(removed, editor => Removal.Remove(editor, removed)) : null,
        };

        bool IsVoid(LambdaExpressionSyntax lambda) =>
            callback.Model.GetSymbolInfo(lambda, callback.Cancellation).Symbol is IMethodSymbol { ReturnsVoid: true };
    }

    /// <summary>The assignment of the callback to a property or event: other targets may need a value.</summary>
    public static AssignmentExpressionSyntax? AssignmentOf(ReportedCallback callback) =>
        callback.Outer.Parent is AssignmentExpressionSyntax assignment
        && assignment.Right == callback.Outer
        && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.AddAssignmentExpression
        && callback.Model.GetSymbolInfo(assignment.Left, callback.Cancellation).Symbol is IPropertySymbol { IsRequired: false } or IEventSymbol
            ? assignment
            : null;

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        BaseObjectCreationExpressionSyntax bare = creation is ObjectCreationExpressionSyntax { ArgumentList: null, Type: var type } named
            ? named.WithType(type.WithoutTrailingTrivia()).WithArgumentList(SyntaxFactory.ArgumentList())
            : creation;
        return bare.WithInitializer(null).WithTrailingTrivia(creation.GetTrailingTrivia());
    }
}
