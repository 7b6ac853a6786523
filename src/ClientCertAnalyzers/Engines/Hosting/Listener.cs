using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>One endpoint in code: its TLS and its protocols.</summary>
internal sealed class Listener
{
    /// <summary>HTTP/1.1 alone, as <c>HttpProtocols</c> numbers it.</summary>
    private const int Http1 = 1;

    private readonly OptionsCode? _code;

    private Listener(KestrelCall call, OptionsCode? code, EndpointTls? tls) => (Call, _code, Tls) = (call, code, tls);

    public KestrelCall Call { get; }

    /// <summary>Its <c>UseHttps</c>; null where it is a plain listener, or one that the code at hand does not show.</summary>
    public EndpointTls? Tls { get; }

    /// <summary>Whether it takes nothing but HTTP/1.1: null where nothing sets that here.</summary>
    public bool? IsHttp1Only => _code is null ? null : ProtocolsOf(_code);

    public static Listener Of(KestrelCall call, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var code = OptionsCode.OfCallback(call.Call.Arguments.LastOrDefault()?.Value, symbols.ListenOptions!, bodies, cancellationToken);
        var https = code?.Uses.OfType<IInvocationOperation>().FirstOrDefault(use => SymbolEqualityComparer.Default.Equals(use.TargetMethod.ContainingType, symbols.ListenOptionsHttpsExtensions));
        return new(call, code, https is null ? null : EndpointTls.Of(https, bodies, symbols, cancellationToken));
    }

    /// <summary>What a callback over <c>ListenOptions</c> says of the protocols; false also where that is not clear.</summary>
    public static bool? ProtocolsOf(OptionsCode code)
    {
        var values = code.AssignmentsTo("Protocols").Select(assignment => assignment.Value.ConstantValue).ToList();
        return values.Count == 0 ? null : values.All(value => value is { HasValue: true, Value: Http1 });
    }
}
