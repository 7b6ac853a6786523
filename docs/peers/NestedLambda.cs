// Good: A strict callback with a lambda in it that returns true
using System.Net.Security;

namespace Peers;

internal static class NestedLambda
{
    public static HttpClientHandler Make() => new()
    {
        CheckCertificateRevocationList = true,
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
        {
            Func<string, bool> all = host => true;
            return errors == SslPolicyErrors.None && all(message.RequestUri!.Host);
        },
    };
}
