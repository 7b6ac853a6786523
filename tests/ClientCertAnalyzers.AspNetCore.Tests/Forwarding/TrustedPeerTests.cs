using System.Net;
using System.Net.Sockets;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.Extensions.Options;
using static ClientCertAnalyzers.AspNetCore.Tests.Forwarding.ForwardedHosts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>E2, E3 and E5: whose word is taken.</summary>
public class TrustedPeerTests
{
    private const string Valid = "200 CN=forwarded";
    private const int NoTrustedProxies = 7;

    private static readonly IPAddress Elsewhere = IPAddress.Parse("10.1.2.3");

    /// <summary>What ASPNETCORE_FORWARDEDHEADERS_ENABLED=true does, for one host.</summary>
    private static readonly string[] ForwardedHeadersEnabled = ["--FORWARDEDHEADERS_ENABLED=true"];

    [Fact]
    public async Task E2_A_client_that_claims_to_be_the_proxy_is_not_believed()
    {
        var options = Options(isTrusted: false);
        options.KnownProxies.Add(Elsewhere);
        await using var host = await TestHost.StartAsync(Setup(options) with { Arguments = ForwardedHeadersEnabled });
        (string, string)[] forged = [.. Forged(), ("X-Forwarded-For", $"{Elsewhere}")];
        // The middleware for forwarded headers believes it. Ours comes before.
        Assert.Equal($"200 {Elsewhere}", await host.AnswerAsync(null, "/peer", forged));
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/", forged));
        Assert.Equal("496", await host.AnswerAsync(null, "/api", forged));
    }

    [Fact]
    public async Task E2_A_proxy_that_names_its_client_stays_trusted()
    {
        await using var host = await TestHost.StartAsync(Setup(Options()) with { Arguments = ForwardedHeadersEnabled });
        (string, string)[] headers = [.. Forged(), ("X-Forwarded-For", $"{Elsewhere}")];
        Assert.Equal($"200 {Elsewhere}", await host.AnswerAsync(null, "/peer", headers));
        Assert.Equal(Valid, await host.AnswerAsync(null, "/api", headers));
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::ffff:127.0.0.1", null, true)]
    [InlineData(null, "127.0.0.0/8", true)]
    [InlineData("::1", null, false)]
    [InlineData(null, "10.0.0.0/8", false)]
    public async Task E3_A_peer_is_known_by_its_address_also_when_mapped_to_IPv6(string? proxy, string? network, bool isTrusted)
    {
        var options = Options(isTrusted: false);
        if (proxy is not null)
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        if (network is not null)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        await using var host = await TestHost.StartAsync(Setup(options) with
        {
            // A socket for both families: its IPv4 peers have mapped addresses.
            Kestrel = kestrel => kestrel.Listen(IPAddress.IPv6Any, 0, listen => listen.UseHttps(TestPki.Shared.Server)),
        });
        using var mapped = TestClient.Create(host, port: host.Ports[1]);
        Assert.Equal("200 ::ffff:127.0.0.1", await mapped.AnswerAsync("/peer", Forged()));
        Assert.Equal(isTrusted ? Valid : "496", await mapped.AnswerAsync("/api", Forged()));
        Assert.Equal(isTrusted ? Valid : "496", await host.AnswerAsync(null, "/api", Forged()));
    }

    [Fact]
    public async Task E3_A_peer_without_address_is_not_trusted()
    {
        var file = Path.Combine(TestProcess.Home, $"{Guid.NewGuid():N}"[..8]);
        await using var host = await TestHost.StartAsync(Setup(Options()) with { Kestrel = kestrel => kestrel.ListenUnixSocket(file) });
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = new("http://localhost"),
        };
        Assert.Equal("200", await client.AnswerAsync("/peer"));
        Assert.Equal("496", await client.AnswerAsync("/api", Forged()));
        Assert.DoesNotContain("X-SSL-Client", await client.AnswerAsync("/headers", Forged()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task E3_Without_a_known_proxy_nobody_is_trusted_and_the_start_warns()
    {
        await using var host = await HostAsync(Options(isTrusted: false));
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Logs.Ours(NoTrustedProxies)).Level);
        Assert.Equal("496", await host.AnswerAsync(null, "/api", Forged()));
        await using var trusting = await HostAsync(Options());
        Assert.Empty(trusting.Logs.Ours(NoTrustedProxies));
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public Task E3_A_network_of_everybody_stops_the_start(string network) =>
        StartFailsAsync(options => options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network)), "everybody");

