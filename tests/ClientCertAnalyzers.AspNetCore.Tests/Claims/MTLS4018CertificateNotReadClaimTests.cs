using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4018CertificateNotReadClaimTests
{
    /// <summary>The question that makes a browser offer its user a choice. A client that knows the server's certificate has been asked by it.</summary>
    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate, true)]
    [InlineData(ClientCertificateMode.DelayCertificate, false)]
    [InlineData(ClientCertificateMode.NoCertificate, false)]
    public async Task AllowedCertificate_EveryClientIsAskedForOne(ClientCertificateMode mode, bool isAsked)
    {
        await using var host = await StartAsync(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.ClientCertificateMode = mode;
        });
        var asked = false;
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Sockets(tls => tls.LocalCertificateSelectionCallback = (_, _, _, server, _) =>
        {
            asked |= server is not null;
            return null!;
        })));
        Assert.Equal(isAsked, asked);
    }

    [Fact]
    public async Task CertificateThatNothingReads_TellsTheApplicationNoMoreThanNone()
    {
        await using var host = await StartAsync(ClaimHost.AllowAny);
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
        Assert.Equal(LetInAsNobody, await host.SeesAsync(host.Pki.Valid));
    }

    [Fact]
    public async Task CertificateThatKestrelDoesNotTrust_IsRefusedAllTheSame()
    {
        await using var host = await StartAsync(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        });
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
    }

    /// <summary>An application that knows its callers by the user alone, as nothing has made one of the certificate.</summary>
    private static Task<TestHost> StartAsync(Action<HttpsConnectionAdapterOptions> https) => TestHost.StartAsync(new()
    {
        HasListener = false,
        HasResponses = false,
        Kestrel = kestrel => kestrel.Listen(listen => listen.UseHttps(https)),
        App = app => app.MapGet("/", (HttpContext context) => context.User.Identity?.Name ?? "nobody"),
    });
}
