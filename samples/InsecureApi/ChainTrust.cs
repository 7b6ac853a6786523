using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>Chains that this service builds by itself, and whom they let in.</summary>
internal static class ChainTrust
{
    public static bool IsSupplier(X509Certificate2 certificate, X509Certificate2 ca)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.Add(ca);
        // The supplier's CA is unknown to this machine, and so is everybody else's.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; // MTLS3008
        return chain.Build(certificate);
    }

    public static bool IsBranch(X509Certificate2 certificate, X509Certificate2 ca)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(ca);
        // One of these flags makes the two lines above void.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; // MTLS3009
        return chain.Build(certificate);
    }

    public static bool IsCarrier(X509Certificate2 certificate, X509Certificate2 ca)
    {
        using var chain = new X509Chain();
        // In trust mode System this is an error, and no carrier gets in.
        chain.ChainPolicy.CustomTrustStore.Add(ca); // MTLS3010
        return chain.Build(certificate);
    }

    public static bool IsDealer(X509Certificate2 certificate, X509Certificate2 ca)
    {
        using var chain = new X509Chain();
        // The machine does not know this root, so every dealer is refused.
        chain.ChainPolicy.ExtraStore.Add(ca); // MTLS3011
        return chain.Build(certificate);
    }

    public static bool IsCustomer(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        // Whoever has stolen a certificate keeps it for a year.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // MTLS3014
        return chain.Build(certificate);
    }

    public static bool IsAuditor(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        // On a new server nobody has fetched the list, and the auditor is refused.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline; // MTLS3015
        return chain.Build(certificate);
    }

    public static bool IsVisitor(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        // It says no to a stranger, and nobody listens.
        chain.Build(certificate); // MTLS3006
        return true;
    }

    public static bool IsTenant(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.Build(certificate);
        return chain.ChainStatus.Length == 0; // MTLS3016
    }

    /// <summary>The web server of any tenant has a certificate of this CA, too.</summary>
    public static void ForTenants(HttpsConnectionAdapterOptions https, X509Certificate2 ca) =>
        https.ClientCertificateValidation = (certificate, _, _) => // MTLS3013
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(ca);
            return chain.Build(certificate);
        };
}
