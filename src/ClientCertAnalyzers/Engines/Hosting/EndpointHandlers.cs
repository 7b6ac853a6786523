using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The functions that answer requests: what the calls of <c>MapGet</c> and its kin take, and the actions of controllers.</summary>
internal sealed class EndpointHandlers
{
    public static readonly HashSet<string> Names = ["Map", "MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "MapFallback"];

    private readonly KnownSymbols _symbols;
    private readonly Dictionary<SyntaxNode, List<IInvocationOperation>> _mapped = [];

    private EndpointHandlers(KnownSymbols symbols) => _symbols = symbols;

    public static EndpointHandlers In(IEnumerable<HostSite> sites, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var handlers = new EndpointHandlers(symbols);
        foreach (var call in sites.Where(site => Names.Contains(site.Text)).Select(site => site.Operation(cancellationToken)).OfType<IInvocationOperation>())
        {
            handlers.Add(call, cancellationToken);
        }

        return handlers;
    }

    /// <summary>The handler that an operation stands in, as its declaration; null where it stands elsewhere.</summary>
    public SyntaxNode? Around(IOperation operation)
    {
        for (var function = operation.Syntax.EnclosingFunction(); function is not CompilationUnitSyntax; function = function.EnclosingFunction())
        {
            if (_mapped.ContainsKey(function) || function is MethodDeclarationSyntax method && IsAction(operation.SemanticModel?.GetDeclaredSymbol(method) as IMethodSymbol))
            {
                return function;
            }
        }

        return null;
    }

    /// <summary>The calls that map the handler; none where it is an action.</summary>
    public IReadOnlyList<IInvocationOperation> MapsOf(SyntaxNode handler) => _mapped.TryGetValue(handler, out var calls) ? calls : [];

    private void Add(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!call.TargetMethod.IsFramework()
            || call.TargetMethod.Parameters.FirstOrDefault()?.Type is not { } builder
            || !SymbolEqualityComparer.Default.Equals(builder, _symbols.EndpointRouteBuilder))
        {
            return;
        }

        var handler = call.Arguments.Select(argument => argument.Value.Target()).Select(target => target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Syntax,
            IMethodReferenceOperation { Method.DeclaringSyntaxReferences: [var declaration] } => declaration.GetSyntax(cancellationToken),
            _ => null,
        }).FirstOrDefault(declaration => declaration is not null);
        if (handler is not null)
        {
            if (!_mapped.TryGetValue(handler, out var calls))
            {
                _mapped.Add(handler, calls = []);
            }

            calls.Add(call);
        }
    }

    /// <summary>A method that is routed to. Others of a controller may be filters, or be called by its actions.</summary>
    private bool IsAction(IMethodSymbol? method)
    {
        var type = method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && method.GetAttributes().Any(IsRoute) ? method.ContainingType : null;
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, _symbols.ControllerBase))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static bool IsRoute(AttributeData attribute) => attribute.AttributeClass.IsFramework()
        && (attribute.AttributeClass!.Name is "RouteAttribute" or "AcceptVerbsAttribute" || attribute.AttributeClass.Name.StartsWith("Http", StringComparison.Ordinal));
}
