using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>One function on the way of an event, and which of its expressions are the event's context.</summary>
internal sealed class EventFrame
{
    /// <summary>Members that lead to something else: who has that cannot set a result.</summary>
    private static readonly HashSet<string> Harmless =
        ["ClientCertificate", "Exception", "HttpContext", "Request", "Response", "Scheme", "Options", "Principal", "Properties", "ToString", "GetType", "GetHashCode"];

    private readonly HashSet<CaptureId> _captures;

    private EventFrame(IMethodSymbol function, ControlFlowGraph graph, IReadOnlyCollection<ISymbol> contexts, EventFrame? caller)
    {
        (Function, Graph, Contexts, Caller) = (function, graph, contexts, caller);
        _captures = [.. graph.Blocks.SelectMany(block => block.Operations).OfType<IFlowCaptureOperation>()
            .Where(capture => IsParameter(capture.Value)).Select(capture => capture.Id)];
    }

    public IMethodSymbol Function { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The parameters that are the context, also those of functions around.</summary>
    public IReadOnlyCollection<ISymbol> Contexts { get; }

    public EventFrame? Caller { get; }

    public static EventFrame? Of(IMethodSymbol function, IOperation body, IReadOnlyCollection<ISymbol> contexts, EventFrame? caller, CancellationToken cancellationToken) =>
        FunctionGraph.Of(body, cancellationToken) is { } graph ? new(function, graph, contexts, caller) : null;

    public bool IsContext(IOperation? operation) => operation?.Unwrap() switch
    {
        null => false,
        IFlowCaptureReferenceOperation { Id: var id } => _captures.Contains(id),
        var plain => IsParameter(plain),
    };

    public bool IsRunning(IMethodSymbol function) => SymbolEqualityComparer.Default.Equals(Function, function) || Caller?.IsRunning(function) is true;

    public int Depth => 1 + (Caller?.Depth ?? 0);

    /// <summary>Code that nobody sees running here, such as a lambda, does something with the context that may set a result.</summary>
    public bool MayDecideIn(SyntaxNode code) => code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        Contexts.Any(context => context.Name == name.Identifier.ValueText)
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && Harmless.Contains(access.Name.Identifier.ValueText))
        && !(name.Parent is MemberAccessExpressionSyntax { Name: var member } && member == name)
        && !name.Parent.IsKind(SyntaxKind.NameColon));

    private bool IsParameter(IOperation operation) =>
        operation.Unwrap() is IParameterReferenceOperation { Parameter: var parameter } && Contexts.Contains(parameter.OriginalDefinition, SymbolEqualityComparer.Default);
}
