// Bad: A client's callback returns true

namespace Peers;

internal static class LambdaAcceptsAll
{
    public static HttpClientHandler Make() => new() { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true };
}
