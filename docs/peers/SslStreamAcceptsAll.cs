// Bad: A callback of SslStream returns true
using System.Net.Security;

namespace Peers;

internal static class SslStreamAcceptsAll
{
    public static SslStream Make(Stream connection) => new(connection, false, (sender, certificate, chain, errors) => true);
}
