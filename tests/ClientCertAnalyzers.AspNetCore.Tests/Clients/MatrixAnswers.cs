using System.Text.Json;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>Answers as the acceptance matrix writes them: "200", "496", "495 expired".</summary>
internal static class MatrixAnswers
{
    /// <summary>The connection ended before there was one.</summary>
    public const string None = "no answer";

    public static async Task<string> MatrixAnswerAsync(this TestClient client, string path = "/api")
    {
        try
        {
            using var response = await client.GetAsync(path);
            return Of((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return None;
        }
    }

    /// <param name="status">The HTTP status; 0 for none.</param>
    /// <param name="body">A problem document whose reason is told, or anything else.</param>
    public static string Of(int status, string body) => status == 0 ? None : ReasonIn(body) is { } reason ? $"{status} {reason}" : $"{status}";

    private static string? ReasonIn(string body)
    {
        if (!body.StartsWith('{'))
        {
            return null;
        }

        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }
}
