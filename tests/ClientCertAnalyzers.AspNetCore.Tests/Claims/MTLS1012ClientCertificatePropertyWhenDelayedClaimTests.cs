using System.Net;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1012ClientCertificatePropertyWhenDelayedClaimTests
{
    [Fact]
    public async Task Property_IsNullUntilSomebodyAsksOnTheConnection()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(ClaimHost.DelayAny);
        }));
        using var client = TestClient.Create(host, host.Pki.Valid, HttpVersion.Version11, SslProtocols.Tls12, resume: false);
        Assert.Equal(ClaimClient.LetInAsNobody, await client.AnswerAsync("/"));
        Assert.Equal(ClaimClient.LetIn, await client.AnswerAsync("/ask"));
        Assert.Equal(ClaimClient.LetIn, await client.AnswerAsync("/"));
    }
}
