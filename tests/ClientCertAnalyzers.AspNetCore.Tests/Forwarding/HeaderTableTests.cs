using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Forwarding.ForwardedHosts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>E1: every row of the header table, in every format.</summary>
public class HeaderTableTests
{
    private const string Valid = "200 CN=forwarded";

    /// <summary>Verdict header, certificate header, answer. C is the certificate, - no header, the rest as it is.</summary>
    private static readonly (string Verify, string Certificate, string Answer)[] WithVerdict =
    [
        ("SUCCESS", "C", Valid),
        ("NONE", "-", "496"),
        ("NONE", "", "496"),
        ("FAILED:certificate has expired", "-", "495 expired"),
        ("FAILED:certificate has expired", "C", "495 expired"),
        ("FAILED:certificate revoked", "C", "495 revoked"),
        ("FAILED:self-signed certificate", "garbage", "495 self-signed"),
        ("FAILED:unable to get local issuer certificate", "-", "495 untrusted-issuer"),
        ("FAILED:Certificate Has Expired", "-", "495 proxy-reported"),
        ("FAILED:something new", "C", "495 proxy-reported"),
        ("FAILED:", "-", "495 proxy-reported"),
        ("-", "C", "495 unverified"),
        ("-", "-", "495 unverified"),
        ("", "C", "495 unverified"),
        ("", "-", "495 unverified"),
        ("success", "C", "495 unverified"),
        ("Success", "C", "495 unverified"),
        ("OK", "C", "495 unverified"),
        ("none", "-", "495 unverified"),
        ("FAILED", "C", "495 unverified"),
        ("failed:certificate has expired", "C", "495 unverified"),
        ("SUCCESS, SUCCESS", "C", "495 unverified"),
        ("SUCCESS,FAILED:certificate has expired", "C", "495 unverified"),
        ("SUCCESS", "-", "495 malformed"),
        ("SUCCESS", "", "495 malformed"),
        ("SUCCESS", "garbage", "495 malformed"),
        ("NONE", "C", "495 malformed"),
        ("NONE", "garbage", "495 malformed"),
    ];

    private static readonly (string Verify, string Certificate, string Answer)[] WithoutVerdict =
    [
        ("-", "-", "496"),
        ("-", "", "496"),
        ("-", "C", Valid),
        ("-", "garbage", "495 malformed"),
        // Not configured, so just a header.
        ("FAILED:certificate has expired", "C", Valid),
        ("SUCCESS", "-", "496"),
    ];

