using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication;

namespace ClientCertAnalyzers.AspNetCore.Tests.Challenges;

/// <summary>The challenge of <c>AddCertificate()</c>, a 403 by itself, says what is wrong.</summary>
public class CertificateChallengeTests
{
    [Fact]
    public async Task C13_Without_the_call_the_challenge_is_403()
    {
        await using var host = await ChallengeHosts.StartAsync(services: services => services.AddAuthorization());
        Assert.Equal("403", await host.AnswerAsync());
    }

    [Fact]
    public async Task C13_No_certificate_is_496()
    {
        await using var host = await ChallengeHosts.StartAsync();
        Assert.Equal("496", await host.AnswerAsync());
        Assert.Equal("200 client", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/"));
    }

    [Fact]
    public async Task C13_A_valid_certificate_that_the_handler_refuses_is_495()
    {
        await using var host = await ChallengeHosts.StartAsync(isAllowed: false);
        using var rejections = new Rejections(host);
        Assert.Equal("495 not-allowed", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("not-allowed", Assert.Single(rejections.All).Tags["reason"]);
        Assert.Equal("496", await host.AnswerAsync());
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, "/"));
    }

    [Fact]
    public async Task C13_An_invalid_certificate_has_its_own_reason()
    {
        await using var host = await ChallengeHosts.StartAsync(responses: options => options.RejectInvalidOnEveryRequest = false);
        Assert.Equal("495 expired", await host.AnswerAsync(host.Pki.Expired()));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned()));
        Assert.Equal("200 nobody", await host.AnswerAsync(TestPki.SelfSigned(), "/"));
    }

    [Fact]
    public async Task C13_Forbid_stays_403()
    {
        await using var host = await ChallengeHosts.StartAsync(policy => policy.RequireAuthenticatedUser().RequireUserName("somebody else"));
        Assert.Equal("403", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("496", await host.AnswerAsync());
    }

    [Theory]
    [InlineData(ChallengeHosts.Certificate, ChallengeHosts.Header)]
    [InlineData(ChallengeHosts.Header, ChallengeHosts.Certificate)]
    public async Task C13_The_answer_of_another_scheme_in_the_policy_stays(string first, string second)
    {
        await using var host = await ChallengeHosts.StartAsync(policy => policy.AddAuthenticationSchemes(first, second).RequireAuthenticatedUser());
        // The last challenge decides.
        Assert.Equal(second == ChallengeHosts.Header ? "401" : "403", await host.AnswerAsync());
        Assert.Equal("200 client", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("200 someone", await host.AnswerAsync(null, "/api", ("X-User", "someone")));
    }

    [Fact]
    public async Task C13_The_default_challenge_scheme_counts_where_the_policy_names_none()
    {
        await using var header = await ChallengeHosts.StartAsync(
            defaults: options => (options.DefaultScheme, options.DefaultChallengeScheme) = (ChallengeHosts.Certificate, ChallengeHosts.Header));
        Assert.Equal("401", await header.AnswerAsync());
        await using var certificate = await ChallengeHosts.StartAsync(
            defaults: options => (options.DefaultScheme, options.DefaultChallengeScheme) = (ChallengeHosts.Header, ChallengeHosts.Certificate));
        Assert.Equal("496", await certificate.AnswerAsync());
        Assert.Equal("200 someone", await certificate.AnswerAsync(null, "/api", ("X-User", "someone")));
    }

    [Fact]
    public async Task C13_The_schemes_of_the_policy_count_before_the_default()
    {
        await using var certificate = await ChallengeHosts.StartAsync(
            policy => policy.AddAuthenticationSchemes(ChallengeHosts.Certificate).RequireAuthenticatedUser(), Default(ChallengeHosts.Header));
        Assert.Equal("496", await certificate.AnswerAsync());
        Assert.Equal("200 client", await certificate.AnswerAsync(certificate.Pki.Valid));
        await using var header = await ChallengeHosts.StartAsync(
            policy => policy.AddAuthenticationSchemes(ChallengeHosts.Header).RequireAuthenticatedUser(), Default(ChallengeHosts.Certificate));
        Assert.Equal("401", await header.AnswerAsync());
        Assert.Equal("401", await header.AnswerAsync(header.Pki.Valid));
    }

    [Fact]
    public async Task C13_The_status_codes_are_those_of_the_options()
    {
        await using var host = await ChallengeHosts.StartAsync(isAllowed: false, responses: options => (options.InvalidStatusCode, options.MissingStatusCode) = (422, 401));
        Assert.Equal("401", await host.AnswerAsync());
        Assert.Equal("422 not-allowed", await host.AnswerAsync(host.Pki.Valid));
    }

    private static Action<AuthenticationOptions> Default(string scheme) => options => options.DefaultScheme = scheme;
}
