using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Disclosure;

/// <summary>A rejected client learns no more than that, and what it wrote into its certificate goes nowhere.</summary>
public class SecretTests
{
    /// <summary>As a client would write it that hopes for a log, a page or a header without escaping.</summary>
    private const string HostileName = "evil\r\nSet-Cookie: evil=1\r\n\r\n<script>evil()</script>{Evil}%0d%0aevil\u2028evil";

    private static readonly byte[] SerialNumber = Convert.FromHexString("5ec2e7005ec2e7005ec2e700");

    private static readonly string[] Reasons =
    [
        "untrusted", "issuer", "self-signed", "signature", "revoked", "revocation", "expired", "not-yet-valid", "usage", "weak", "extension",
        "constraint", "malformed", "not-allowed", "unverified", "proxy", "missing",
    ];

    [Theory]
    [InlineData("1.1", false)]
    [InlineData("1.1", true)]
    [InlineData("2.0", false)]
    [InlineData("2.0", true)]
    public async Task F1_The_default_answer_tells_nothing_about_the_certificate(string version, bool hasProblemDetails)
    {
        await using var host = await StartAsync(hasProblemDetails, tls => tls.AdditionalValidation = (_, _) => throw new TimeoutException("a database password"));
        foreach (var (certificate, _) in Certificates(host.Pki, "CN=somebody"))
        {
            foreach (var path in new[] { "/", "/api", "/nothing" })
            {
                var answer = await ReadAsync(host, certificate, path, version);
                Assert.Contains("The client certificate was rejected.", answer);
                Assert.All(
                    [.. Reasons, "\"reason\"", "somebody", "CN=", "root", "Exception", "Timeout", "password", "   at ", certificate.Leaf.Thumbprint, Hex(SerialNumber)],
                    secret => Assert.DoesNotContain(secret, answer, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Theory]
    [InlineData("1.1", false)]
    [InlineData("1.1", true)]
    [InlineData("2.0", false)]
    [InlineData("2.0", true)]
    public async Task F1_A_hostile_subject_appears_nowhere(string version, bool includesReason)
    {
        await using var host = await StartAsync(hasProblemDetails: true, tls => tls.AdditionalValidation = (_, _) => ClientCertificateRejectionReason.NotAllowed, includesReason);
        using var rejections = new Rejections(host);
        foreach (var (certificate, reason) in Certificates(host.Pki, $"CN=\"{HostileName}\""))
        {
            Assert.Contains("evil\r\nSet-Cookie", certificate.Leaf.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: false));
            foreach (var path in new[] { "/", "/api" })
            {
                AssertHarmless(await ReadAsync(host, certificate, path, version));
                Assert.Equal(reason, rejections.All.Last().Tags["reason"]);
            }
        }

        Assert.All(rejections.All.SelectMany(rejection => rejection.Tags), tag => AssertHarmless($"{tag.Key}={tag.Value}"));
        var entries = host.Logs.Entries.Where(entry => entry.Category == "ClientCertAnalyzers.AspNetCore").ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            AssertHarmless($"{entry.Message} {entry.Exception}");
            Assert.All(entry.Fields, field => AssertHarmless($"{field.Value}"));
            Assert.DoesNotContain('\n', entry.Message);
        });
    }

    private static void AssertHarmless(string text)
    {
        Assert.DoesNotContain("evil", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Set-Cookie", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Hex(SerialNumber), text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    private static IEnumerable<(ClientCertificate Certificate, string Reason)> Certificates(TestPki pki, string subject)
    {
        var request = new LeafRequest { Subject = subject, SerialNumber = SerialNumber };
        yield return (new(pki.Root.Issue(request)), "not-allowed");
        yield return (new(pki.Other.Issue(request)), "untrusted-issuer");
        yield return (new(pki.Root.Issue(request with { NotAfter = DateTimeOffset.UtcNow.AddDays(-1) })), "expired");
        yield return (new(pki.Root.Issue(request with { Usages = [LeafRequest.ServerAuthentication] })), "wrong-usage");
        yield return (TestPki.SelfSigned(subject), "self-signed");
    }

    /// <summary>Everything that the client gets: status line, headers, body.</summary>
    private static async Task<string> ReadAsync(TestHost host, ClientCertificate certificate, string path, string version)
    {
        using var client = TestClient.Create(host, certificate, Version.Parse(version));
        using var response = await client.GetAsync(path);
        Assert.Equal(495, (int)response.StatusCode);
        return $"{response.ReasonPhrase}\n{response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}{response.TrailingHeaders}";
    }

    private static Task<TestHost> StartAsync(bool hasProblemDetails, Action<ClientCertificateTlsOptions> tls, bool includesReason = false) => TestHost.StartAsync(new()
    {
        Tls = tls,
        Responses = options => options.IncludeReason = includesReason,
        Builder = builder =>
        {
            if (hasProblemDetails)
            {
                builder.Services.AddProblemDetails();
            }
        },
    });
}
