// Bad: A client does not ask whether the server's certificate is revoked

namespace Peers;

internal static class RevocationNotChecked
{
    public static HttpClient Make() => new(new HttpClientHandler { CheckCertificateRevocationList = false });
}
