using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4016HeaderOverridesTlsClaimTests
{
    private static readonly ClientCertificate Other = new(TestPki.Shared.Root.Issue(new() { Subject = "CN=mallory" }));

    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate)]
    [InlineData(ClientCertificateMode.RequireCertificate)]
    public async Task Header_ReplacesTheCertificateOfTheHandshake(ClientCertificateMode mode)
    {
        await using var host = await StartAsync(app => app.UseCertificateForwarding(), mode);
        Assert.Equal("200 CN=mallory", await host.AnswerAsync(Other, "/"));
        Assert.Equal(ClaimClient.LetIn, await host.AnswerAsync(Other, "/", (DefaultHeader, PublicCertificate)));
    }

    [Fact]
    public async Task Garbage_TakesTheCertificateAway()
    {
        await using var host = await StartAsync(app => app.UseCertificateForwarding(), ClientCertificateMode.RequireCertificate);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.AnswerAsync(Other, "/", (DefaultHeader, "garbage")));
    }

    [Fact]
    public async Task BranchForConnectionsWithoutCertificate_KeepsIt()
    {
        await using var host = await StartAsync(
            app => app.UseWhen(context => context.Connection.ClientCertificate is null, branch => branch.UseCertificateForwarding()),
            ClientCertificateMode.AllowCertificate);
        Assert.Equal("200 CN=mallory", await host.AnswerAsync(Other, "/", (DefaultHeader, PublicCertificate)));
        Assert.Equal("200 CN=mallory", await host.AnswerAsync(Other, "/", (DefaultHeader, "garbage")));
        // It keeps what the handshake has shown, and says nothing about where a header comes from.
        Assert.Equal(ClaimClient.LetIn, await host.AnswerAsync(null, "/", (DefaultHeader, PublicCertificate)));
    }

    private static Task<TestHost> StartAsync(Action<WebApplication> pipeline, ClientCertificateMode mode) => ForwardingHost.StartAsync(
        pipeline,
        services => services.AddCertificateForwarding(_ => { }),
        https =>
        {
            ClaimHost.AcceptAny(https);
            https.ClientCertificateMode = mode;
        });
}
