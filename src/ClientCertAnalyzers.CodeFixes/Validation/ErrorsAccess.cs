using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>How the code of a function names the validation errors, and the edit that gives a discarded parameter a name.</summary>
internal sealed class ErrorsAccess
{
    private readonly ReportedCallback _callback;
    private readonly Action<Edits>? _name;

    private ErrorsAccess(string text, ReportedCallback callback, IParameterSymbol? parameter, Action<Edits>? name = null)
    {
        Text = text;
        Parameter = parameter;
        _callback = callback;
        _name = name;
    }

    /// <summary>An expression: <c>errors</c> or <c>args.SslPolicyErrors</c>.</summary>
    public string Text { get; }

    /// <summary>The parameter that carries the errors, null where the function declares none yet.</summary>
    public IParameterSymbol? Parameter { get; }

    public ExpressionSyntax IsNone => CodeTemplate.Expression($"{Text} == SslPolicyErrors.None", _callback.Symbols.SslPolicyErrors);

    public ExpressionSyntax HasOnlyChainErrors =>
        CodeTemplate.Expression($"({Text} & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0", _callback.Symbols.SslPolicyErrors);

    /// <summary>A statement for the begin of a block, with a blank line below it.</summary>
    public StatementSyntax RejectOtherThanChainErrors => CodeTemplate.Statement(
            $$"""
            if (({{Text}} & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
            {
            return false;
            }
            """,
            _callback.Symbols.SslPolicyErrors)
        .WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);

    /// <summary>Makes <see cref="Text"/> valid in the function.</summary>
    public void Declare(Edits edits) => _name?.Invoke(edits);

    public static ErrorsAccess? In(CallbackFunction function, ReportedCallback callback, IMethodSymbol symbol)
    {
        if (function.Node is AnonymousMethodExpressionSyntax { ParameterList: null } method)
        {
            return StrictLambda.ParametersFor(callback, method) is (var list, var errors)
                ? new ErrorsAccess(errors, callback, parameter: null, edits => edits.Replace(
                    method, current => ToLambda((AnonymousMethodExpressionSyntax)current, list)))
                : null;
        }

        if (callback.ErrorsMember(symbol.Parameters) is not { } member
            || symbol.Parameters.Last() is not { } parameter
            || parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(callback.Cancellation) is not ParameterSyntax declared
            || IsWritten(declared.Identifier.ValueText, function.Body))
        {
            return null;
        }

        if (declared.Identifier.ValueText != "_" || function.Node is not AnonymousFunctionExpressionSyntax)
        {
            return new ErrorsAccess(declared.Identifier.Text + member, callback, parameter);
        }

        var discards = symbol.Parameters.Count(p => p.Name == "_");
        if (discards <= 2
            && function.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "_"))
        {
            // The name reads the parameter, or would once the parameter is the only one of that name.
            return null;
        }

        var free = callback.FreeName(member.Length == 0 ? "errors" : "args", function.Node);
        return new ErrorsAccess(free + member, callback, parameter, edits => edits.Replace(
            declared,
            current => ((ParameterSyntax)current).WithIdentifier(SyntaxFactory.Identifier(free).WithTriviaFrom(((ParameterSyntax)current).Identifier))));
    }

    private static LambdaExpressionSyntax ToLambda(AnonymousMethodExpressionSyntax method, string parameters)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)SyntaxFactory.ParseExpression($"{parameters} => {{ }}");
        // On one line the space after the arrow stands; a block on a line of its own keeps that line.
        var arrow = method.DelegateKeyword.TrailingTrivia;
        return lambda
            .WithModifiers(method.Modifiers)
            .WithBlock(method.Block)
            .WithArrowToken(lambda.ArrowToken.WithTrailingTrivia(arrow.Count > 0 ? arrow : SyntaxFactory.TriviaList(SyntaxFactory.Space)))
            .WithTriviaFrom(method)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool IsWritten(string name, SyntaxNode body) => body.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText == name && name != "_",
        ArgumentSyntax { Expression: IdentifierNameSyntax passed } argument =>
            !argument.RefKindKeyword.IsKind(SyntaxKind.None) && passed.Identifier.ValueText == name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } =>
            node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression && operand.Identifier.ValueText == name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } =>
            node.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression && operand.Identifier.ValueText == name,
        _ => false,
    });
}
