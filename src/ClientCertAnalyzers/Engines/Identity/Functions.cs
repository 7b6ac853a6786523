using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

internal static class Functions
{
    /// <summary>The innermost function around an operation, with its body; null outside of functions.</summary>
    public static (IMethodSymbol Method, IOperation Body)? Around(IOperation inside)
    {
        foreach (var outer in inside.Ancestors())
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation lambda:
                    return (lambda.Symbol, lambda.Body);
                case ILocalFunctionOperation { Body: { } body } local:
                    return (local.Symbol, body);
                case IMethodBodyBaseOperation { BlockBody: var block, ExpressionBody: var expression } when (block ?? expression) is { } body:
                    return inside.SemanticModel?.GetEnclosingSymbol(inside.Syntax.SpanStart) is IMethodSymbol method ? (method, body) : null;
            }
        }

        return null;
    }
}
