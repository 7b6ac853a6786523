using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>The policy that SslStream builds the client's chain with. SslStream copies it for every handshake.</summary>
internal static class ChainPolicies
{
    // 15 seconds by default, and the handshake timeout of Kestrel does not interrupt the building of a chain.
    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromSeconds(5);

    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private const X509VerificationFlags Tolerable =
        X509VerificationFlags.IgnoreEndRevocationUnknown
        | X509VerificationFlags.IgnoreCtlSignerRevocationUnknown
        | X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown
        | X509VerificationFlags.IgnoreRootRevocationUnknown;

    public static X509ChainPolicy Create(ClientCertificateTlsOptions options)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = options.TrustMachineStore ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
            RevocationMode = options.RevocationMode,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            UrlRetrievalTimeout = DownloadTimeout,
        };
        policy.CustomTrustStore.AddRange(options.TrustedRoots);
        policy.ExtraStore.AddRange(options.Intermediates);
        options.ConfigureChainPolicy?.Invoke(policy);
        Harden(policy, options.TrustMachineStore);
        return policy;
    }

    /// <summary>After all code of the application: what it may not take away.</summary>
    /// <exception cref="InvalidOperationException">The policy trusts what nobody named, or switches checks off.</exception>
    public static void Harden(X509ChainPolicy policy, bool trustMachineStore)
    {
        if ((policy.VerificationFlags & ~Tolerable) != 0)
        {
            throw new InvalidOperationException(
                $"VerificationFlags '{policy.VerificationFlags & ~Tolerable}' switch checks of the client certificate off. " +
                "Only the flags that ignore an unknown revocation status are allowed.");
        }

        if (policy.TrustMode == X509ChainTrustMode.System ? !trustMachineStore : policy.CustomTrustStore.Count == 0)
        {
            throw new InvalidOperationException(
                "The chain policy states no trust: add the CAs to CustomTrustStore with CustomRootTrust, or set TrustMachineStore.");
        }

        if (!policy.VerificationTimeIgnored)
        {
            throw new InvalidOperationException(
                "VerificationTime stops the clock: a certificate that expires later would be accepted for ever. Leave VerificationTimeIgnored true.");
        }

        if (policy.UrlRetrievalTimeout == TimeSpan.Zero)
        {
            policy.UrlRetrievalTimeout = DownloadTimeout;
        }

        // Otherwise a stranger's certificate names an address that the handshake fetches from and whose answer is kept on disk.
        policy.DisableCertificateDownloads = true;
        if (policy.ApplicationPolicy.Cast<Oid>().All(oid => oid.Value != ClientAuthentication.Value))
        {
            // SslStream adds it only to an empty list.
            policy.ApplicationPolicy.Add(ClientAuthentication);
        }
    }

    /// <summary>
    /// Whether a chain was built with a policy that trusts and checks as ours. Code that replaces or wraps ours can put another one in its place, and
    /// what that accepts proves nothing. Without <see cref="X509ChainPolicy.ExtraStore"/>, which SslStream fills, and downloads, which add no trust.
    /// </summary>
    public static bool Agree(X509ChainPolicy ours, X509ChainPolicy used) =>
        used.TrustMode == ours.TrustMode
        && used.VerificationFlags == ours.VerificationFlags
        && used.VerificationTimeIgnored == ours.VerificationTimeIgnored
        && used.RevocationMode == ours.RevocationMode
        && used.RevocationFlag == ours.RevocationFlag
        && used.ApplicationPolicy.Cast<Oid>().Any(oid => oid.Value == ClientAuthentication.Value)
        && used.CustomTrustStore.SequenceEqual(ours.CustomTrustStore, SameBytes.Instance);

    /// <summary>Certificates call themselves equal when issuer and serial number are.</summary>
    private sealed class SameBytes : IEqualityComparer<X509Certificate2>
    {
        public static SameBytes Instance { get; } = new();

        public bool Equals(X509Certificate2? x, X509Certificate2? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.RawDataMemory.Span.SequenceEqual(y.RawDataMemory.Span));

        public int GetHashCode(X509Certificate2 obj) => obj.GetHashCode();
    }
}
