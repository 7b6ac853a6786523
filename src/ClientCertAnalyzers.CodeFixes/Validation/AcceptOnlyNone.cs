using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Makes a callback that accepts everything accept only certificates without validation errors.</summary>
internal static class AcceptOnlyNone
{
    public const string Title = "Accept only SslPolicyErrors.None";

    /// <summary>A lambda keeps its code and answers differently; anything else is replaced where it is handed over.</summary>
    public static Action<Edits>? Edit(ReportedCallback callback) => callback.Expression switch
    {
        AnonymousFunctionExpressionSyntax => InLambda(callback),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax allowAny } when callback.Delegate is null =>
            InPlaceOfAllowAny(callback, allowAny),
        _ => StrictLambda.AcceptOnlyNone(callback, callback.Delegate) is { } lambda
            ? edits => Replace(Replaced(callback), lambda, edits)
            : null,
    };

    private static Action<Edits>? InLambda(ReportedCallback callback)
    {
        if (callback.Function is not { Errors: { } errors } function || callback.Returns.Count == 0)
        {
            return null;
        }

        var table = new ErrorsTable(callback, errors.Parameter);
        var answers = callback.Returns.Select(value => (Value: value, May: table.MayReach(value, function)))
            // An answer given only where there is no error is right as it stands.
            .Where(answer => answer.May.Skip(1).Any(reached => reached)).ToArray();
        return answers.Length == 0 ? null : edits =>
        {
            foreach (var (value, may) in answers)
            {
                Replace(value, may[0] ? errors.IsNone : SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression), edits);
            }

            errors.Declare(edits);
        };
    }

    private static Action<Edits>? InPlaceOfAllowAny(ReportedCallback callback, MemberAccessExpressionSyntax allowAny)
    {
        var slot = callback.Symbols.HttpsConnectionAdapterOptions?.GetMembers("ClientCertificateValidation")
            .OfType<IPropertySymbol>().FirstOrDefault();
        return StrictLambda.AcceptOnlyNone(callback, (slot?.Type as INamedTypeSymbol)?.DelegateInvokeMethod) is { } lambda
            ? edits => Replace(
                callback.Expression,
                SyntaxFactory.AssignmentExpression(
                    SyntaxKind.SimpleAssignmentExpression,
                    allowAny.WithName(SyntaxFactory.IdentifierName("ClientCertificateValidation")).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                    lambda),
                edits)
            : null;
    }

    // Only an assignment says by itself which delegate a lambda is; an argument may be overloaded and a variable inferred.
    private static ExpressionSyntax Replaced(ReportedCallback callback) =>
        callback.Outer.Parent is AssignmentExpressionSyntax assignment
        && callback.Delegate is { } invoke
        && SymbolEqualityComparer.Default.Equals(callback.Model.GetTypeInfo(assignment.Left, callback.Cancellation).Type, invoke.ContainingType)
            ? callback.Outer
            : callback.Expression;

    private static void Replace(ExpressionSyntax old, ExpressionSyntax replacement, Edits edits) =>
        edits.Replace(old, _ => replacement.WithTriviaFrom(old));
}
