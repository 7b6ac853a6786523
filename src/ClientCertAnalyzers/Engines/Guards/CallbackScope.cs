using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What belongs to a validation callback itself: its parameters and locals judge a certificate and are no switches.</summary>
internal sealed class CallbackScope(KnownSymbols symbols)
{
    /// <summary>The nearest lambda, local function or method around the operation that is handed a certificate, a chain or its errors.</summary>
    public SyntaxNode? Around(IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            switch (current)
            {
                // An anonymous method without a parameter list is known by the delegate it becomes.
                case IAnonymousFunctionOperation lambda
                    when Judges(lambda.Symbol) || Judges((lambda.Parent?.Type as INamedTypeSymbol)?.DelegateInvokeMethod):
                case ILocalFunctionOperation local when Judges(local.Symbol):
                    return current.Syntax;
            }
        }

        return operation.Member() is IMethodSymbol member && Judges(member) ? member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null;
    }

    /// <summary>Some part of the expression comes from the callback's parameters, directly or through its locals.</summary>
    public bool Feeds(IOperation expression, int fuel) => Around(expression) is { } callback && Feeds(expression, callback, fuel);

    public static bool Declares(SyntaxNode callback, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == callback.SyntaxTree && callback.Span.Contains(reference.Span));

    private static bool Feeds(IOperation expression, SyntaxNode callback, int fuel) =>
        expression.Parts().Any(part => part switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => Declares(callback, parameter),
            ILocalReferenceOperation { Local: var local } when Declares(callback, local) && Write.Through(part) is null =>
                fuel <= 0 || Write.Only(part) is not { } value || Feeds(value, callback, fuel - ConditionImplication.Hop),
            _ => false,
        });

    private bool Judges(IMethodSymbol? method) => method is { ReturnType.SpecialType: SpecialType.System_Boolean } && method.Parameters.Any(parameter => Judges(parameter.Type));

    /// <summary>A certificate, a chain, its errors, or an object that carries them.</summary>
    public bool Judges(ITypeSymbol type) =>
        type.Is(symbols.X509Certificate)
        || type.Is(symbols.X509Chain)
        || type.Is(symbols.SslPolicyErrors)
        || type.GetMembers().Any(member => member is IPropertySymbol property && property.Type.Is(symbols.SslPolicyErrors));
}
