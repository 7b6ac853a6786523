using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Settings;

/// <summary>What the rules over settings ask of the code beside them. Most projects have no finding, and so nobody asks; who asks is answered once.</summary>
internal sealed class HostCode
{
    private readonly HostFacts _facts;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<bool> _listens;
    private readonly Lazy<bool> _setsHttpsDefaults;
    private readonly Lazy<bool> _setsProtocols;
    private readonly Lazy<bool> _readsModes;
    private readonly Lazy<bool> _enforces;
    private readonly Lazy<bool> _replaces;
    private readonly Lazy<bool> _configures;
    private readonly Lazy<bool> _judges;

    public HostCode(Compilation compilation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        _facts = HostFacts.Of(compilation);
        _cancellationToken = cancellationToken;
        _listens = new(() => Calls("UseUrls").Any() || Calls(symbols.KestrelServerOptions, HostFacts.Listeners).Any()
            || Calls(symbols.KestrelConfigurationLoader, HostFacts.EndpointsBesideSettings).Any(call => !IsByName(call)));
        _configures = new(() => Calls(symbols.KestrelConfigurationLoader, "Endpoint").Any(IsByName));
        _setsHttpsDefaults = new(() => Calls(symbols.KestrelServerOptions, "ConfigureHttpsDefaults").Any());
        _setsProtocols = new(() => _facts.Sites(cancellationToken).Any(site => site is { Text: "Protocols", IsAssigned: true }
            && site.Operation(cancellationToken) is IPropertyReferenceOperation property
            && SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, symbols.ListenOptions)));
        _readsModes = new(() => KeyUse.In(compilation, cancellationToken));
        _enforces = new(() => Calls(symbols.ClientCertificateEndpoints, "RequireClientCertificate").Any());
        _judges = new(() => Calls(symbols.KestrelServerOptions, "ConfigureHttpsDefaults").ToList() is { Count: > 0 } defaults
            && defaults.All(call => call.Descendants().Any(part => HelperTls.IsApplied(part, symbols))));
        _replaces = new(() => Calls(symbols.KestrelServerOptions, "Configure").Any(call => !IsOfKestrel(call)));
    }

    /// <summary>The code opens endpoints of its own, which the settings file does not show.</summary>
    public bool Listens => _listens.Value;

    /// <summary>The code has the last word about an endpoint of the settings, which it calls by its name.</summary>
    public bool ConfiguresEndpoints => _configures.Value;

    /// <summary>What the code says about HTTPS beats the endpoint defaults of the settings.</summary>
    public bool SetsHttpsDefaults => _setsHttpsDefaults.Value;

    /// <summary>The code says which HTTP versions endpoints speak.</summary>
    public bool SetsProtocols => _setsProtocols.Value;

    /// <summary>The code may read a mode from the configuration itself.</summary>
    public bool ReadsModes => _readsModes.Value;

    /// <summary>The runtime helper guards endpoints one by one, so the handshake need not.</summary>
    public bool EnforcesPerEndpoint => _enforces.Value;

    /// <summary>The runtime helper's part of TLS is in the defaults of all listeners.</summary>
    public bool JudgesByDefault => _judges.Value;

    /// <summary>Kestrel gets another section than the one of its name, and then reads that one alone.</summary>
    public bool ReplacesSection => _replaces.Value;

    private static bool IsByName(IInvocationOperation call) => call.TargetMethod.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String;

    private static bool IsOfKestrel(IInvocationOperation configure) => configure.Arguments.FirstOrDefault()?.Value.WithoutConversion() is IInvocationOperation section
        && section.Arguments.LastOrDefault()?.Value.ConstantValue is { HasValue: true, Value: string key }
        && string.Equals(key, "Kestrel", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<IInvocationOperation> Calls(INamedTypeSymbol? type, params string[] names) =>
        Calls(names).Where(call => type is not null && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type));

    private IEnumerable<IInvocationOperation> Calls(params string[] names) => _facts.Sites(_cancellationToken)
        .Where(site => names.Contains(site.Text)).Select(site => site.Operation(_cancellationToken)).OfType<IInvocationOperation>();
}
