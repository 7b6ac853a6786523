using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Code that lets somebody in or keeps somebody out.</summary>
internal sealed class Verdicts(KnownSymbols symbols)
{
    /// <summary>True lets in, false keeps out; null says nothing.</summary>
    public bool? Of(IOperation operation) => operation switch
    {
        IThrowOperation => false,
        IInvocationOperation call => OfCall(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType: var type } }, Value.ConstantValue: { HasValue: true, Value: >= 400 } } when type.Is(symbols.HttpResponse) => false,
        _ => null,
    };

    private bool? OfCall(IInvocationOperation call)
    {
        var (type, name) = (call.TargetMethod.ContainingType, call.TargetMethod.Name);
        return name switch
        {
            "Success" or "Fail" or "NoResult" when IsResult(type) => name == "Success",
            "Succeed" or "Fail" when type.Is(symbols.AuthorizationHandlerContext) => name == "Succeed",
            "Unauthorized" or "Forbid" or "Challenge" when type.Is(symbols.ControllerBase) || type.Is(symbols.Results) || type.Is(symbols.TypedResults) => false,
            // The rest of the pipeline.
            "Invoke" when type.Is(symbols.RequestDelegate) => true,
            _ => null,
        };
    }

    private bool IsResult(INamedTypeSymbol type) => type.Is(symbols.AuthenticateResult)
        || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ResultContext)
        || type.BaseType is { } below && IsResult(below);
}
