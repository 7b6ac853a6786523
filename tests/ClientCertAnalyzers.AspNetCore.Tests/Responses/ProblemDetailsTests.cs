using System.Net.Http.Headers;
using System.Text.Json;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>The body of a rejection.</summary>
public class ProblemDetailsTests
{
    private static readonly ClientCertificate Invalid = TestPki.SelfSigned();

    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, Protocol.All.Length)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task G5_Problem_document_when_the_application_has_those(int number)
    {
        await using var host = await StartAsync();
        var missing = await GetProblemAsync(host, null, Protocol.All[number]);
        Assert.Equal("urn:clientcertanalyzers:client-certificate-required", missing["type"].GetString());
        Assert.Equal("A client certificate is required.", missing["title"].GetString());
        Assert.Equal(496, missing["status"].GetInt32());

        var invalid = await GetProblemAsync(host, Invalid, Protocol.All[number]);
        Assert.Equal("urn:clientcertanalyzers:client-certificate-invalid", invalid["type"].GetString());
        Assert.Equal("The client certificate was rejected.", invalid["title"].GetString());
        Assert.Equal(495, invalid["status"].GetInt32());

        // The trace identifier is the framework's, and .NET 8 has none.
        Assert.All([missing, invalid], problem => Assert.Equal(["status", "title", "type"], problem.Keys.Where(key => key != "traceId").Order()));
    }

    [Fact]
    public async Task G5_Codes_and_types_can_be_changed()
    {
        await using var host = await StartAsync(responses: options =>
        {
            (options.InvalidStatusCode, options.MissingStatusCode) = (403, 401);
            (options.InvalidProblemType, options.MissingProblemType) = ("https://a.test/invalid", "https://a.test/missing");
        });
        var missing = await GetProblemAsync(host, null);
        Assert.Equal(("https://a.test/missing", 401), (missing["type"].GetString(), missing["status"].GetInt32()));
        Assert.Equal("A client certificate is required.", missing["title"].GetString());
        var invalid = await GetProblemAsync(host, Invalid);
        Assert.Equal(("https://a.test/invalid", 403), (invalid["type"].GetString(), invalid["status"].GetInt32()));
        Assert.Equal("The client certificate was rejected.", invalid["title"].GetString());
    }

    [Fact]
    public async Task G5_Type_stays_when_only_the_codes_are_changed()
    {
        await using var host = await StartAsync(responses: options => (options.InvalidStatusCode, options.MissingStatusCode) = (403, 401));
        Assert.Equal("urn:clientcertanalyzers:client-certificate-required", (await GetProblemAsync(host, null))["type"].GetString());
        Assert.Equal("urn:clientcertanalyzers:client-certificate-invalid", (await GetProblemAsync(host, Invalid))["type"].GetString());
    }

    [Fact]
    public async Task G5_Reason_is_shown_only_on_request_and_only_for_an_invalid_certificate()
    {
        await using var host = await StartAsync(responses: options => options.IncludeReason = true);
        Assert.Equal("self-signed", (await GetProblemAsync(host, Invalid))["reason"].GetString());
        Assert.DoesNotContain("reason", (await GetProblemAsync(host, null)).Keys);
    }

    [Fact]
    public async Task G5_Text_when_the_application_has_no_problem_documents()
    {
        await using var host = await TestHost.StartAsync(new() { Responses = options => options.IncludeReason = true });
        await AssertTextAsync(host, null, "application/json", "A client certificate is required.\n");
        await AssertTextAsync(host, Invalid, "application/json", "The client certificate was rejected.\n");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("image/png")]
    public async Task G5_Text_for_clients_that_take_no_JSON(string accept)
    {
        await using var host = await StartAsync();
        await AssertTextAsync(host, null, accept, "A client certificate is required.\n");
        await AssertTextAsync(host, Invalid, accept, "The client certificate was rejected.\n");
    }

    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("application/json")]
    [InlineData("text/html, */*;q=0.1")]
    public async Task G5_JSON_for_clients_that_take_it(string accept)
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host);
        client.DefaultRequestHeaders.Add("Accept", accept);
        using var response = await client.GetAsync("/api");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task G5_Customization_of_the_application_runs()
    {
        await using var host = await StartAsync(customize: context =>
        {
            var verdict = context.HttpContext.Features.GetRequiredFeature<IClientCertificateVerdictFeature>().Verdict;
            context.ProblemDetails.Detail = $"See the handbook: {verdict.Status}.";
            context.ProblemDetails.Extensions["node"] = "n1";
        });
        foreach (var (certificate, status) in new[] { (null, "NotProvided"), (Invalid, "Invalid") })
        {
            var problem = await GetProblemAsync(host, certificate);
            Assert.Equal($"See the handbook: {status}.", problem["detail"].GetString());
            Assert.Equal("n1", problem["node"].GetString());
        }
    }

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? responses = null, Action<ProblemDetailsContext>? customize = null) =>
        TestHost.StartAsync(new()
        {
            Builder = builder => builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = customize),
            Responses = responses,
        });

    private static async Task<Dictionary<string, JsonElement>> GetProblemAsync(TestHost host, ClientCertificate? certificate, Protocol? protocol = null)
    {
        using var client = TestClient.Create(host, certificate, protocol?.Http, protocol?.Tls ?? default);
        using var response = await client.GetAsync("/api");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return (await response.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!;
    }

    private static async Task AssertTextAsync(TestHost host, ClientCertificate? certificate, string accept, string text)
    {
        foreach (var version in new[] { System.Net.HttpVersion.Version11, System.Net.HttpVersion.Version20 })
        {
            using var client = TestClient.Create(host, certificate, version);
            client.DefaultRequestHeaders.Add("Accept", accept);
            using var response = await client.GetAsync("/api");
            Assert.Equal(MediaTypeHeaderValue.Parse("text/plain; charset=utf-8"), response.Content.Headers.ContentType);
            Assert.Equal(text, await response.Content.ReadAsStringAsync());
        }
    }
}
