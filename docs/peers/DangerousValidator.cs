// Bad: The ready-made validator that accepts everything

namespace Peers;

internal static class DangerousValidator
{
    public static HttpClientHandler Make() => new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
}
