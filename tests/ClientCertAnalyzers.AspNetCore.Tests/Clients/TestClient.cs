using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>An HttpClient that trusts the test root, connects to the host whatever the URL's name, and sends one certificate or none.</summary>
/// <remarks>
/// <c>serverName</c> is what the handshake names when that is not the name in the URL. Hosts of one process share session keys, so a client that may
/// resume can bring the certificate of an earlier test along.
/// </remarks>
internal sealed class TestClient : HttpClient
{
    private TestClient(SocketsHttpHandler handler)
        : base(handler)
    {
    }

    public static TestClient Create(
        TestHost host,
        ClientCertificate? certificate = null,
        Version? version = null,
        SslProtocols protocols = SslProtocols.None,
        int? port = null,
        string name = "localhost",
        string? serverName = null,
        bool resume = true)
    {
        var handler = host.Pki.Authority.CreateHandler(certificate);
        handler.SslOptions.EnabledSslProtocols = protocols;
        handler.SslOptions.AllowTlsResume = resume;
        handler.ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port ?? host.Port), cancellation);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return serverName is null ? stream : await SecureAsync(stream, handler.SslOptions, version, serverName, cancellation);
        };
        return new(handler)
        {
            BaseAddress = new($"https://{name}"),
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>The handler itself always names the host of the request in the handshake; a browser that shares a connection does not.</summary>
    private static async Task<Stream> SecureAsync(
        NetworkStream stream, SslClientAuthenticationOptions options, Version? version, string serverName, CancellationToken cancellation)
    {
        var tls = new SslStream(stream);
        options.TargetHost = serverName;
        options.ApplicationProtocols = [version == HttpVersion.Version20 ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11];
        await tls.AuthenticateAsClientAsync(options, cancellation);
        return tls;
    }
}
