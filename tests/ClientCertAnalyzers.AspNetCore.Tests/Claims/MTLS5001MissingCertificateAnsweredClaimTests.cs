using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS5001MissingCertificateAnsweredClaimTests
{
    /// <summary>Also what MTLS5002 says: three reasons, one answer.</summary>
    [Fact]
    public async Task Missing_invalid_and_forbidden_look_the_same_to_a_client()
    {
        await using var host = await StatusHost.StartAsync(context =>
        {
            context.Response.StatusCode = context.Connection.ClientCertificate is null ? 403 : context.Connection.ClientCertificate.Verify() ? 200 : 403;
            return Task.CompletedTask;
        });
        Assert.Equal("403", await host.SeesAsync());
        Assert.Equal("403", await host.SeesAsync(TestPki.SelfSigned()));
    }

    [Fact]
    public async Task Number_496_reaches_the_client()
    {
        await using var host = await StatusHost.StartAsync(context =>
        {
            context.Response.StatusCode = 496;
            return Task.CompletedTask;
        });
        using var client = TestClient.Create(host);
        Assert.Equal(496, (int)(await client.GetAsync("/")).StatusCode);
    }
}
