using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Code that reads the body of a request, or that may do so.</summary>
internal static class BodyUse
{
    /// <summary>Members that say nothing about the body. A look at its length or at the method may mean that there is none.</summary>
    private static readonly HashSet<string> OfContext =
        ["Connection", "RequestAborted", "Response", "Request", "User", "Items", "TraceIdentifier", "RequestServices"];

    private static readonly HashSet<string> OfRequest =
        ["Headers", "Path", "PathBase", "Query", "QueryString", "Host", "IsHttps", "Protocol", "Scheme", "Cookies", "RouteValues", "HttpContext"];

    public static readonly HashSet<string> Names =
        ["Body", "BodyReader", "Form", "EnableBuffering", "DrainAsync", "ReadFormAsync", "AddEndpointFilter", "AddEndpointFilterFactory"];

    /// <summary>A use of one of these names on a request, or a filter that may have one.</summary>
    public static bool IsRead(IOperation operation, KnownSymbols symbols) => operation is IInvocationOperation
        || operation is IPropertyReferenceOperation { Property.ContainingType: var type } && Is(type, symbols.HttpRequest);

    /// <summary>Whether the handler may have read the body before it gets to an operation: nothing else may happen to the request than what is known.</summary>
    public static bool MayComeBefore(IOperation operation, SyntaxNode handler, KnownSymbols symbols) =>
        operation.Ancestors().FirstOrDefault(ancestor => ancestor.Syntax == handler) is not { } function
        || function.Descendants().Any(earlier => earlier.Syntax.SpanStart < operation.Syntax.SpanStart && MayRead(earlier, symbols));

    private static bool MayRead(IOperation operation, KnownSymbols symbols) => operation switch
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
        IPropertyReferenceOperation property => members.Contains(property.Property.Name),
        IVariableInitializerOperation => true,
        _ => false,
    };

    private static bool Is(ITypeSymbol type, ITypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
