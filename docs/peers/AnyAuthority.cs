// Bad: A chain accepts certificates of any authority
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal static class AnyAuthority
{
    public static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(certificate);
    }
}
