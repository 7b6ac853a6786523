using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.Extensions.FileProviders;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>Files are served before routing, where no endpoint can require anything.</summary>
public class StaticFileTests
{
    private const string Content = "a file";

    [Fact]
    public async Task C8_Static_files_before_routing_are_open()
    {
        await using var host = await StartAsync();
        Assert.Equal($"200 {Content}", await host.AnswerAsync(null, "/file.txt"));
        Assert.Equal($"200 {Content}", await host.AnswerAsync(host.Pki.Valid, "/file.txt"));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), "/file.txt"));
    }

    [Fact]
    public async Task C8_Static_files_are_open_to_invalid_certificates_that_are_not_rejected_everywhere()
    {
        await using var host = await StartAsync(options => options.RejectInvalidOnEveryRequest = false);
        Assert.Equal($"200 {Content}", await host.AnswerAsync(TestPki.SelfSigned(), "/file.txt"));
    }

    [Fact]
    public async Task C8_Static_files_are_closed_where_every_request_needs_a_certificate()
    {
        await using var host = await StartAsync(options => options.RequireOnEveryRequest = true);
        Assert.Equal("496", await host.AnswerAsync(null, "/file.txt"));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), "/file.txt"));
        Assert.Equal($"200 {Content}", await host.AnswerAsync(host.Pki.Valid, "/file.txt"));
    }

#if NET9_0_OR_GREATER
    [Fact]
    public async Task C8_Static_assets_that_are_endpoints_can_require_a_certificate()
    {
        var manifest = await WriteManifestAsync();
        await using var host = await StartAsync(
            options => options.RejectInvalidOnEveryRequest = false, app => app.MapStaticAssets(manifest).RequireClientCertificate());
        Assert.Equal("496", await host.AnswerAsync(null, "/asset.txt"));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), "/asset.txt"));
        Assert.Equal($"200 {Content}", await host.AnswerAsync(host.Pki.Valid, "/asset.txt"));
    }

    [Fact]
    public async Task C8_Static_assets_set_by_hand_can_require_a_certificate()
    {
        var manifest = await WriteManifestAsync();
        await using var host = await StartAsync(app: app =>
        {
            app.Use((context, next) =>
            {
                context.SetEndpoint(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).First());
                return next(context);
            });
            app.MapStaticAssets(manifest).RequireClientCertificate();
        });
        Assert.Equal("496", await host.AnswerAsync(null, "/by-hand"));
        Assert.Equal($"200 {Content}", await host.AnswerAsync(host.Pki.Valid, "/by-hand"));
    }

    [Fact]
    public async Task C8_Static_assets_that_require_a_certificate_without_the_services_are_not_served()
    {
        var manifest = await WriteManifestAsync();
        await using var host = await StartAsync(app: app => app.MapStaticAssets(manifest).RequireClientCertificate(), hasResponses: false);
        Assert.Equal("500", await host.AnswerAsync(null, "/asset.txt"));
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid, "/asset.txt"));
        Assert.Contains(host.Logs.Entries, entry => entry.Exception is InvalidOperationException exception && exception.Message.Contains("AddClientCertificateResponses()"));
    }

    /// <summary>As the SDK writes it when an application is built.</summary>
    private static async Task<string> WriteManifestAsync()
    {
        var manifest = Path.Combine(CreateFolder(), "manifest.json");
        await File.WriteAllTextAsync(manifest, """
            {
              "Version": 1,
              "Endpoints": [
                {
                  "Route": "asset.txt",
                  "AssetFile": "file.txt",
                  "Selectors": [],
                  "ResponseHeaders": [
                    { "Name": "Content-Length", "Value": "6" },
                    { "Name": "Content-Type", "Value": "text/plain" },
                    { "Name": "ETag", "Value": "\"1\"" },
                    { "Name": "Last-Modified", "Value": "Mon, 01 Jan 2024 00:00:00 GMT" }
                  ],
                  "EndpointProperties": []
                }
              ]
            }
            """);
        return manifest;
    }
#endif

    private static string CreateFolder() => Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? configure = null, Action<WebApplication>? app = null, bool hasResponses = true)
    {
        var folder = CreateFolder();
        File.WriteAllText(Path.Combine(folder, "file.txt"), Content);
        return TestHost.StartAsync(new HostSetup
        {
            Responses = configure,
            HasResponses = hasResponses,
            Builder = builder => builder.Environment.WebRootFileProvider = new PhysicalFileProvider(folder),
            App = app ?? (app => app.UseStaticFiles()),
        }.WithReasons());
    }
}
