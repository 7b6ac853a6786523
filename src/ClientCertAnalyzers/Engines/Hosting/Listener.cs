using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>One endpoint in code.</summary>
internal sealed class Listener
{
    private Listener(OptionsCode? code, EndpointTls? tls) => (Code, Tls) = (code, tls);

    /// <summary>What its callback does; null where it has none, or none that the code at hand shows.</summary>
    public OptionsCode? Code { get; }

    /// <summary>Its <c>UseHttps</c>; null where it is a plain listener, or one that the code at hand does not show.</summary>
    public EndpointTls? Tls { get; }

    /// <summary>Of a call of one of the <c>Listen</c> methods.</summary>
    public static Listener Of(IInvocationOperation call, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var code = OptionsCode.OfCallback(call.Arguments.LastOrDefault()?.Value, symbols.ListenOptions!, bodies, cancellationToken);
        var https = code?.Uses.OfType<IInvocationOperation>().FirstOrDefault(use => SymbolEqualityComparer.Default.Equals(use.TargetMethod.ContainingType, symbols.ListenOptionsHttpsExtensions));
        return new(code, https is null ? null : EndpointTls.Of(https, bodies, symbols, cancellationToken));
    }
}
