using System.Net;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>Hosts behind a proxy. The test's client is the proxy: it connects from the loopback address and writes the headers.</summary>
internal static class ForwardedHosts
{
    public const string CertificateHeader = "X-SSL-Client-Cert";
    public const string VerifyHeader = "X-SSL-Client-Verify";

    /// <summary>Whom the proxies of the tests speak of.</summary>
    public static X509Certificate2 Client { get; } = TestPki.Shared.Root.Issue(new() { Subject = "CN=forwarded" });

    public static ForwardedClientCertificateOptions Options(
        ForwardedClientCertificateFormat format = ForwardedClientCertificateFormat.Rfc9440, bool hasVerifyHeader = true, bool isTrusted = true)
    {
        var options = new ForwardedClientCertificateOptions
        {
            CertificateHeader = CertificateHeader,
            Format = format,
            VerifyHeader = hasVerifyHeader ? VerifyHeader : null,
            ProxySendsOnlyVerifiedCertificates = !hasVerifyHeader,
        };
        if (isTrusted)
        {
            options.KnownProxies.Add(IPAddress.Loopback);
        }

        return options;
    }

    /// <summary>"/" and "/api" tell the caller, "/headers" the names of all headers, "/peer" the address of the peer.</summary>
    public static HostSetup Setup(ForwardedClientCertificateOptions forwarded) => new HostSetup
    {
        Responses = options => options.Forwarded = forwarded,
        App = app =>
        {
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            app.MapGet("/headers", (HttpContext context) => string.Join(' ', context.Request.Headers.Keys));
            app.MapGet("/peer", (HttpContext context) => $"{context.Connection.RemoteIpAddress}");
        },
    }.WithReasons();

    public static Task<TestHost> HostAsync(ForwardedClientCertificateOptions forwarded) => TestHost.StartAsync(Setup(forwarded));

    public static string Write(X509Certificate2 certificate, ForwardedClientCertificateFormat format) => format switch
    {
        ForwardedClientCertificateFormat.Rfc9440 => $":{Convert.ToBase64String(certificate.RawData)}:",
        ForwardedClientCertificateFormat.EscapedPem => Uri.EscapeDataString(certificate.ExportCertificatePem() + "\n"),
        _ => Convert.ToBase64String(certificate.RawData),
    };

    /// <summary>What a client would send that wants to be somebody.</summary>
    public static (string, string)[] Forged(ForwardedClientCertificateFormat format = ForwardedClientCertificateFormat.Rfc9440) =>
        [(VerifyHeader, "SUCCESS"), (CertificateHeader, Write(Client, format))];
}
