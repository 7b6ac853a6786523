namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>How revocation is set up.</summary>
public enum Column
{
    /// <summary>Only roots.</summary>
    Default,

    /// <summary>Lists in files: the counterpart of nginx.</summary>
    Files,

    /// <summary>Lists from the address in the certificate.</summary>
    Online,
}

/// <summary>One client and what it is answered. <paramref name="Files"/> and <paramref name="Online"/> are named where they differ from the default.</summary>
internal sealed record MatrixRow(int Number, string Client, int Nginx, string Default, string? Files = null, string? Online = null)
{
    public string Expected(Column column) => column switch
    {
        Column.Files => Files ?? Default,
        Column.Online => Online ?? Default,
        _ => Default,
    };
}

/// <summary>What nginx and this package answer to every kind of client. The numbers are those of <see cref="Pki.TestPki.Case"/>.</summary>
internal static class AcceptanceMatrix
{
    private const string Unknown = "495 revocation-unknown";

    /// <summary>OpenSSL refuses to send these, so HttpClient cannot; curl is told to.</summary>
    public static readonly int[] WeakRows = [22, 23];

    /// <summary>
    /// The changed signature. When the issuer is sent along on TLS 1.3, .NET meets a stale error of OpenSSL in the handshake and ends the connection.
    /// </summary>
    public const int ChangedSignature = 24;

    public static readonly MatrixRow[] Rows =
    [
        new(1, "none", 496, "496"),
        new(2, "valid, no distribution point", 200, "200", Online: Unknown),
        new(3, "expired", 495, "495 expired"),
        new(4, "not yet valid", 495, "495 not-yet-valid"),
        new(5, "self-signed", 495, "495 self-signed"),
        new(6, "other CA", 495, "495 untrusted-issuer"),
        new(7, "other CA, its root sent", 495, "495 untrusted-issuer"),
        new(8, "other CA, expired", 495, "495 untrusted-issuer"),
        new(9, "serverAuth only", 495, "495 wrong-usage"),
        new(10, "codeSigning only", 495, "495 wrong-usage"),
        new(11, "no extended key usage", 200, "200", Online: Unknown),
        new(12, "anyExtendedKeyUsage only", 495, "495 wrong-usage"),
        new(13, "key usage keyEncipherment only", 495, "495 wrong-usage"),
        new(14, "unknown critical extension", 495, "495 unsupported-extension", Online: Unknown),
        new(15, "revoked, no distribution point", 495, "200", Files: "495 revoked", Online: Unknown),
        new(16, "valid with distribution point", 200, "200"),
        new(17, "revoked with distribution point", 495, "200", Files: "495 revoked", Online: "495 revoked"),
        new(18, "valid, distribution point unreachable", 200, "200", Online: Unknown),
        new(19, "via intermediate, leaf only sent", 495, "495 untrusted-issuer"),
        new(20, "via intermediate, chain sent", 200, "200", Online: Unknown),
        new(21, "via two intermediates, chain sent", 200, "200", Online: Unknown),
        new(22, "RSA 1024", 495, "495 weak-key"),
        new(23, "SHA-1 signature", 495, "495 weak-key"),
        new(ChangedSignature, "changed signature", 495, "495 bad-signature"),
    ];

    public static MatrixRow Row(int number) => Rows[number - 1];
}
