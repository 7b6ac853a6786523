using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What the code of a host shows about a mode that is set in it: which paths are public, and whether listeners differ.</summary>
internal sealed class HostEvidence
{
    private readonly KnownSymbols _symbols;
    private readonly IOperation _mode;
    private int _modes;
    private int _defaults;
    private bool _isTooLate;
    private int _listeners;
    private int _httpsListeners;
    private bool _mayBringListeners;

    private HostEvidence(IOperation mode, KnownSymbols symbols) => (_mode, _symbols) = (mode, symbols);

    /// <summary>The first public thing.</summary>
    public string? PublicThing { get; private set; }

    /// <summary>
    /// Another listener or mode, defaults that replace or miss something, a plain listener beside the HTTPS one, or a setting that may
    /// bring one: the mode may well not hold for every path.
    /// </summary>
    public bool IsUnclear => _modes != 1 || _defaults > 1 || _isTooLate || _mayBringListeners || _listeners > 1 || _listeners > _httpsListeners;

    /// <summary>The code opens one listener, with HTTPS: without code or settings that open one, Kestrel has a plain one as well.</summary>
    public bool HasOneHttpsListener => _listeners == 1 && _httpsListeners == 1;

    public static HostEvidence Around(IOperation mode, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var evidence = new HostEvidence(mode, symbols);
        var facts = HostFacts.Of(mode.SemanticModel!.Compilation);
        var area = HostArea.Around(mode, facts, cancellationToken);
        foreach (var site in facts.Sites(cancellationToken).Where(site => area.MayOwn(site.Name)))
        {
            if (area.Owns(site.Name))
            {
                evidence.PublicThing ??= PublicEndpoints.At(site, symbols, cancellationToken);
            }

            if (site is { Text: "ClientCertificateMode", IsAssigned: true })
            {
                evidence._modes++;
            }
            else if (MayListen(site.Text) && site.Operation(cancellationToken) is IInvocationOperation call)
            {
                evidence.See(call);
            }
        }

        return evidence;
    }

    private static bool MayListen(string name) => name is "ConfigureHttpsDefaults" or "UseHttps" or "UseUrls" || HostFacts.Listeners.Contains(name) || HostFacts.EndpointsBesideSettings.Contains(name);

    private void See(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (Is(method.ContainingType, _symbols.KestrelServerOptions) && method.Name.StartsWith("Listen", StringComparison.Ordinal))
        {
            _listeners++;
            // Which of two files comes first is not to be seen.
            _isTooLate |= call.Syntax.SyntaxTree != _mode.Syntax.SyntaxTree || call.Syntax.Span.End < _mode.Syntax.SpanStart;
        }
        else if (Is(method.ContainingType, _symbols.KestrelServerOptions) && method.Name == "ConfigureHttpsDefaults")
        {
            _defaults++;
        }
        else if (Is(method.ContainingType, _symbols.ListenOptionsHttpsExtensions))
        {
            _httpsListeners++;
            // Options objects and handshake callbacks do not take the defaults.
            _mayBringListeners |= method.Parameters.Any(p =>
                Is(p.Type, _symbols.HttpsConnectionAdapterOptions) || Is(p.Type, _symbols.TlsHandshakeCallbackOptions) || Is(p.Type, _symbols.ServerOptionsSelectionCallback));
        }
        else if (method.Name == "UseUrls" || Is(method.ContainingType, _symbols.KestrelConfigurationLoader))
        {
            _mayBringListeners = true;
        }
    }

    private static bool Is(ISymbol? one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
