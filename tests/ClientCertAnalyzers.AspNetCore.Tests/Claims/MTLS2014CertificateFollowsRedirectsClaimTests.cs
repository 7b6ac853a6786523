using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2014CertificateFollowsRedirectsClaimTests
{
    /// <summary>Two origins: another port and another name.</summary>
    [Fact]
    public async Task OtherOrigin_SeesTheCertificateToo()
    {
        await using var other = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        await using var first = await RedirectingAsync($"https://127.0.0.1:{other.Port}/");

        using var handler = KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf));
        using var client = new HttpClient(handler);
        Assert.Equal("CN=client", await client.GetStringAsync($"https://localhost:{first.Port}/"));
        using var sockets = KeylessClients.Sockets(ssl => ssl.ClientCertificates = [TestPki.Shared.Valid.Leaf]);
        using var second = new HttpClient(sockets);
        Assert.Equal("CN=client", await second.GetStringAsync($"https://localhost:{first.Port}/"));
    }

    [Fact]
    public async Task WithoutRedirects_TheAnswerComesToTheCaller()
    {
        await using var other = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        await using var first = await RedirectingAsync($"https://127.0.0.1:{other.Port}/");

        using var handler = KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf));
        handler.AllowAutoRedirect = false;
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync($"https://localhost:{first.Port}/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public void Redirects_AreFollowedByDefault()
    {
        Assert.True(new HttpClientHandler().AllowAutoRedirect);
        Assert.True(new SocketsHttpHandler().AllowAutoRedirect);
    }

    [Fact]
    public async Task RedirectToHttp_IsNotFollowed()
    {
        await using var first = await RedirectingAsync("http://127.0.0.1/");
        using var client = new HttpClient(KeylessClients.Handler());
        using var answer = await client.GetAsync($"https://localhost:{first.Port}/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static Task<TestHost> RedirectingAsync(string address) => TestHost.StartAsync(new()
    {
        HasResponses = false,
        Https = ClaimHost.AllowAny,
        App = app => app.MapGet("/", () => Results.Redirect(address)),
    });
}
