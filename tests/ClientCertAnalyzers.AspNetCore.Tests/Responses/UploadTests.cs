using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>Rejections of requests whose body is still on its way.</summary>
public class UploadTests
{
    private const int Count = 25;
    private static readonly byte[] Body = new byte[5_000_000];

    public static TheoryData<int> Http1 => [0, 2];

    public static TheoryData<int> Http2 => [1, 3];

    [Theory]
    [MemberData(nameof(Http1))]
    public async Task G2_Rejected_upload_over_HTTP_1_gets_its_answer(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        foreach (var (certificate, status) in new[] { (null, 496), (TestPki.SelfSigned(), 495) })
        {
            for (var i = 0; i < 10; i++)
            {
                using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
                using var response = await client.PostAsync("/api", new ByteArrayContent(Body));
                Assert.Equal(status, (int)response.StatusCode);
                Assert.True(response.Headers.ConnectionClose);
                Assert.NotEmpty(await response.Content.ReadAsStringAsync());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Http1))]
    public async Task G2_Rejected_upload_over_HTTP_1_gets_its_answer_in_curl(int number)
    {
        await using var host = await StartAsync();
        var file = Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(file, Body);
        foreach (var expectation in new[] { "Expect: 100-continue", "Expect:" })
        {
            var result = await new Curl(host.Pki).RunAsync(
                host.Port, null, Protocol.All[number], "/api", "--data-binary", "@" + file, "--header", expectation, "--write-out", "%{http_code}");
            Assert.Equal("A client certificate is required.\n496", result.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Http2))]
    public async Task G3_Rejected_uploads_over_one_HTTP_2_connection_all_get_their_answer(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        foreach (var (certificate, status) in new[] { (null, 496), (TestPki.SelfSigned(), 495) })
        {
            using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
            var statuses = await Task.WhenAll(Enumerable.Range(0, Count).Select(async _ =>
            {
                using var response = await client.PostAsync("/api", new ByteArrayContent(Body));
                Assert.NotEmpty(await response.Content.ReadAsStringAsync());
                return (int)response.StatusCode;
            }));
            Assert.Equal(Enumerable.Repeat(status, Count), statuses);
        }

        Assert.Equal(2 * Count, host.Logs.Ours(1).Count());
        Assert.Equal(2, host.Logs.Ours(1).Select(entry => entry.Fields["ConnectionId"]).Distinct().Count());
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new() { App = app => app.MapPost("/api", TestHost.Caller).RequireClientCertificate() });
}
