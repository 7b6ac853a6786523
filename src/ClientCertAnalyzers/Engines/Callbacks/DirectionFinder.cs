using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>
/// Decides whether a callback judges a client or a server: by the member that takes it, by the delegate's parameters, and for a
/// delegate that is kept in a variable or member by what the same type does with it. Asked only for callbacks about to be reported.
/// </summary>
internal sealed class DirectionFinder(KnownSymbols symbols)
{
    private const int MaxHops = 3;

    public Direction Of(IOperation receiver, CallbackShape shape, CancellationToken cancellationToken) =>
        Of(receiver, 0, cancellationToken) ?? ByShape(shape);

    private Direction? Of(IOperation? receiver, int hops, CancellationToken cancellationToken) => receiver switch
    {
        IAssignmentOperation { Target: IMemberReferenceOperation target } => OfMember(target.Member, target, hops, cancellationToken),
        IEventAssignmentOperation { EventReference: IMemberReferenceOperation target } => OfMember(target.Member, target, hops, cancellationToken),
        IAssignmentOperation { Target: ILocalReferenceOperation local } => OfUses(local.Local, receiver, hops, cancellationToken),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfUses(declarator.Symbol, receiver, hops, cancellationToken),
        IFieldInitializerOperation field => OfUses(field.InitializedFields.FirstOrDefault(), receiver, hops, cancellationToken),
        IPropertyInitializerOperation property => OfUses(property.InitializedProperties.FirstOrDefault(), receiver, hops, cancellationToken),
        IArgumentOperation { Parent: IObjectCreationOperation creation } when SymbolEqualityComparer.Default.Equals(creation.Type, symbols.SslStream) => OfStream(creation, cancellationToken),
        IReturnOperation => OfUses(EnclosingMember(receiver, cancellationToken), receiver, hops, cancellationToken),
        _ => null,
    };

    private Direction? OfMember(ISymbol member, IOperation target, int hops, CancellationToken cancellationToken)
    {
        var type = member.ContainingType;
        return Is(type, symbols.HttpsConnectionAdapterOptions) || Is(type, symbols.SslServerAuthenticationOptions) ? Direction.Server
            : member.Locations.Any(l => l.IsInSource) ? OfUses(member, target, hops, cancellationToken)
            : Direction.Client;
    }

    /// <summary>Where the stream that takes the callback authenticates as a server, the callback judges clients.</summary>
    private Direction? OfStream(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        var holder = creation.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            IAssignmentOperation { Target: IMemberReferenceOperation member } => (ISymbol)member.Member,
            _ => null,
        };
        if (creation.Parent is IInvocationOperation { TargetMethod.Name: var direct })
        {
            return IsServerCall(direct) ? Direction.Server : Direction.Client;
        }

        return References(holder, creation, cancellationToken).Any(r => r.Parent is IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } type } } && Is(type, symbols.SslStream) && IsServerCall(name))
            ? Direction.Server
            : null;
    }

    private static bool IsServerCall(string method) => method.StartsWith("AuthenticateAsServer", StringComparison.Ordinal)
        || method == "BeginAuthenticateAsServer";

    private Direction? OfUses(ISymbol? symbol, IOperation from, int hops, CancellationToken cancellationToken)
    {
        if (hops >= MaxHops)
        {
            return null;
        }

        foreach (var reference in References(symbol, from, cancellationToken))
        {
            var use = reference is IMethodReferenceOperation { Parent: IDelegateCreationOperation creation } ? creation : reference;
            if (HandOver.ReceiverOf(use) is { } receiver && receiver != from && Of(receiver, hops + 1, cancellationToken) is { } direction)
            {
                return direction;
            }
        }

        return null;
    }

    /// <summary>The references to a symbol within the type declaration (or program file) around an operation.</summary>
    private static IEnumerable<IOperation> References(ISymbol? symbol, IOperation from, CancellationToken cancellationToken)
    {
        if (symbol is null || from.SemanticModel is not { } model)
        {
            yield break;
        }

        foreach (var name in from.Surroundings().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, symbol.OriginalDefinition))
            {
                var node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
                if (model.GetOperation(node.Parent is InvocationExpressionSyntax call ? call : node, cancellationToken) is { } operation)
                {
                    yield return operation;
                }
            }
        }
    }

    private static ISymbol? EnclosingMember(IOperation operation, CancellationToken cancellationToken)
    {
        var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : symbol;
    }

    /// <summary>Kestrel's delegate has certificate, chain, errors and nothing else.</summary>
    private Direction ByShape(CallbackShape shape) =>
        shape.Invoke.Parameters is [var first, _, _] && Is(first.Type, symbols.X509Certificate2) && symbols.HttpsConnectionAdapterOptions is not null
            ? Direction.Server
            : Direction.Client;

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
