using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>The extension in <c>ConfigureHttpsDefaults</c>, endpoints in the configuration.</summary>
public class ConfiguredEndpointTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public async Task A6_RequireCertificate_from_the_configuration_refuses_none_and_answers_invalid()
    {
        await using var host = await StartAsync(("ClientCertificateMode", "RequireCertificate"));
        foreach (var protocol in Protocol.All)
        {
            using var nobody = TestClient.Create(host, null, protocol.Http, protocol.Tls);
            using var invalid = TestClient.Create(host, TestPki.SelfSigned(), protocol.Http, protocol.Tls);
            using var valid = TestClient.Create(host, Pki.Valid, protocol.Http, protocol.Tls);
            Assert.Equal(MatrixAnswers.None, await nobody.MatrixAnswerAsync());
            Assert.Equal("495 self-signed", await invalid.MatrixAnswerAsync());
            Assert.Equal("200", await valid.MatrixAnswerAsync());
        }
    }

    [Fact]
    public async Task A13_An_endpoint_of_the_configuration_has_the_extension()
    {
        await using var host = await StartAsync();
        await AssertJudgedAsync(host, host.Port, "localhost");
    }

    [Fact]
    public async Task A13_An_endpoint_that_asks_for_no_certificate_answers_496()
    {
        await using var host = await StartAsync(("ClientCertificateMode", "NoCertificate"));
        await AssertNotAskedAsync(host, "localhost");
    }

    [Fact]
    public async Task A13_Names_of_the_configuration_have_the_extension()
    {
        await using var host = await StartAsync(
            ("Sni:a.test:ClientCertificateMode", "AllowCertificate"), ("Sni:b.test:ClientCertificateMode", "NoCertificate"), ("Sni:*:Protocols", "Http1AndHttp2"));
        await AssertJudgedAsync(host, host.Port, "a.test");
        await AssertJudgedAsync(host, host.Port, "localhost");
        await AssertNotAskedAsync(host, "b.test");
    }

    [Fact]
    public async Task A13_A_reloaded_configuration_keeps_the_extension()
    {
        await using var host = await StartAsync();
        await AssertJudgedAsync(host, host.Port, "localhost");
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        var port = Loopback.FreePort();
        configuration["Kestrel:Endpoints:Test:Url"] = $"https://127.0.0.1:{port}";
        configuration.Reload();
        await Loopback.UntilAcceptedAsync(port);
        await AssertJudgedAsync(host, port, "localhost");
    }

    private static Task<TestHost> StartAsync(params (string Key, string Value)[] endpoint)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
        var (certificate, key) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificate, Pki.Server.ExportCertificatePem());
        File.WriteAllText(key, Pki.Server.ExportKeyPem());
        (string Key, string Value)[] settings =
        [
            ("Endpoints:Test:Url", $"https://127.0.0.1:{Loopback.FreePort()}"),
            ("Certificates:Default:Path", certificate),
            ("Certificates:Default:KeyPath", key),
            .. endpoint.Select(setting => ($"Endpoints:Test:{setting.Key}", setting.Value)),
        ];
        return TestHost.StartAsync(HostSetup.Explained with
        {
            HasListener = false,
            Kestrel = kestrel => kestrel.ConfigureHttpsDefaults(
                https => https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate))),
            Builder = builder =>
            {
                HostSetup.Explained.Builder!(builder);
                builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Kestrel:{setting.Key}", (string?)setting.Value)));
            },
        });
    }

    private static async Task AssertJudgedAsync(TestHost host, int port, string name)
    {
        foreach (var protocol in Protocol.All)
        {
            using var nobody = TestClient.Create(host, null, protocol.Http, protocol.Tls, port, name);
            using var invalid = TestClient.Create(host, TestPki.SelfSigned(), protocol.Http, protocol.Tls, port, name);
            using var valid = TestClient.Create(host, Pki.Valid, protocol.Http, protocol.Tls, port, name);
            Assert.Equal("496", await nobody.MatrixAnswerAsync());
            Assert.Equal("495 self-signed", await invalid.MatrixAnswerAsync());
            Assert.Equal("200", await valid.MatrixAnswerAsync());
        }
    }

    private static async Task AssertNotAskedAsync(TestHost host, string name)
    {
        foreach (var certificate in new[] { null, Pki.Valid, TestPki.SelfSigned() })
        {
            using var client = TestClient.Create(host, certificate, name: name);
            Assert.Equal("496", await client.MatrixAnswerAsync());
        }
    }
}
