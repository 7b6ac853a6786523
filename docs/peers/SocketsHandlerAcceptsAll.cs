// Bad: A callback of SocketsHttpHandler returns true

namespace Peers;

internal static class SocketsHandlerAcceptsAll
{
    public static SocketsHttpHandler Make() => new() { SslOptions = { RemoteCertificateValidationCallback = delegate { return true; } } };
}
