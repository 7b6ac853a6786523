using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>One call of <c>UseHttps</c>: whether it starts from the defaults, and the mode that it sets itself.</summary>
internal sealed class EndpointTls
{
    private EndpointTls(IInvocationOperation call, bool inherits, OptionsCode? code, CertificateMode mode) => (Call, Inherits, Code, Mode) = (call, inherits, code, mode);

    public IInvocationOperation Call { get; }

    /// <summary>An options object or a callback for each handshake starts from nothing, whatever <c>ConfigureHttpsDefaults</c> says.</summary>
    public bool Inherits { get; }

    /// <summary>What it does to its options; null where it has none, or where that is not to be seen.</summary>
    public OptionsCode? Code { get; }

    public CertificateMode Mode { get; }

    public static EndpointTls Of(IInvocationOperation call, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { Type: { } type } || argument.IsImplicit)
            {
                continue;
            }

            if (SymbolEqualityComparer.Default.Equals(type, symbols.HttpsConnectionAdapterOptions))
            {
                var code = OptionsCode.OfObject(argument.Value);
                return new(call, inherits: false, code, ModeOf(code));
            }

            if (SymbolEqualityComparer.Default.Equals(type, symbols.TlsHandshakeCallbackOptions)
                || SymbolEqualityComparer.Default.Equals(type, symbols.ServerOptionsSelectionCallback))
            {
                return new(call, inherits: false, code: null, HandshakeCallback.AsksNobody(argument.Value, symbols) ? CertificateMode.Unset : CertificateMode.Unknown);
            }

            if (type is INamedTypeSymbol { DelegateInvokeMethod.Parameters: [{ Type: var options }] } && SymbolEqualityComparer.Default.Equals(options, symbols.HttpsConnectionAdapterOptions))
            {
                var code = OptionsCode.OfCallback(argument.Value, options, bodies, cancellationToken);
                return new(call, inherits: true, code, ModeOf(code));
            }
        }

        return new(call, inherits: true, code: null, CertificateMode.Unset);
    }

    /// <summary>The mode that the code sets on <c>HttpsConnectionAdapterOptions</c>.</summary>
    public static CertificateMode ModeOf(OptionsCode? code)
    {
        if (code is null || code.Escapes || code.Uses.OfType<IPropertyReferenceOperation>().Any(use => use.Property.Name == "OnAuthenticate"))
        {
            return CertificateMode.Unknown;
        }

        var modes = code.AssignmentsTo("ClientCertificateMode").ToList();
        return modes switch
        {
            [] => CertificateMode.Unset,
            [var only] when only.Value.ConstantValue is { HasValue: true, Value: int value } && (code.Body is IObjectCreationOperation || only.IsUnconditionalIn(code.Body)) => (CertificateMode)value,
            _ => CertificateMode.Unknown,
        };
    }
}
