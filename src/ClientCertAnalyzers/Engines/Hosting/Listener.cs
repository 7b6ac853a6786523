using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>One endpoint in code.</summary>
internal sealed class Listener
{
    private Listener(KestrelCall call, EndpointTls? tls) => (Call, Tls) = (call, tls);

    public KestrelCall Call { get; }

    /// <summary>Its <c>UseHttps</c>; null where it is a plain listener, or one that the code at hand does not show.</summary>
    public EndpointTls? Tls { get; }

    public static Listener Of(KestrelCall call, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var code = OptionsCode.OfCallback(call.Call.Arguments.LastOrDefault()?.Value, symbols.ListenOptions!, bodies, cancellationToken);
        var https = code?.Uses.OfType<IInvocationOperation>().FirstOrDefault(use => SymbolEqualityComparer.Default.Equals(use.TargetMethod.ContainingType, symbols.ListenOptionsHttpsExtensions));
        return new(call, https is null ? null : EndpointTls.Of(https, bodies, symbols, cancellationToken));
    }
}
