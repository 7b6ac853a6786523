using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>An HttpClient that trusts the test root, connects to the host whatever the URL's name, and sends one certificate or none.</summary>
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
        string name = "localhost")
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port ?? host.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = protocols,
                ClientCertificateContext = certificate?.ToContext(),
                CertificateChainPolicy = host.Pki.CreateChainPolicy(),
            },
        };
        return new(handler)
        {
            BaseAddress = new($"https://{name}"),
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }
}
