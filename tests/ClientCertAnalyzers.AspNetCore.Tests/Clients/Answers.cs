using System.Text.Json.Nodes;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>Answers in one line, with the reason of a rejection: "200 CN=client", "495 revoked", "496".</summary>
internal static class Answers
{
    /// <summary>Over a connection of its own, so with a handshake of its own.</summary>
    public static async Task<string> AnswerAsync(
        this TestHost host, ClientCertificate? certificate = null, string path = "/api", params (string Name, string Value)[] headers)
    {
        using var client = TestClient.Create(host, certificate);
        return await client.AnswerAsync(path, headers);
    }

    public static async Task<string> AnswerAsync(this HttpClient client, string path = "/api", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await client.SendAsync(request);
        var detail = response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync()
            : response.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["reason"]
                : null;
        return $"{(int)response.StatusCode} {detail}".TrimEnd();
    }
}
