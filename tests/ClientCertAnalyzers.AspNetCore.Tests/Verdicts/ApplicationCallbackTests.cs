using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>Callbacks of the application can refuse a valid certificate, and nothing else.</summary>
public class ApplicationCallbackTests
{
    private const string Secret = "what went wrong inside";

    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public Task A11_A_check_that_throws_is_logged_and_not_told() => AssertThrowIsLoggedAsync(
        https => https.UseClientCertificateResponses(tls =>
        {
            tls.TrustedRoots.Add(Pki.Root.Certificate);
            tls.AdditionalValidation = (_, _) => throw new NotSupportedException(Secret);
        }));

    [Fact]
    public Task A11_A_kept_validation_that_throws_is_logged_and_not_told() => AssertThrowIsLoggedAsync(https =>
    {
        https.ClientCertificateValidation = (_, _, _) => throw new NotSupportedException(Secret);
        https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
    });

    [Theory]
    [InlineData(ClientCertificateRejectionReason.None, "200")]
    [InlineData(ClientCertificateRejectionReason.Revoked, "495 revoked")]
    [InlineData(ClientCertificateRejectionReason.NotAllowed, "495 not-allowed")]
    [InlineData((ClientCertificateRejectionReason)99, "495 not-allowed")]
    [InlineData((ClientCertificateRejectionReason)(-1), "495 not-allowed")]
    public async Task A11_The_last_check_names_the_reason(ClientCertificateRejectionReason reason, string expected)
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with { Tls = tls => tls.AdditionalValidation = (_, _) => reason });
        using var client = TestClient.Create(host, Pki.Valid);
        Assert.Equal(expected, await client.MatrixAnswerAsync());
        Assert.Empty(host.Logs.Ours(3));
    }

    [Fact]
    public async Task A11_Callbacks_cannot_accept_and_are_not_asked_for_an_invalid_certificate()
    {
        var calls = 0;
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.ClientCertificateValidation = (_, _, _) => ++calls > 0;
                https.UseClientCertificateResponses(tls =>
                {
                    tls.TrustedRoots.Add(Pki.Root.Certificate);
                    tls.AdditionalValidation = (_, _) => (ClientCertificateRejectionReason)(++calls * 0);
                });
            },
        });
        using var invalid = TestClient.Create(host, TestPki.SelfSigned());
        Assert.Equal("495 self-signed", await invalid.MatrixAnswerAsync());
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A11_A_kept_validation_can_refuse()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.ClientCertificateValidation = (certificate, _, _) => certificate.Subject != "CN=client";
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
            },
        });
        using var refused = TestClient.Create(host, Pki.Valid);
        using var accepted = TestClient.Create(host, new ClientCertificate(Pki.Root.Issue(new() { Subject = "CN=another" })));
        Assert.Equal("495 not-allowed", await refused.MatrixAnswerAsync());
        Assert.Equal("200", await accepted.MatrixAnswerAsync());
    }

    private static async Task AssertThrowIsLoggedAsync(Action<HttpsConnectionAdapterOptions> https)
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with { Https = https });
        using var client = TestClient.Create(host, Pki.Valid);
        using var response = await client.GetAsync("/");
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal("495 not-allowed", MatrixAnswers.Of((int)response.StatusCode, body));
        Assert.DoesNotContain(Secret, body + response.Headers + response.Content.Headers, StringComparison.Ordinal);
        var entry = Assert.Single(host.Logs.Ours(3));
        Assert.Equal((LogLevel.Error, Secret), (entry.Level, entry.Exception?.Message));
    }
}
