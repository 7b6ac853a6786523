using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

internal enum SinkKind
{
    /// <summary>A list from which the client takes what it can use.</summary>
    List,

    /// <summary>The list of <c>HttpClientHandler</c>, which looks at it before the handshake.</summary>
    HandlerList,

    /// <summary>A callback of the client, asked for the certificate.</summary>
    Callback,

    /// <summary>A certificate prepared for handshakes, which has to be complete.</summary>
    Context,
}

/// <summary>A place that gives certificates to a client for its handshakes, recognised by type and role whatever library the client is from.</summary>
/// <param name="Kind">What the client does with them.</param>
/// <param name="Place">The whole call, assignment or initializer, with the name that leads to it.</param>
/// <param name="Certificates">The certificates that this place gives.</param>
/// <param name="All">Those and the others that the same client gets in this body of code.</param>
internal sealed record ClientCertificateSink(SinkKind Kind, IOperation Place, IReadOnlyList<IOperation> Certificates, IReadOnlyList<IOperation> All)
{
    /// <summary>Names of properties, methods and parameters that take client certificates. Their types are compared too.</summary>
    public static readonly HashSet<string> Names =
    [
        "ClientCertificates", "Certs", "WithClientCertificate", "WithClientCertificates", "UseClientCertificate", "UseClientCertificates", "AuthenticateAsClient", "AuthenticateAsClientAsync",
        "BeginAuthenticateAsClient", "LocalCertificateSelectionCallback", "CertificateSelection", "CertificateSelectionCallback",
        "ClientCertificateSelectionCallback", "SslStream",
    ];

    /// <summary>The type whose name stands before the call that prepares a certificate.</summary>
    private const string ContextType = "SslStreamCertificateContext";

    /// <summary>Calls <paramref name="action"/> for what may be such a place.</summary>
    public static void Register(CompilationStartAnalysisContext context, Action<Sighting> action)
    {
        context.RegisterNames(Names, action);
        context.RegisterNames([ContextType], ContextCall, action);
    }

    /// <summary><c>Create</c> is a name of everybody's, so the name of the type opens the door.</summary>
    private static SyntaxNode? ContextCall(SyntaxNode name) =>
        name.AncestorsAndSelf().TakeWhile(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax).Last().Parent is InvocationExpressionSyntax call
            ? call
            : null;