    [Fact]
    public async Task E3_Options_that_contradict_themselves_stop_the_start()
    {
        await StartFailsAsync(options => options.VerifyHeader = null, "exactly one");
        await StartFailsAsync(options => options.ProxySendsOnlyVerifiedCertificates = true, "exactly one");
        await StartFailsAsync(options => options.VerifyHeader = options.CertificateHeader.ToLowerInvariant(), "same header");
        await StartFailsAsync(options => options.CertificateHeader = "", "CertificateHeader is empty");
        await StartFailsAsync(options => options.VerifyHeader = " ", "VerifyHeader is empty");
        await StartFailsAsync(options => options.Format = (ForwardedClientCertificateFormat)7, "Format");
    }

    [Fact]
    public async Task E5_A_header_name_in_another_case_is_the_same_and_with_underscores_another()
    {
        await using var host = await HostAsync(Options());
        var certificate = Write(Client, default);
        Assert.Equal(Valid, await host.AnswerAsync(null, "/api", (VerifyHeader.ToLowerInvariant(), "SUCCESS"), (CertificateHeader.ToUpperInvariant(), certificate)));
        var names = await host.AnswerAsync(null, "/headers", (VerifyHeader.ToUpperInvariant(), "NONE"), (CertificateHeader.ToLowerInvariant(), ""));
        Assert.DoesNotContain("SSL", names, StringComparison.OrdinalIgnoreCase);
        var underscores = VerifyHeader.Replace('-', '_');
        Assert.Equal("495 unverified", await host.AnswerAsync(null, "/api", (underscores, "SUCCESS"), (CertificateHeader, certificate)));
        // Nor does it stand beside the real one.
        Assert.Equal("496", await host.AnswerAsync(null, "/api", (underscores, "SUCCESS"), (VerifyHeader, "NONE")));
    }

    [Fact]
    public async Task E5_A_proxy_with_an_invalid_certificate_is_not_believed()
    {
        var setup = Setup(Options());
        await using var host = await TestHost.StartAsync(setup);
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), "/", Forged()));
        await using var lenient = await TestHost.StartAsync(setup with
        {
            Responses = options =>
            {
                setup.Responses!(options);
                options.RejectInvalidOnEveryRequest = false;
            },
        });
        Assert.Equal("200 nobody", await lenient.AnswerAsync(TestPki.SelfSigned(), "/", Forged()));
        Assert.DoesNotContain("SSL", await lenient.AnswerAsync(TestPki.SelfSigned(), "/headers", Forged()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("495 self-signed", await lenient.AnswerAsync(TestPki.SelfSigned(), "/api", Forged()));
    }

    [Fact]
    public async Task E5_The_proxy_is_not_taken_for_its_client()
    {
        await using var host = await HostAsync(Options());
        var proxy = host.Pki.Valid;
        Assert.Equal(Valid, await host.AnswerAsync(proxy, "/api", Forged()));
        Assert.Equal("496", await host.AnswerAsync(proxy, "/api", (VerifyHeader, "NONE")));
        Assert.Equal("200 nobody", await host.AnswerAsync(proxy, "/", (VerifyHeader, "NONE")));
        Assert.Equal("495 unverified", await host.AnswerAsync(proxy, "/"));
    }

    private static async Task StartFailsAsync(Action<ForwardedClientCertificateOptions> change, string message)
    {
        var options = Options();
        change(options);
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => HostAsync(options));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
