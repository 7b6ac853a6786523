using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests;

/// <summary>The three answers, before anything else is looked at.</summary>
public class AnswerTests
{
    [Fact]
    public async Task None_is_496_invalid_is_495_and_valid_is_seen()
    {
        await using var host = await TestHost.StartAsync();
        using var nobody = TestClient.Create(host);
        using var valid = TestClient.Create(host, host.Pki.Valid, HttpVersion.Version20);
        using var invalid = TestClient.Create(host, TestPki.SelfSigned());
        Assert.Equal("nobody", await nobody.GetStringAsync("/"));
        Assert.Equal(496, (int)(await nobody.GetAsync("/api")).StatusCode);
        Assert.Equal("CN=client", await valid.GetStringAsync("/api"));
        Assert.Equal(495, (int)(await invalid.GetAsync("/")).StatusCode);
    }
}
