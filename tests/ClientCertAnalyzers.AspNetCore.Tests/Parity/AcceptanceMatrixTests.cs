using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>The columns of this package, over every combination of TLS and HTTP.</summary>
[Collection(MatrixCollection.Name)]
public class AcceptanceMatrixTests(MatrixServers servers)
{
    public static TheoryData<int, Column> Cells() => CellsOf(AcceptanceMatrix.Rows);

    public static TheoryData<int, Column> HttpClientCells() => CellsOf(AcceptanceMatrix.Rows.Where(row => !AcceptanceMatrix.WeakRows.Contains(row.Number)));

    /// <summary>curl sends every certificate, and the trusted root with it.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A1_The_answer_to_curl_is_that_of_the_matrix(int row, Column column)
    {
        foreach (var protocol in Protocol.All)
        {
            var breaks = row == AcceptanceMatrix.ChangedSignature && protocol.Tls == SslProtocols.Tls13;
            var answer = await servers.Curl.MatrixAnswerAsync(servers.Host(column).Port, servers.Client(row), protocol);
            AssertAnswer(breaks ? MatrixAnswers.None : AcceptanceMatrix.Row(row).Expected(column), answer, row, protocol);
        }
    }

    /// <summary>HttpClient sends no root, so that the changed signature is answered on TLS 1.3 too.</summary>
    [Theory]
    [MemberData(nameof(HttpClientCells))]
    public async Task A1_The_answer_to_HttpClient_is_that_of_the_matrix(int row, Column column)
    {
        foreach (var protocol in Protocol.All)
        {
            using var client = TestClient.Create(servers.Host(column), servers.Client(row), protocol.Http, protocol.Tls);
            AssertAnswer(AcceptanceMatrix.Row(row).Expected(column), await client.MatrixAnswerAsync(), row, protocol);
        }
    }

    [Theory]
    [InlineData(13)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task A1_Without_the_strict_preset_usage_and_strength_do_not_count(int row)
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with { Pki = servers.Pki, Tls = tls => tls.StrictValidation = false });
        foreach (var protocol in Protocol.All)
        {
            AssertAnswer("200", await servers.Curl.MatrixAnswerAsync(host.Port, servers.Client(row), protocol), row, protocol);
        }
    }

    private static TheoryData<int, Column> CellsOf(IEnumerable<MatrixRow> rows)
    {
        var cells = new TheoryData<int, Column>();
        foreach (var row in rows)
        {
            Array.ForEach(Enum.GetValues<Column>(), column => cells.Add(row.Number, column));
        }

        return cells;
    }

    private static void AssertAnswer(string expected, string actual, int row, Protocol protocol) =>
        Assert.True(expected == actual, $"{row} ({AcceptanceMatrix.Row(row).Client}), {protocol}: {actual}, not {expected}");
}
