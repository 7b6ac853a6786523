using System.Net;
using System.Security.Authentication;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>One of the four combinations of TLS and HTTP that everything must hold for.</summary>
internal sealed record Protocol(SslProtocols Tls, Version Http)
{
    public static Protocol[] All { get; } =
    [
        new(SslProtocols.Tls12, HttpVersion.Version11),
        new(SslProtocols.Tls12, HttpVersion.Version20),
        new(SslProtocols.Tls13, HttpVersion.Version11),
        new(SslProtocols.Tls13, HttpVersion.Version20),
    ];

    public IEnumerable<string> CurlArguments =>
    [
        .. Tls == SslProtocols.Tls12 ? new[] { "--tlsv1.2", "--tls-max", "1.2" } : ["--tlsv1.3"],
        Http == HttpVersion.Version20 ? "--http2" : "--http1.1",
    ];

    public IEnumerable<string> OpenSslArguments =>
    [
        Tls == SslProtocols.Tls12 ? "-tls1_2" : "-tls1_3",
        "-alpn", Http == HttpVersion.Version20 ? "h2" : "http/1.1",
    ];

    public override string ToString() => $"{Tls}, HTTP/{Http}";
}