    public static TheoryData<ForwardedClientCertificateFormat> Formats => [.. Enum.GetValues<ForwardedClientCertificateFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public Task E1_With_a_verdict_header(ForwardedClientCertificateFormat format) => EveryRowAsync(Options(format), WithVerdict);

    [Theory]
    [MemberData(nameof(Formats))]
    public Task E1_With_a_proxy_that_sends_only_verified_certificates(ForwardedClientCertificateFormat format) =>
        EveryRowAsync(Options(format, hasVerifyHeader: false), WithoutVerdict);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task E1_A_header_that_comes_twice_is_malformed(ForwardedClientCertificateFormat format)
    {
        var certificate = $"{CertificateHeader}: {Write(Client, format)}";
        await using var host = await HostAsync(Options(format));
        await using var lenient = await HostAsync(Options(format, hasVerifyHeader: false));
        foreach (var protocol in Protocol.All)
        {
            Assert.Equal(200, await CurlAsync(host, protocol, certificate, $"{VerifyHeader}: SUCCESS"));
            Assert.Equal(495, await CurlAsync(host, protocol, certificate, certificate, $"{VerifyHeader}: SUCCESS"));
            Assert.Equal(495, await CurlAsync(host, protocol, certificate, $"{VerifyHeader}: SUCCESS", $"{VerifyHeader}: SUCCESS"));
            Assert.Equal(495, await CurlAsync(host, protocol, certificate, $"{VerifyHeader}: SUCCESS", $"{VerifyHeader};"));
            Assert.Equal(495, await CurlAsync(host, protocol, $"{VerifyHeader}: NONE", $"{VerifyHeader}: NONE"));
            Assert.Equal(495, await CurlAsync(lenient, protocol, certificate, certificate));
            Assert.Equal(495, await CurlAsync(lenient, protocol, certificate, $"{CertificateHeader};"));
        }

        Assert.Equal(
            Protocol.All.Length * 6,
            host.Logs.Ours(1).Concat(lenient.Logs.Ours(1)).Count(entry => entry.Message.Contains("malformed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task E1_The_application_sees_the_certificate_and_never_the_headers()
    {
        await using var host = await HostAsync(Options());
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var proxy = TestClient.Create(host, version: version);
            Assert.Equal(Valid, await proxy.AnswerAsync("/", Forged()));
            var seen = await proxy.AnswerAsync("/headers", [.. Forged(), ("X-Other", "1")]);
            Assert.Contains("X-Other", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("X-SSL-Client", seen, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task E1_On_one_connection_every_request_has_its_own_client()
    {
        await using var host = await HostAsync(Options());
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var proxy = TestClient.Create(host, version: version);
            Assert.Equal(Valid, await proxy.AnswerAsync("/", Forged()));
            Assert.Equal("200 nobody", await proxy.AnswerAsync("/", (VerifyHeader, "NONE")));
            Assert.Equal("495 unverified", await proxy.AnswerAsync("/"));
            Assert.Equal(Valid, await proxy.AnswerAsync("/", Forged()));
            Assert.Equal("496", await proxy.AnswerAsync("/api", (VerifyHeader, "NONE")));
        }
    }

    [Fact]
    public async Task E1_A_direct_client_with_forged_headers_is_nobody_and_the_application_sees_none()
    {
        await using var host = await HostAsync(Options(isTrusted: false));
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/", Forged()));
        Assert.Equal("496", await host.AnswerAsync(null, "/api", Forged()));
        Assert.DoesNotContain("X-SSL-Client", await host.AnswerAsync(null, "/headers", Forged()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, "/api", Forged()));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), "/", Forged()));
        var entry = host.Logs.Ours(6).First();
        Assert.Equal(LogLevel.Debug, entry.Level);
        Assert.Contains("127.0.0.1", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SUCCESS", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E1_Rejected_connections_and_open_paths_follow_the_options()
    {
        var setup = Setup(Options());
        await using var host = await TestHost.StartAsync(setup with
        {
            Responses = options =>
            {
                setup.Responses!(options);
                options.RejectInvalidOnEveryRequest = false;
            },
        });
        (string, string)[] expired = [(VerifyHeader, "FAILED:certificate has expired"), (CertificateHeader, Write(Client, default))];
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/", expired));
        Assert.Equal("495 expired", await host.AnswerAsync(null, "/api", expired));
    }

    private static async Task EveryRowAsync(ForwardedClientCertificateOptions options, (string Verify, string Certificate, string Answer)[] rows)
    {
        await using var host = await HostAsync(options);
        var actual = new List<(string, string, string)>();
        foreach (var (verify, certificate, _) in rows)
        {
            (string, string)[] headers =
            [
                .. Header(VerifyHeader, verify),
                .. Header(CertificateHeader, certificate == "C" ? Write(Client, options.Format) : certificate),
            ];
            actual.Add((verify, certificate, await host.AnswerAsync(null, "/api", headers)));
        }

        Assert.Equal(rows, actual);
    }

    private static (string, string)[] Header(string name, string value) => value == "-" ? [] : [(name, value)];

    private static async Task<int> CurlAsync(TestHost host, Protocol protocol, params string[] headers)
    {
        var arguments = headers.SelectMany(header => new[] { "--header", header });
        var result = await new Curl(host.Pki).RunAsync(
            host.Port, null, protocol, "/api", ["--output", "/dev/null", "--write-out", "%{http_code}", .. arguments]);
        return int.Parse(result.Output);
    }
}
