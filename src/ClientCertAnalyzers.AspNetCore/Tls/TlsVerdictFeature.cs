using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Revocation;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>
/// Stands before the server's feature and shows its certificate only when that is valid. On the connection, so that hiding needs no
/// middleware; on the request where the server or the endpoint is not set up for verdicts.
/// </summary>
internal sealed class TlsVerdictFeature(ITlsConnectionFeature server, RevocationListFiles? revocationLists = null)
    : ITlsConnectionFeature, IClientCertificateVerdictFeature
{
    private ClientCertificateVerdict? _verdict;
    private X509Certificate2? _replacement;
    private bool _isReplaced;

    /// <summary>The lists that the connection is judged by, so that the middleware can log what happened to them.</summary>
    public RevocationListFiles? RevocationLists => revocationLists;

    public ClientCertificateVerdict Verdict => _verdict ?? Judge();

    public X509Certificate2? PresentedCertificate => server.ClientCertificate;

    /// <summary>What other code sets, it also gets.</summary>
    public X509Certificate2? ClientCertificate
    {
        get => _isReplaced ? _replacement
            : Verdict.Status == ClientCertificateStatus.Valid ? server.ClientCertificate
            : null;
        set => (_replacement, _isReplaced) = (value, true);
    }

    public async Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken)
    {
        await server.GetClientCertificateAsync(cancellationToken);
        return ClientCertificate;
    }

    /// <summary>Kept only once there is a certificate: with delayed negotiation it may still come.</summary>
    private ClientCertificateVerdict Judge() =>
        server.ClientCertificate is { } certificate ? _verdict = VerdictTable.Of(certificate) : ClientCertificateVerdict.NotProvided;
}
