using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

internal enum MiddlewareKind
{
    /// <summary>Anything else, a branch included.</summary>
    Other,

    CertificateForwarding,
    ForwardedHeaders,
    Authentication,
    Authorization,
}

/// <param name="Kind">What it adds to the pipeline.</param>
/// <param name="Call">On an application builder.</param>
/// <param name="Site">The same call, or the one in the script's own body that leads to it.</param>
/// <param name="Pipeline">The one that it adds to.</param>
internal sealed record MiddlewareCall(MiddlewareKind Kind, IInvocationOperation Call, IInvocationOperation Site, MiddlewarePipeline Pipeline)
{
    /// <summary>It stands in the script's own body and not in a method that is called there.</summary>
    public bool IsDirect => Call == Site;
}

/// <summary>The middlewares of one application builder in the order in which a request passes them.</summary>
/// <param name="builder">The variable that holds it; null for the branch that a method makes.</param>
/// <param name="outer">The pipeline that this one branches off from; null where there is none to be seen.</param>
/// <param name="entry">The call there that makes the branch.</param>
internal sealed class MiddlewarePipeline(ISymbol? builder, MiddlewarePipeline? outer = null, IInvocationOperation? entry = null)
{
    private readonly List<MiddlewareCall> _calls = [];

    /// <summary>Every request comes through it, and nothing stands in front of it: it is that of a program or of <c>Startup.Configure</c>.</summary>
    public bool IsOfHost => outer is null && builder is ILocalSymbol or IParameterSymbol { Ordinal: 0, ContainingSymbol: IMethodSymbol { Name: "Configure", MethodKind: MethodKind.Ordinary, IsExtensionMethod: false } };

    public void Add(MiddlewareCall call) => _calls.Add(call);

    /// <summary>What a request has passed before it comes to a call, in outer pipelines too. What stands in a branch beside the way does not count.</summary>
    public IEnumerable<MiddlewareCall> Before(MiddlewareCall call) => BeforeThis().Concat(_calls.TakeWhile(other => other != call));

    /// <summary>What it passes behind the call, as far as the branch goes.</summary>
    public IEnumerable<MiddlewareCall> Behind(MiddlewareCall call) => _calls.SkipWhile(other => other != call).Skip(1);

    private IEnumerable<MiddlewareCall> BeforeThis() => outer is null ? [] : outer.BeforeThis().Concat(outer._calls.TakeWhile(other => other.Call.Syntax != entry!.Syntax));
}
