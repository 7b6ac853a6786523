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

        return callback.ErrorsMember(symbol.Parameters) is { } member
            && ParameterAccess.To(symbol.Parameters.Last(), member.Length == 0 ? "errors" : "args", function, callback) is { } access
                ? new ErrorsAccess(access.Name + member, callback, access.Parameter, access.Declare)
                : null;
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
}
