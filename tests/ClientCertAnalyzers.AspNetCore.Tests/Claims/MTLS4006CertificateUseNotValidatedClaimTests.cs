using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4006CertificateUseNotValidatedClaimTests
{
    /// <summary>Of the trusted CA, for the web server of somebody else.</summary>
    private static readonly ClientCertificate OfAServer = Chains.Pki.Case(9)!;

    private static readonly ClientCertificate WithoutUsage = Chains.Pki.Case(11)!;

    [Fact]
    public async Task UsageNotChecked_LetsAServerCertificateLogIn()
    {
        await AnswersAsync(Chains.TrustRoot, OfAServer, SchemeHost.Forbidden);
        await AnswersAsync(options => options.ValidateCertificateUse = false, OfAServer, LetIn);
    }

    /// <summary>Which is why old certificates do not need the switch.</summary>
    [Fact]
    public Task CertificateWithoutUsage_LogsInAnyway() => AnswersAsync(Chains.TrustRoot, WithoutUsage, LetIn);

    [Fact]
    public async Task PeriodNotChecked_LetsAnExpiredCertificateLogIn()
    {
        await AnswersAsync(Chains.TrustRoot, Chains.Pki.Expired(), SchemeHost.Forbidden);
        await AnswersAsync(options => options.ValidateValidityPeriod = false, Chains.Pki.Expired(), LetIn);
        await AnswersAsync(options => options.ValidateValidityPeriod = false, Chains.Pki.Case(4)!, LetIn);
    }

    private static async Task AnswersAsync(Action<CertificateAuthenticationOptions> configure, ClientCertificate certificate, string answer)
    {
        await using var host = await SchemeHost.StartAsync(options =>
        {
            Chains.TrustRoot(options);
            configure(options);
        });
        Assert.Equal(answer, await host.SeesAsync(certificate, "/members"));
    }
}
