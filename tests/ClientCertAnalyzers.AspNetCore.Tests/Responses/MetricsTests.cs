using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>The counter that dashboards are built on.</summary>
public class MetricsTests
{
    private static readonly string[] TagNames = ["http.response.status_code", "reason"];

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Metrics_count_each_rejected_request(string version)
    {
        await using var host = await TestHost.StartAsync();
        using var rejections = new Rejections(host);
        using var nobody = TestClient.Create(host, version: Version.Parse(version));
        using var expired = TestClient.Create(host, host.Pki.Expired(), Version.Parse(version));
        await nobody.GetAsync("/api");
        await nobody.GetAsync("/api");
        await expired.GetAsync("/");

        Assert.Equal([(496, "missing"), (496, "missing"), (495, "expired")], rejections.All.Select(Read));
        Assert.All(rejections.All, rejection =>
        {
            Assert.Equal("client_certificate.rejections", rejection.Instrument.Name);
            Assert.Equal("{request}", rejection.Instrument.Unit);
            Assert.Equal("ClientCertAnalyzers.AspNetCore", rejection.Instrument.Meter.Name);
            Assert.Equal(1, rejection.Value);
            Assert.Equal(TagNames, rejection.Tags.Keys.Order());
        });
    }

    [Fact]
    public async Task Metrics_count_a_misdirected_request_apart()
    {
        await using var host = await TestHost.StartAsync();
        using var rejections = new Rejections(host);
        using var client = TestClient.Create(host, version: HttpVersion.Version20, name: "b.test", serverName: "a.test");
        await client.GetAsync("/api");
        Assert.Equal([(421, "misdirected")], rejections.All.Select(Read));
    }

    [Fact]
    public async Task Metrics_have_the_code_on_the_wire()
    {
        await using var host = await TestHost.StartAsync(new() { Responses = options => (options.InvalidStatusCode, options.MissingStatusCode) = (403, 401) });
        using var rejections = new Rejections(host);
        using var nobody = TestClient.Create(host);
        using var invalid = TestClient.Create(host, TestPki.SelfSigned());
        await nobody.GetAsync("/api");
        await invalid.GetAsync("/api");
        Assert.Equal([(401, "missing"), (403, "self-signed")], rejections.All.Select(Read));
    }

    [Fact]
    public async Task Metrics_do_not_count_what_is_let_through()
    {
        await using var host = await TestHost.StartAsync(new() { Responses = options => options.RejectInvalidOnEveryRequest = false });
        using var rejections = new Rejections(host);
        using var nobody = TestClient.Create(host);
        using var valid = TestClient.Create(host, host.Pki.Valid);
        using var invalid = TestClient.Create(host, TestPki.SelfSigned());
        await nobody.GetStringAsync("/");
        await nobody.GetAsync("/nothing");
        await valid.GetStringAsync("/api");
        await invalid.GetStringAsync("/");
        Assert.Empty(rejections.All);

        await invalid.GetAsync("/api");
        Assert.Equal([(495, "self-signed")], rejections.All.Select(Read));
    }

    private static (int Code, string Reason) Read(Rejection rejection) =>
        ((int)rejection.Tags["http.response.status_code"]!, (string)rejection.Tags["reason"]!);
}
