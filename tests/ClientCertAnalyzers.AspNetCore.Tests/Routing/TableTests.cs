using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.Extensions.FileProviders;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Which request gets what, by certificate, options and kind of path.</summary>
public class TableTests
{
    private const string File = "content of the file";

    private static readonly string Folder = CreateFolder();

    /// <summary>A path of each kind. The file is behind routing, where <see cref="WebApplication"/> puts it.</summary>
    private static readonly string[] Paths = ["/nothing", "/", "/file.txt", "/api", "/upload"];

    /// <summary>Certificate, <c>RejectInvalidOnEveryRequest</c>, <c>RequireOnEveryRequest</c>, and the answers for <see cref="Paths"/>.</summary>
    public static TheoryData<string, bool, bool, string[]> Cells => new()
    {
        { "none", true, false, ["404", "200 nobody", $"200 {File}", "496", "405"] },
        { "none", false, false, ["404", "200 nobody", $"200 {File}", "496", "405"] },
        { "none", true, true, ["496", "496", "496", "496", "496"] },
        { "none", false, true, ["496", "496", "496", "496", "496"] },
        { "valid", true, false, ["404", "200 CN=client", $"200 {File}", "200 CN=client", "405"] },
        { "valid", false, false, ["404", "200 CN=client", $"200 {File}", "200 CN=client", "405"] },
        { "valid", true, true, ["404", "200 CN=client", $"200 {File}", "200 CN=client", "405"] },
        { "valid", false, true, ["404", "200 CN=client", $"200 {File}", "200 CN=client", "405"] },
        { "invalid", true, false, ["495 expired", "495 expired", "495 expired", "495 expired", "495 expired"] },
        { "invalid", true, true, ["495 expired", "495 expired", "495 expired", "495 expired", "495 expired"] },
        { "invalid", false, false, ["404", "200 nobody", $"200 {File}", "495 expired", "405"] },
        { "invalid", false, true, ["495 expired", "495 expired", "495 expired", "495 expired", "495 expired"] },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task C1_Every_cell_of_the_table(string certificate, bool rejectInvalid, bool require, string[] expected)
    {
        await using var host = await StartAsync(rejectInvalid, require);
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var client = TestClient.Create(host, Certificate(host.Pki, certificate), version);
            var answers = new List<string>();
            foreach (var path in Paths)
            {
                answers.Add(await client.AnswerAsync(path));
            }

            Assert.Equal(expected, answers);
        }
    }

    [Fact]
    public async Task C1_None_on_a_connection_for_another_host_is_421_where_required()
    {
        await using var host = await StartAsync(rejectInvalid: true, require: false);
        using var client = TestClient.Create(host, version: HttpVersion.Version20, name: "b.test", serverName: "a.test");
        Assert.Equal("404", await client.AnswerAsync("/nothing"));
        Assert.Equal("200 nobody", await client.AnswerAsync("/"));
        Assert.Equal("421", await client.AnswerAsync("/api"));
    }

    [Fact]
    public async Task C1_Wrong_method_names_the_right_one()
    {
        await using var host = await StartAsync(rejectInvalid: true, require: false);
        using var client = TestClient.Create(host);
        using var response = await client.DeleteAsync("/api");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(false, "307", "496")]
    [InlineData(true, "496", "496")]
    public async Task C1_Plain_HTTP_is_none_before_it_is_redirected(bool require, string open, string guarded)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Arguments = ["--https_port=443"],
            Listen = _ => { },
            Responses = options => options.RequireOnEveryRequest = require,
            App = app =>
            {
                app.UseHttpsRedirection();
                app.MapGet("/", TestHost.Caller);
                app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            },
        });
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new($"http://127.0.0.1:{host.Port}") };
        Assert.Equal(open, await client.AnswerAsync("/"));
        Assert.Equal(guarded, await client.AnswerAsync("/api"));
    }

    private static ClientCertificate? Certificate(TestPki pki, string name) => name switch
    {
        "none" => null,
        "valid" => pki.Valid,
        _ => pki.Expired(),
    };

    private static Task<TestHost> StartAsync(bool rejectInvalid, bool require) => TestHost.StartAsync((new HostSetup
    {
        Responses = options => (options.RejectInvalidOnEveryRequest, options.RequireOnEveryRequest) = (rejectInvalid, require),
        App = app =>
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Folder) });
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            app.MapPost("/upload", TestHost.Caller).RequireClientCertificate();
        },
    }).WithReasons());

    private static string CreateFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
        System.IO.File.WriteAllText(Path.Combine(folder, "file.txt"), File);
        return folder;
    }
}
