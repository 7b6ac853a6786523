using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A place where a server reads a header of the request that it got.</summary>
/// <param name="Place">The whole call or access.</param>
/// <param name="Name">Of the header.</param>
/// <param name="Values">What holds the value: the place itself, or the references to the variable that gets it.</param>
internal readonly record struct ReceivedHeader(IOperation Place, string Name, IReadOnlyList<IOperation> Values)
{
    /// <summary>Methods of header collections and of LINQ that give the value. Whether there is a header at all is another question.</summary>
    public static readonly HashSet<string> Readers =
        ["TryGetValue", "GetCommaSeparatedValues", "GetValueOrDefault", "GetValues", "TryGetValues", "GetValue", "GetValueBytes", "Get", "GetAll",
            "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Where"];

    /// <summary>The headers of a request, and not those of a response or of a request that a client sends.</summary>
    public static bool IsOfRequest(IOperation operation, KnownSymbols symbols) => operation is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
        && (name == "Headers" && (Is(type, symbols.HttpRequest) || Is(type, symbols.FunctionRequest))
            || name == "RequestHeaders" && Is(type, symbols.GrpcServerCallContext));

    /// <summary>What the code reads from the headers, directly or through a variable that holds them all.</summary>
    public static IEnumerable<ReceivedHeader> From(IOperation headers, Func<string, bool> isWanted, ValueTrace trace, CancellationToken cancellationToken)
    {
        IEnumerable<IOperation> all = headers.OutermostConversion().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            ? headers.ReferencesTo(local)
            : [headers];
        return all.Select(one => Read(one, isWanted, trace, cancellationToken)).OfType<ReceivedHeader>();
    }

    private static ReceivedHeader? Read(IOperation headers, Func<string, bool> isWanted, ValueTrace trace, CancellationToken cancellationToken)
    {
        switch (headers.OutermostConversion().Parent)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }] } access when Write.Through(access) is null:
                return NameIn(key) is { } name ? new(access, name, [access]) : null;
            case IInvocationOperation call when Readers.Contains(call.TargetMethod.Name):
                return Called(call);
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } first when call.Arguments[0] == first && Readers.Contains(call.TargetMethod.Name):
                return Called(call);
            default:
                return null;
        }

        ReceivedHeader? Called(IInvocationOperation call) =>
            call.Arguments.Select(argument => NameIn(argument.Value) ?? KeyIn(argument.Value)).FirstOrDefault(found => found is not null) is { } name ? new(call, name, ValuesOf(call)) : null;

        string? NameIn(IOperation key) => (key.ConstantValue.HasValue ? key : trace.Single(key, cancellationToken)).ConstantValue is { HasValue: true, Value: string text } && isWanted(text) ? text : null;

        // h => h.Key == "X-SSL-CERT", however it is compared.
        string? KeyIn(IOperation argument) => argument.Target() is IAnonymousFunctionOperation { Body: var body } && body.Descendants().Any(part => part is IPropertyReferenceOperation { Property.Name: "Key" })
            ? body.Descendants().Select(NameOfLiteral).FirstOrDefault(found => found is not null)
            : null;

        string? NameOfLiteral(IOperation part) => part is ILiteralOperation or IFieldReferenceOperation ? NameIn(part) : null;
    }

    /// <summary>The variable that gets the value, or the call itself.</summary>
    private static IReadOnlyList<IOperation> ValuesOf(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out) switch
    {
        null => [call],
        { Value: var target } => (target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target) switch
        {
            ILocalReferenceOperation { Local: var local } => [.. call.ReadsOf(local)],
            IDiscardOperation => [],
            _ => [call],
        },
    };

    private static bool Is(ITypeSymbol type, ITypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
