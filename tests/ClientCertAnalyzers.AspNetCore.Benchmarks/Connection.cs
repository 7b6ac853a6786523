using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>A bare HTTP/1.1 client over TLS 1.3 that allocates nothing for a request: what is measured is the server.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4096];
    private readonly SslStream _stream;

    public Connection(int port, SslStreamCertificateContext client)
    {
        _socket.Connect(IPAddress.Loopback, port);
        _stream = new(new NetworkStream(_socket), leaveInnerStreamOpen: false);
        _stream.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificateContext = client,
            EnabledSslProtocols = SslProtocols.Tls13,
            // The server is ours, on this machine, with a root made a moment ago.
            CertificateChainPolicy = new() { VerificationFlags = System.Security.Cryptography.X509Certificates.X509VerificationFlags.AllowUnknownCertificateAuthority },
            AllowTlsResume = false,
        });
    }

    /// <exception cref="InvalidOperationException">The answer is not 200: the measurement would mean nothing.</exception>
    public void Get()
    {
        _stream.Write(Request);
        var length = 0;
        while (!_answer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8))
        {
            length += _stream.Read(_answer, length, _answer.Length - length);
        }

        if (!_answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(System.Text.Encoding.ASCII.GetString(_answer, 0, length));
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }
}
