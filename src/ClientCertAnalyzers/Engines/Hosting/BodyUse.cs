using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Code that reads the body of a request, or that may do so.</summary>
internal sealed class BodyUse(KnownSymbols symbols)
{
    /// <summary>Members that say nothing about the body. A look at its length or at the method may mean that there is none.</summary>
    private static readonly HashSet<string> OfContext =
        ["Connection", "RequestAborted", "Response", "Request", "User", "Items", "TraceIdentifier", "RequestServices"];

    private static readonly HashSet<string> OfRequest =
        ["Headers", "Path", "PathBase", "Query", "QueryString", "Host", "IsHttps", "Protocol", "Scheme", "Cookies", "RouteValues", "HttpContext"];

    private readonly ConcurrentBag<IOperation> _reads = [];

    public static IReadOnlyList<string> Names { get; } =
        ["Body", "BodyReader", "Form", "EnableBuffering", "DrainAsync", "ReadFormAsync", "AddEndpointFilter", "AddEndpointFilterFactory"];

    public void See(IOperation operation)
    {
        if (operation is IInvocationOperation { TargetMethod.Name: var name } && Names.Contains(name)
            || operation is IPropertyReferenceOperation { Property: { Name: "Body" or "BodyReader" or "Form", ContainingType: var type } } && Is(type, symbols.HttpRequest))
        {
            _reads.Add(operation);
        }
    }

    /// <summary>A middleware or filter reads bodies before any handler runs.</summary>
    public bool IsReadAhead(EndpointHandlers handlers) => _reads.Any(read => handlers.Around(read) is null);

    /// <summary>Whether the handler may have read the body before it gets to an operation: nothing else may happen to the request than what is known.</summary>
    public bool MayComeBefore(IOperation operation, SyntaxNode handler) =>
        operation.Ancestors().FirstOrDefault(ancestor => ancestor.Syntax == handler) is not { } function
        || function.Descendants().Any(earlier => earlier.Syntax.SpanStart < operation.Syntax.SpanStart && MayRead(earlier));

    private bool MayRead(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke } => true,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => operation.Parent is not IMemberReferenceOperation or IMethodReferenceOperation,
        { Type: { } type } when Is(type, symbols.HttpContext) => !IsHarmless(operation, OfContext),
        { Type: { } type } when Is(type, symbols.HttpRequest) => !IsHarmless(operation, OfRequest),
        _ => false,
    };

    /// <summary>One of the members, or another name for the object.</summary>
    private static bool IsHarmless(IOperation reference, HashSet<string> members) => reference.Parent switch
    {
        IPropertyReferenceOperation property => property.Instance == reference && members.Contains(property.Property.Name),
        IVariableInitializerOperation => true,
        _ => false,
    };

    private static bool Is(ITypeSymbol type, ITypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
