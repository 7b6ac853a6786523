using System.Net;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4015HeaderFormatGuessedClaimTests
{
    private static readonly string WithKey = Convert.ToBase64String(TestPki.Shared.Valid.Leaf.Export(X509ContentType.Pkcs12));

    private static readonly string EscapedPem = Uri.EscapeDataString(TestPki.Shared.Valid.Leaf.ExportCertificatePem());

    [Fact]
    public async Task DefaultConverter_TakesPkcs12WithItsKey()
    {
        await using var host = await StartAsync();
        Assert.Equal("200 True", await host.SeesOverHttpAsync("/key", (DefaultHeader, WithKey)));
    }

    [Fact]
    public async Task Constructor_TakesPkcs12WithItsKey()
    {
#pragma warning disable SYSLIB0057 // That it guesses is the point.
        await using var host = await StartAsync(header => new X509Certificate2(Convert.FromBase64String(header)));
#pragma warning restore SYSLIB0057
        Assert.Equal("200 True", await host.SeesOverHttpAsync("/key", (DefaultHeader, WithKey)));
    }

    [Fact]
    public async Task LoadCertificate_TakesACertificateOnly()
    {
        await using var host = await StartAsync(OnlyCertificates);
        Assert.Equal("200 False", await host.SeesOverHttpAsync("/key", (DefaultHeader, PublicCertificate)));
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/", (DefaultHeader, WithKey)));
    }

    [Fact]
    public async Task EscapedPemOfNginx_IsNoCertificateToTheDefaultConverter()
    {
        await using var host = await StartAsync();
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/", (DefaultHeader, EscapedPem)));
        Assert.Contains(host.Logs.Entries, entry => entry is { Category: "Microsoft.AspNetCore.HttpOverrides.CertificateForwardingMiddleware", Level: LogLevel.Warning });
    }

    [Fact]
    public async Task EscapedPemOfNginx_TakesAConverterOfItsOwn()
    {
        await using var host = await StartAsync(header => X509Certificate2.CreateFromPem(WebUtility.UrlDecode(header)));
        // A plus sign that nobody escapes is a space to UrlDecode; nginx escapes it.
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", (DefaultHeader, EscapedPem)));
    }

    private static X509Certificate2 OnlyCertificates(string header)
    {
        var bytes = Convert.FromBase64String(header);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadCertificate(bytes);
#else
        return X509Certificate2.GetCertContentType(bytes) == X509ContentType.Cert ? new(bytes) : throw new FormatException();
#endif
    }

    private static Task<TestHost> StartAsync(Func<string, X509Certificate2>? converter = null) => ForwardingHost.StartAsync(
        app => app.UseCertificateForwarding(),
        services => services.AddCertificateForwarding(options => options.HeaderConverter = converter ?? options.HeaderConverter));
}
