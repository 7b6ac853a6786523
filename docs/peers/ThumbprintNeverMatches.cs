// Bad: A thumbprint with colons is compared
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal static class ThumbprintNeverMatches
{
    public static bool IsKnown(X509Certificate2 certificate) => certificate.Thumbprint == "9f:86:d0:81:88:4c:7d:65:9a:2f:ea:a0:c5:5a:d0:15:a3:bf:4f:1b";
}
