using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>The clients of the framework, each in the way in which a program gives it its certificate. They see what the server says of them.</summary>
internal static class KeylessClients
{
    /// <summary>The client's certificate as everybody may have it.</summary>
    public static X509Certificate2 PublicPart() => Certificates.FromDer(TestPki.Shared.Valid.Leaf.RawData);

    public static HttpClientHandler Handler(Action<HttpClientHandler>? configure = null)
    {
        var handler = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        configure?.Invoke(handler);
        return handler;
    }

    public static SocketsHttpHandler Sockets(Action<SslClientAuthenticationOptions> configure)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions = new() { AllowTlsResume = false, RemoteCertificateValidationCallback = (_, _, _, _) => true };
        configure(handler.SslOptions);
        return handler;
    }

    public static async Task<string> SeesAsync(this TestHost host, HttpMessageHandler handler)
    {
        using var client = new HttpClient(handler) { BaseAddress = new($"https://localhost:{host.Port}") };
        return await client.AnswerAsync("/");
    }

    /// <summary>A stream as MQTT, AMQP and database clients use it.</summary>
    public static async Task<string> SeesAsync(this TestHost host, Func<SslStream, Task> authenticate)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, host.Port);
        await using var tls = new SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
        await authenticate(tls);
        await tls.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(tls);
        var answer = await reader.ReadToEndAsync();
        return answer.Contains("CN=client") ? ClaimClient.LetIn : answer.Contains("nobody") ? ClaimClient.LetInAsNobody : answer;
    }
}
