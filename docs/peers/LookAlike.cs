// Good: A type of one's own with the names of the framework

namespace Peers;

internal static class LookAlike
{
    public static Simulator Make() => new() { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true };

    internal sealed class Simulator
    {
        public Func<string, string, string, int, bool>? ServerCertificateCustomValidationCallback { get; set; }
    }
}
