using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// Reads the pipelines that one body of code builds: its calls on application builders, through methods of the project that get a builder.
/// A lambda or method that a call on a builder takes builds a branch of it.
/// </summary>
internal sealed class MiddlewareScript
{
    // Deep enough for a program that hands its application through a few layers; it also ends a recursion.
    private const int MaximumDepth = 4;

    private readonly Dictionary<ISymbol, MiddlewarePipeline> _pipelines = new(SymbolEqualityComparer.Default);
    private readonly List<MiddlewareCall> _calls = [];
    private readonly Bodies _bodies;
    private readonly KnownSymbols _symbols;
    private readonly CancellationToken _cancellationToken;

    private MiddlewareScript(Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken) =>
        (_bodies, _symbols, _cancellationToken) = (bodies, symbols, cancellationToken);

    public static MiddlewareScript Of(IOperation body, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var script = new MiddlewareScript(bodies, symbols, cancellationToken);
        script.Read(body, site: null, depth: 0);
        return script;
    }

    /// <summary>What a call of the body itself adds; null where it is not on a builder that the body shows.</summary>
    public MiddlewareCall? At(IInvocationOperation call) => _calls.FirstOrDefault(found => found.IsDirect && found.Call.Syntax == call.Syntax);

    private void Read(IOperation body, IInvocationOperation? site, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        // A chain of calls runs from left to right, and its operations are nested the other way round.
        foreach (var call in body.Descendants().OfType<IInvocationOperation>().Where(call => IsReached(call, body)).OrderBy(call => call.Syntax.Span.End))
        {
            var isFollowed = false;
            foreach (var argument in call.Arguments)
            {
                isFollowed |= depth < MaximumDepth && Follow(call, argument, site ?? call, depth);
            }

            if (!isFollowed && PipelineOf(ReceiverOf(call)) is { } pipeline)
            {
                var added = new MiddlewareCall(KindOf(call.TargetMethod), call, site ?? call, pipeline);
                pipeline.Add(added);
                _calls.Add(added);
            }
        }
    }

    /// <summary>A method of the project that gets a builder adds to its pipeline; one that a call on a builder takes makes a branch.</summary>
    private bool Follow(IInvocationOperation call, IArgumentOperation argument, IInvocationOperation site, int depth)
    {
        if (argument.Value.Target() is IMethodReferenceOperation { Method: { } branch } && branch.Parameters.FirstOrDefault(IsBuilder) is { } ofBranch && PipelineOf(ReceiverOf(call)) is { } outer)
        {
            Enter(branch, ofBranch, new(null, outer, call), site, depth);
            return false;
        }

        return !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && argument.Parameter is { } parameter && IsBuilder(parameter)
            && PipelineOf(argument.Value) is { } pipeline
            && Enter(call.TargetMethod, parameter, pipeline, site, depth);
    }

    private bool Enter(IMethodSymbol method, IParameterSymbol parameter, MiddlewarePipeline pipeline, IInvocationOperation site, int depth)
    {
        if (_bodies.Of(method.OriginalDefinition, _cancellationToken) is not { } body)
        {
            return false;
        }

        _pipelines[parameter.OriginalDefinition] = pipeline;
        Read(body, site, depth + 1);
        return true;
    }

    /// <summary>A local function runs where it is called, not where it stands.</summary>
    private static bool IsReached(IOperation operation, IOperation body) =>
        operation.Ancestors().TakeWhile(ancestor => ancestor != body).All(ancestor => ancestor is not ILocalFunctionOperation);

    private static IOperation? ReceiverOf(IInvocationOperation call) => call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);

    private MiddlewarePipeline? PipelineOf(IOperation? builder)
    {
        var operation = builder?.Unwrap();
        return operation?.Type?.Is(_symbols.ApplicationBuilder) != true ? null : operation switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => Known(parameter.OriginalDefinition) ?? Remember(parameter.OriginalDefinition, BranchOf(parameter, operation) ?? new(parameter)),
            ILocalReferenceOperation { Local: var local } => Known(local) ?? Remember(local, new(local)),
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: var member } => Known(member) ?? Remember(member, new(member)),
            IInvocationOperation { TargetMethod.Name: not "New" } call => PipelineOf(ReceiverOf(call)),
            _ => null,
        };
    }

    /// <summary>The branch that a lambda with this parameter builds.</summary>
    private MiddlewarePipeline? BranchOf(IParameterSymbol parameter, IOperation reference) =>
        reference.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol))
            is { } found && found.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation taker } && PipelineOf(ReceiverOf(taker)) is { } outer
                ? new(parameter, outer, taker)
                : null;

    private MiddlewarePipeline? Known(ISymbol symbol) => _pipelines.TryGetValue(symbol, out var pipeline) ? pipeline : null;

    private MiddlewarePipeline Remember(ISymbol symbol, MiddlewarePipeline pipeline) => _pipelines[symbol] = pipeline;

    private bool IsBuilder(IParameterSymbol parameter) => parameter.Type.Is(_symbols.ApplicationBuilder);

    private MiddlewareKind KindOf(IMethodSymbol method) => method.Name switch
    {
        "UseCertificateForwarding" when Is(method, _symbols.CertificateForwardingApplications) => MiddlewareKind.CertificateForwarding,
        "UseForwardedHeaders" when Is(method, _symbols.ForwardedHeadersApplications) => MiddlewareKind.ForwardedHeaders,
        "UseAuthentication" when Is(method, _symbols.AuthenticationApplications) => MiddlewareKind.Authentication,
        "UseAuthorization" when Is(method, _symbols.AuthorizationApplications) => MiddlewareKind.Authorization,
        _ => MiddlewareKind.Other,
    };

    private static bool Is(IMethodSymbol method, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(method.ContainingType, known);
}
