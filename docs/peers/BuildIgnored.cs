// Bad: The answer of X509Chain.Build is thrown away
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal static class BuildIgnored
{
    public static string Name(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.Build(certificate);
        return certificate.Subject;
    }
}
