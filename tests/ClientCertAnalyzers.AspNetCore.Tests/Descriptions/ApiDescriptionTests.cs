using System.Reflection;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Descriptions;

/// <summary>What generators of OpenAPI documents read.</summary>
public class ApiDescriptionTests
{
    private const string Invalid = "495 ProblemDetails application/problem+json: The client certificate was rejected.";
    private const string Missing = "496 ProblemDetails application/problem+json: A client certificate is required.";

    [Theory]
    [InlineData("method")]
    [InlineData("attribute")]
    [InlineData("group")]
    [InlineData("described/protected")]
    public async Task OpenApi_has_both_answers_of_an_endpoint_that_requires_a_certificate(string path)
    {
        await using var host = await StartAsync();
        Assert.Equal(Expected(Invalid, Missing), Rejections(host, path));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("described/open")]
    public async Task OpenApi_has_neither_answer_of_an_open_endpoint(string path)
    {
        await using var host = await StartAsync();
        Assert.Empty(Rejections(host, path));
    }

    [Fact]
    public async Task OpenApi_keeps_what_is_declared()
    {
        await using var host = await StartAsync();
        Assert.Equal(Expected("495 String text/plain: ", Missing), Rejections(host, "declared"));
        var responses = Responses(host, "described/declared");
        Assert.Equal(typeof(string), Assert.Single(responses, response => response.StatusCode == 495).Type);
        Assert.Equal(typeof(ProblemDetails), Assert.Single(responses, response => response.StatusCode == 496).Type);
    }

    [Fact]
    public async Task OpenApi_has_each_answer_once_for_an_endpoint_that_requires_a_certificate_twice()
    {
        await using var host = await StartAsync();
        Assert.Equal(Expected(Invalid, Missing), Rejections(host, "twice"));
    }

    [Fact]
    public async Task OpenApi_keeps_the_other_answers()
    {
        await using var host = await StartAsync();
        Assert.Equal([200, 495, 496], Responses(host, "method").Select(response => response.StatusCode).Order());
        Assert.Equal([200], Responses(host, "open").Select(response => response.StatusCode));
    }

    [Fact]
    public async Task OpenApi_has_the_codes_of_the_options()
    {
        await using var host = await StartAsync(options => (options.InvalidStatusCode, options.MissingStatusCode) = (403, 401));
        foreach (var path in new[] { "method", "attribute", "described/protected" })
        {
            Assert.Equal(Expected("401" + Missing[3..], "403" + Invalid[3..]), Rejections(host, path));
        }
    }

    [Fact]
    public async Task OpenApi_has_one_answer_where_both_codes_are_the_same()
    {
        await using var host = await StartAsync(options => (options.InvalidStatusCode, options.MissingStatusCode) = (403, 403));
        Assert.Equal(403, Assert.Single(Responses(host, "method"), response => response.StatusCode >= 400).StatusCode);
    }

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? configure = null) => TestHost.StartAsync(new()
    {
        Responses = configure,
        Builder = builder =>
        {
            // In place of the parts of the entry assembly, which is not there under the name that hosts of tests have.
            var parts = new ApplicationPartManager();
            parts.ApplicationParts.Add(new OneController());
            builder.Services.AddSingleton(parts);
            builder.Services.AddControllers();
            builder.Services.AddEndpointsApiExplorer();
        },
        App = app =>
        {
            app.MapGet("/open", () => "");
            app.MapGet("/method", () => "").RequireClientCertificate();
            app.MapGet("/attribute", [RequireClientCertificate] () => "");
            app.MapGet("/twice", [RequireClientCertificate] () => "").RequireClientCertificate();
            app.MapGet("/declared", () => "").Produces<string>(495, "text/plain").RequireClientCertificate();
            app.MapGroup("/").RequireClientCertificate().MapGet("/group", () => "");
            app.MapControllers();
        },
    });

    private static IList<ApiResponseType> Responses(TestHost host, string path) => host.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>()
        .ApiDescriptionGroups.Items
        .SelectMany(group => group.Items)
        .Single(description => description.RelativePath == path)
        .SupportedResponseTypes;

    private static IEnumerable<string> Rejections(TestHost host, string path) =>
        Responses(host, path).Where(response => response.StatusCode >= 400).OrderBy(response => response.StatusCode).Select(Describe);

    private static string Describe(ApiResponseType response)
    {
        var formats = string.Join(", ", response.ApiResponseFormats.Select(format => format.MediaType));
#if NET10_0_OR_GREATER
        return $"{response.StatusCode} {response.Type?.Name} {formats}: {response.Description}";
#else
        return $"{response.StatusCode} {response.Type?.Name} {formats}";
#endif
    }

    /// <summary>Before .NET 10 there are no descriptions.</summary>
    private static IEnumerable<string> Expected(params string[] responses)
    {
#if NET10_0_OR_GREATER
        return responses;
#else
        return responses.Select(response => response.Split(':')[0]);
#endif
    }

    private sealed class OneController : ApplicationPart, IApplicationPartTypeProvider
    {
        public override string Name => nameof(DescribedController);

        public IEnumerable<TypeInfo> Types => [typeof(DescribedController).GetTypeInfo()];
    }
}
