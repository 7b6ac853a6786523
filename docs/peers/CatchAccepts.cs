// Bad: A callback returns true when its own check throws
using System.Net.Security;

namespace Peers;

internal static class CatchAccepts
{
    public static HttpClientHandler Make() => new()
    {
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
        {
            try
            {
                return errors == SslPolicyErrors.None && certificate!.NotAfter > DateTime.Now;
            }
            catch (Exception)
            {
                return true;
            }
        },
    };
}
