using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>A host that negotiates late, as the code of the project shows it, seen from one place in that code.</summary>
internal sealed class LateHost
{
    private LateHost(string setting, EndpointHandlers handlers, IReadOnlyList<IInvocationOperation> requests, bool readsAhead) =>
        (Setting, Handlers, Requests, ReadsAhead) = (setting, handlers, requests, readsAhead);

    /// <summary>What makes it negotiate late, for the message.</summary>
    public string Setting { get; }

    public EndpointHandlers Handlers { get; }

    /// <summary>The calls that ask a client for its certificate.</summary>
    public IReadOnlyList<IInvocationOperation> Requests { get; }

    /// <summary>A middleware or filter reads bodies before any handler runs.</summary>
    public bool ReadsAhead { get; }

    /// <summary>Null where the host may ask in the handshake, or get the certificate in another way.</summary>
    public static LateHost? Around(IOperation operation, Negotiation negotiation, HostFacts facts, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var area = HostArea.Around(operation, facts, cancellationToken);
        if (negotiation.LateSetting(area) is not { } setting)
        {
            return null;
        }

        var sites = facts.Sites(cancellationToken).Where(site => area.MayOwn(site.Name)).ToList();
        var access = sites.Where(site => CertificateAccess.Names.Contains(site.Text)).Select(site => site.Operation(cancellationToken)).ToList();
        if (access.Any(other => CertificateAccess.MayProvide(other, symbols)))
        {
            return null;
        }

        var handlers = EndpointHandlers.In(sites, symbols, cancellationToken);
        var readsAhead = sites.Any(site => BodyUse.Names.Contains(site.Text)
            && site.Operation(cancellationToken) is { } read && BodyUse.IsRead(read, symbols) && handlers.Around(read) is null);
        return new(setting, handlers, [.. access.Where(other => CertificateAccess.IsRequest(other, symbols)).Cast<IInvocationOperation>()], readsAhead);
    }
}
