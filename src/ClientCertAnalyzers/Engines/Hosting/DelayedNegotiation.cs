using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// Whether clients of endpoints that ask for the certificate during a request may speak HTTP/2 or HTTP/3, which know no such thing.
/// Unsure means no.
/// </summary>
internal sealed class DelayedNegotiation(KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    /// <summary>What <c>ConfigureHttpsDefaults</c> or <c>UseHttps</c> sets up speaks more than HTTP/1.1. The assignment that says so, if any.</summary>
    public bool IsMultiplexed(IInvocationOperation consumer, out ISimpleAssignmentOperation? statement)
    {
        statement = null;
        if (consumer.SemanticModel is not { Compilation: var compilation } || OffersItsOwnProtocols(consumer))
        {
            return false;
        }

        var facts = HostFacts.Of(compilation);
        var area = HostArea.Around(consumer, facts, cancellationToken);
        var calls = facts.Sites(cancellationToken).Where(site => area.MayOwn(site.Name)).ToList();
        if (consumer.TargetMethod.Name == "ConfigureHttpsDefaults")
        {
            var listeners = calls.Where(site => site.Text.StartsWith("Listen", StringComparison.Ordinal)).Select(site => site.Operation(cancellationToken)).OfType<IInvocationOperation>().Where(IsListen)
                .Select(call => Listener.Of(call, bodies, symbols, cancellationToken)).ToList();
            // Without a listener in code, addresses from outside get the defaults.
            return listeners.Count == 0
                ? DefaultsAreMultiplexed(calls, null)
                : listeners.Any(listener => listener.Tls is { Inherits: true, Mode: CertificateMode.Unset } && IsMultiplexed(EndpointProtocols.Of(listener.Code), calls, null));
        }

        if (consumer.Arguments.FirstOrDefault()?.Value is not IParameterReferenceOperation { Parameter: var parameter } listen
            || OnlyDelegate.ReceiverOf(parameter.ContainingSymbol, listen) is not IArgumentOperation { Parent: IInvocationOperation taken } callback
            || !SymbolEqualityComparer.Default.Equals(taken.TargetMethod.ContainingType, symbols.KestrelServerOptions))
        {
            return false;
        }

        var own = EndpointProtocols.Of(OptionsCode.OfCallback(callback.Value, symbols.ListenOptions!, bodies, cancellationToken));
        statement = own.Statement;
        // UseHttps in the endpoint defaults: each listener may say otherwise.
        return IsMultiplexed(own, calls, IsListen(taken) ? null : taken);
    }

    /// <summary>Code around the endpoint says in the handshake which protocols there are, whatever <c>Protocols</c> says.</summary>
    private bool OffersItsOwnProtocols(IOperation consumer) => consumer.Root().Descendants().OfType<IPropertyReferenceOperation>().Any(use =>
        use.Property.Name == "ApplicationProtocols" && SymbolEqualityComparer.Default.Equals(use.Property.ContainingType, symbols.SslServerAuthenticationOptions));

    private bool IsMultiplexed(EndpointProtocols own, List<HostSite> sites, IInvocationOperation? defaults) => own.Versions switch
    {
        HttpVersions.Multiplexed => defaults is null || DefaultsAreMultiplexed(sites, defaults),
        HttpVersions.Unset => DefaultsAreMultiplexed(sites, defaults),
        _ => false,
    };

    /// <summary>
    /// Kestrel's own default is HTTP/1.1 and HTTP/2. Any other statement may be one of the endpoint defaults, but for those that stand in the
    /// callback of a listener.
    /// </summary>
    private bool DefaultsAreMultiplexed(List<HostSite> sites, IInvocationOperation? here) => !sites.Any(site => site is { Text: "Protocols", IsAssigned: true }
        && !(here?.Syntax.Span.Contains(site.Name.Span) == true && here.Syntax.SyntaxTree == site.Name.SyntaxTree)
        && site.Operation(cancellationToken) is IPropertyReferenceOperation property
        && SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, symbols.ListenOptions)
        && (here is not null || !StandsInAListener(property)));

    private bool StandsInAListener(IPropertyReferenceOperation property) => property.Instance is IParameterReferenceOperation { Parameter: var parameter } reference
        && OnlyDelegate.ReceiverOf(parameter.ContainingSymbol, reference) is IArgumentOperation { Parent: IInvocationOperation call }
        && IsListen(call);

    private bool IsListen(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Listen", StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.KestrelServerOptions);
}
