// Bad: A callback accepts certificates of unknown authorities
using System.Net.Security;

namespace Peers;

internal static class ChainErrorsAccepted
{
    public static HttpClientHandler Make() => new()
    {
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors,
    };
}
