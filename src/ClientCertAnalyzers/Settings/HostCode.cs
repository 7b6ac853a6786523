using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Settings;

/// <summary>What the rules over settings ask of the code beside them. Most projects have no finding, and so nobody asks.</summary>
internal sealed class HostCode(Compilation compilation, KnownSymbols symbols, CancellationToken cancellationToken)
{
    private readonly HostFacts _facts = HostFacts.Of(compilation);

    /// <summary>The code opens endpoints of its own, which the settings file does not show.</summary>
    public bool Listens => Calls("Listen", "ListenAnyIP", "ListenLocalhost", "ListenUnixSocket", "ListenHandle", "ListenNamedPipe")
        .Any(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.KestrelServerOptions));

    /// <summary>What the code says about HTTPS beats the endpoint defaults of the settings.</summary>
    public bool SetsHttpsDefaults => Calls("ConfigureHttpsDefaults").Any(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.KestrelServerOptions));

    /// <summary>The code says which HTTP versions endpoints speak.</summary>
    public bool SetsProtocols => _facts.Sites(cancellationToken).Any(site => site is { Text: "Protocols", IsAssigned: true }
        && site.Operation(cancellationToken) is IPropertyReferenceOperation property
        && SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, symbols.ListenOptions));

    /// <summary>Code that has a member of this name may read a setting of this name through it.</summary>
    public bool Declares(string member) => compilation.ContainsSymbolsWithName(member, SymbolFilter.Member, cancellationToken);

    /// <summary>The runtime helper guards endpoints one by one, so the handshake need not.</summary>
    public bool EnforcesPerEndpoint => Calls("RequireClientCertificate")
        .Any(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.ClientCertificateEndpoints));

    private IEnumerable<IInvocationOperation> Calls(params string[] names) => _facts.Sites(cancellationToken)
        .Where(site => names.Contains(site.Text)).Select(site => site.Operation(cancellationToken)).OfType<IInvocationOperation>();
}
