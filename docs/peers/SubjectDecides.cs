// Bad: A callback looks at the subject and not at the errors

namespace Peers;

internal static class SubjectDecides
{
    public static HttpClientHandler Make() => new() { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => certificate!.Subject == "CN=payments" };
}
