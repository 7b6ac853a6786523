using System.Net;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>What a client sees of a server, each time in a full handshake of its own.</summary>
internal static class ClaimClient
{
    public const string LetInAsNobody = "200 nobody";

    public const string LetIn = "200 CN=client";

    public const string Refused = MatrixAnswers.None;

    public static async Task<string> SeesAsync(
        this TestHost host,
        ClientCertificate? certificate = null,
        string path = "/",
        Version? version = null,
        SslProtocols protocols = SslProtocols.None,
        int? port = null,
        string name = "localhost",
        string? serverName = null)
    {
        using var client = TestClient.Create(host, certificate, version, protocols, port, name, serverName, resume: false);
        try
        {
            return await client.AnswerAsync(path);
        }
        catch (HttpRequestException)
        {
            return Refused;
        }
    }

    public static Task<string> AsksOverHttp2Async(this TestHost host, SslProtocols protocols = SslProtocols.None) =>
        host.SeesAsync(host.Pki.Valid, "/ask", HttpVersion.Version20, protocols);

    /// <summary>TLS 1.2, because the HttpClient of .NET 8 lets no server ask later over TLS 1.3.</summary>
    public static Task<string> AsksOverHttp11Async(this TestHost host, int? port = null, string name = "localhost") =>
        host.SeesAsync(host.Pki.Valid, "/ask", HttpVersion.Version11, SslProtocols.Tls12, port, name);

    /// <summary>The client certificate mode that a listener really has, told from outside. Certificates of the test root must be let in.</summary>
    public static async Task<ClientCertificateMode> ObservedModeAsync(this TestHost host, int? port = null, string name = "localhost")
    {
        var without = await host.SeesAsync(port: port, name: name);
        var with = await host.SeesAsync(host.Pki.Valid, port: port, name: name);
        var asked = await host.AsksOverHttp11Async(port, name);
        return (without, with, asked) switch
        {
            (LetInAsNobody, LetInAsNobody, LetInAsNobody) => ClientCertificateMode.NoCertificate,
            (LetInAsNobody, LetIn, LetIn) => ClientCertificateMode.AllowCertificate,
            (Refused, LetIn, LetIn) => ClientCertificateMode.RequireCertificate,
            (LetInAsNobody, LetInAsNobody, LetIn) => ClientCertificateMode.DelayCertificate,
            var other => throw new InvalidOperationException($"No mode behaves like this: {other}."),
        };
    }
}
