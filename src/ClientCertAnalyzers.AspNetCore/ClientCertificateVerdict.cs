using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>The judgment of a client certificate. Immutable; made during the TLS handshake or from a trusted proxy's headers.</summary>
public sealed class ClientCertificateVerdict
{
    private Exception? _exception;

    private ClientCertificateVerdict(
        ClientCertificateStatus status,
        ClientCertificateRejectionReason reason = ClientCertificateRejectionReason.None,
        X509ChainStatusFlags chainStatus = X509ChainStatusFlags.NoError,
        Exception? exception = null)
    {
        Status = status;
        Reason = reason;
        ChainStatus = chainStatus;
        _exception = exception;
    }

    /// <summary>The client sent no certificate.</summary>
    public static ClientCertificateVerdict NotProvided { get; } = new(ClientCertificateStatus.NotProvided);

    /// <summary>The certificate passed every check.</summary>
    public static ClientCertificateVerdict Valid { get; } = new(ClientCertificateStatus.Valid);

    /// <summary>Whether a certificate came, and whether it is valid.</summary>
    public ClientCertificateStatus Status { get; }

    /// <summary>Why the certificate is invalid; <see cref="ClientCertificateRejectionReason.None"/> for every other status.</summary>
    public ClientCertificateRejectionReason Reason { get; }

    /// <summary>
    /// All errors of the chain, also those that <see cref="Reason"/> does not name, with those of the stricter checks added as the nearest
    /// flag. For diagnosis.
    /// </summary>
    public X509ChainStatusFlags ChainStatus { get; }

    /// <summary>A verdict that rejects.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="chainStatus">The errors of the chain; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="reason"/> is <see cref="ClientCertificateRejectionReason.None"/> or not a value of the enum.
    /// </exception>
    public static ClientCertificateVerdict Invalid(
        ClientCertificateRejectionReason reason, X509ChainStatusFlags chainStatus = X509ChainStatusFlags.NoError) =>
        reason != ClientCertificateRejectionReason.None && Enum.IsDefined(reason)
            ? new(ClientCertificateStatus.Invalid, reason, chainStatus)
            : throw new ArgumentOutOfRangeException(nameof(reason), reason, "A rejection needs a reason.");

    internal static ClientCertificateVerdict Threw(ClientCertificateRejectionReason reason, Exception exception) =>
        new(ClientCertificateStatus.Invalid, reason, exception: exception);

    /// <summary>What a check threw, once: a TLS callback has no logger, so the connection's first request logs it.</summary>
    internal Exception? TakeException() => _exception is null ? null : Interlocked.Exchange(ref _exception, null);
}
