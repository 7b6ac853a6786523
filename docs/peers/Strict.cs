// Good: A callback accepts what has no error
using System.Net.Security;

namespace Peers;

internal static class Strict
{
    public static HttpClientHandler Make() => new()
    {
        CheckCertificateRevocationList = true,
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None,
    };
}