    /// <summary>The place that <paramref name="operation"/> is, or null where it is none or some of its certificates are not to be seen.</summary>
    public static ClientCertificateSink? Of(IOperation operation, KnownSymbols symbols, CertificateSources sources, CancellationToken cancellationToken)
    {
        var lists = new CertificateLists(symbols);
        switch (operation)
        {
            case IPropertyReferenceOperation property when IsListProperty(property.Property, lists):
                return OfProperty(property, lists, symbols);
            case IPropertyReferenceOperation or IEventReferenceOperation when IsSelection(((IMemberReferenceOperation)operation).Type, symbols):
                return operation.Parent is IAssignmentOperation or IEventAssignmentOperation
                    ? OfCallback(operation.Parent, operation.Parent.ChildOperations.Last(), sources, cancellationToken)
                    : null;
            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: var type } } call when SymbolEqualityComparer.Default.Equals(type, symbols.SslStreamCertificateContext):
                IOperation[] target = [.. call.Arguments.Where(argument => argument.Parameter?.Ordinal == 0).Select(argument => argument.Value.Unwrap())];
                return new(SinkKind.Context, call, target, target);
            case IInvocationOperation call when TakesClientCertificates(call.TargetMethod, symbols):
                return Make(call, call.Arguments.FirstOrDefault(argument => IsListParameter(argument.Parameter, call.TargetMethod, lists)) is { } argument ? ElementsOf(argument, lists) : null);
            case IObjectCreationOperation creation when creation.Arguments.FirstOrDefault(argument => IsSelection(argument.Parameter?.Type, symbols)) is { } callback:
                return OfCallback(creation, callback.Value, sources, cancellationToken);
            default:
                return null;
        }
    }

    private static IReadOnlyList<IOperation>? ElementsOf(IArgumentOperation argument, CertificateLists lists) =>
        lists.IsCertificate(argument.Value.Unwrap().Type) ? [argument.Value.Unwrap()] : lists.ElementsOf(argument.Value);

    private static ClientCertificateSink? Make(IOperation place, IReadOnlyList<IOperation>? certificates) =>
        certificates is null ? null : new(SinkKind.List, place, certificates, certificates);

    /// <summary>The property of a library or the framework: a list of one's own with this name may well be a list of whom to let in.</summary>
    private static bool IsListProperty(IPropertySymbol property, CertificateLists lists) =>
        property.Name is "ClientCertificates" or "Certs" && property.Locations.All(place => place.IsInMetadata) && lists.IsList(property.Type);

    private static bool TakesClientCertificates(IMethodSymbol method, KnownSymbols symbols) => method.Locations.All(place => place.IsInMetadata)
        && (method.Name.Contains("AuthenticateAsClient") ? method.ContainingType.Is(symbols.SslStream) : IsSetter(method));

    /// <summary>As MQTTnet and Npgsql call them.</summary>
    private static bool IsSetter(IMethodSymbol method) =>
        method.Name.StartsWith("WithClientCertificate", StringComparison.Ordinal) || method.Name.StartsWith("UseClientCertificate", StringComparison.Ordinal);

    private static bool IsListParameter(IParameterSymbol? parameter, IMethodSymbol method, CertificateLists lists) =>
        parameter is not null && (lists.IsList(parameter.Type) || (IsSetter(method) && lists.IsCertificate(parameter.Type)));

    private static bool IsSelection(ITypeSymbol? type, KnownSymbols symbols) =>
        symbols.LocalCertificateSelectionCallback is { } callback && SymbolEqualityComparer.Default.Equals(type, callback);

    private static ClientCertificateSink? OfCallback(IOperation place, IOperation callback, CertificateSources sources, CancellationToken cancellationToken)
    {
        var returned = sources.Trace.Single(callback, cancellationToken).Target() is IAnonymousFunctionOperation lambda
            ? ValueTrace.Returned(lambda.Body).Select(value => value.Unwrap()).Where(value => value.ConstantValue is not { HasValue: true, Value: null }).ToList()
            : [];
        return returned.Count > 0 ? new(SinkKind.Callback, place, returned, returned) : null;
    }

    private static ClientCertificateSink? OfProperty(IPropertyReferenceOperation property, CertificateLists lists, KnownSymbols symbols)
    {
        if (GivenAt(property, lists) is not { Count: > 0 } here || ObjectPath.Of(property.Instance) is not { } owner)
        {
            return null;
        }

        var all = new List<IOperation>();
        foreach (var other in property.Root().DescendantsAndSelf().OfType<IPropertyReferenceOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(other.Property, property.Property) && owner.Equals(ObjectPath.Of(other.Instance)))
            {
                if (GivenAt(other, lists) is not { } more)
                {
                    return null;
                }

                all.AddRange(more);
            }
        }

        return new(property.Property.ContainingType.Is(symbols.HttpClientHandler) ? SinkKind.HandlerList : SinkKind.List, property.Parent!, here, all);
    }

    /// <summary>What goes into the list here; empty where it is only read.</summary>
    private static IReadOnlyList<IOperation>? GivenAt(IPropertyReferenceOperation property, CertificateLists lists) => property.Parent switch
    {
        IInvocationOperation call when call.Instance == property => lists.AddedBy(call),
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when access.Operation == property => lists.AddedBy(call),
        IAssignmentOperation assignment when assignment.Target == property => lists.ElementsOf(assignment.Value),
        IMemberInitializerOperation { Initializer: var initializer } => lists.ElementsOf(initializer),
        IArgumentOperation or IVariableInitializerOperation => null,
        _ => [],
    };
}
