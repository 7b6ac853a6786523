// Bad: A method returns true and is handed over by its name
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal static class MethodAcceptsAll
{
    public static HttpClientHandler Make() => new() { ServerCertificateCustomValidationCallback = Accept };

    private static bool Accept(HttpRequestMessage message, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
}
