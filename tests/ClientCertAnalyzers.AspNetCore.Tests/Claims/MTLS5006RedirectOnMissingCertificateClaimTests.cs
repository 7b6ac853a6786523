using ClientCertAnalyzers.AspNetCore.Tests.Clients;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS5006RedirectOnMissingCertificateClaimTests
{
    [Fact]
    public async Task Redirect_to_the_same_host_comes_over_the_same_connection()
    {
        await using var host = await StatusHost.StartAsync(context =>
        {
            context.Response.Redirect("/connection");
            return Task.CompletedTask;
        });
        using var client = TestClient.Create(host);
        var before = await client.GetStringAsync("/connection");
        var redirected = await client.GetAsync("/");
        var location = redirected.Headers.Location;
        Assert.Equal(before, location is null ? await redirected.Content.ReadAsStringAsync() : await client.GetStringAsync(location));
        Assert.EndsWith(" nobody", before);
    }
}
