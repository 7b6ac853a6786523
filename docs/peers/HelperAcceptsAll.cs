// Bad: A callback asks a method of another class, which logs and accepts
using System.Net.Security;

namespace Peers;

internal static class HelperAcceptsAll
{
    public static HttpClientHandler Make() => new() { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => Policy.IsFine(errors) };

    private static class Policy
    {
        public static bool IsFine(SslPolicyErrors errors)
        {
            Console.WriteLine(errors);
            return true;
        }
    }
}
