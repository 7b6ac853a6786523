using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>A service that takes the certificate from a header, and even checks its chain.</summary>
public class MTLS2013CertificateInHeaderClaimTests
{
    private const string Header = "X-ARR-ClientCert";

    [Theory]
    [InlineData(Header)]
    [InlineData("ssl-client-cert")]
    public async Task ClientWithoutTheKey_PassesForItsOwner(string header)
    {
        await using var host = await StartAsync(header);
        using var seen = KeylessClients.PublicPart();
        Assert.False(seen.HasPrivateKey);
        Assert.Equal("welcome, CN=client", await AskAsync(host, header, seen));
    }

    [Fact]
    public async Task ForgedCertificate_IsTold()
    {
        await using var host = await StartAsync(Header);
        Assert.Equal("go away", await AskAsync(host, Header, TestPki.SelfSigned().Leaf));
    }

    /// <summary>The same certificate in the handshake: only the owner can sign.</summary>
    [Fact]
    public async Task Handshake_TellsThemApart()
    {
        await using var host = await StartAsync(Header);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesAsync(KeylessClients.Handler(handler => handler.ClientCertificates.Add(KeylessClients.PublicPart()))));
        Assert.Equal(ClaimClient.LetIn, await host.SeesAsync(KeylessClients.Handler(handler => handler.ClientCertificates.Add(TestPki.Shared.Valid.Leaf))));
    }

    private static async Task<string> AskAsync(TestHost host, string header, X509Certificate2 certificate)
    {
        using var client = new HttpClient(KeylessClients.Handler()) { BaseAddress = new($"https://localhost:{host.Port}") };
        client.DefaultRequestHeaders.Add(header, Convert.ToBase64String(certificate.RawData));
        return await client.GetStringAsync("/header");
    }

    private static Task<TestHost> StartAsync(string header) => TestHost.StartAsync(new()
    {
        HasListener = false,
        HasResponses = false,
        Kestrel = kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)),
        App = app =>
        {
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/header", (HttpContext context) =>
            {
                using var certificate = Certificates.FromDer(Convert.FromBase64String(context.Request.Headers[header].ToString()));
                using var chain = new X509Chain { ChainPolicy = ClaimHost.TrustPolicy() };
                return chain.Build(certificate) ? $"welcome, {certificate.Subject}" : "go away";
            });
        },
    });
}
