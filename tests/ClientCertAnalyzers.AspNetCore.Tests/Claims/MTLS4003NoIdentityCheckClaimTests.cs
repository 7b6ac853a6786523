using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.Certificate;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4003NoIdentityCheckClaimTests
{
    [Fact]
    public void Default_TrustsTheRootsOfTheMachine() => Assert.Equal(X509ChainTrustMode.System, new CertificateAuthenticationOptions().ChainTrustValidationMode);

    /// <summary>The root of the tests stands for a public CA here: whom it has given a certificate is of no interest to the handler.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnyCertificateOfATrustedCa_LogsIn(bool success)
    {
        await using var host = await SchemeHost.StartAsync(options =>
        {
            Chains.TrustRoot(options);
            options.Events = new CertificateAuthenticationEvents
            {
                OnCertificateValidated = context =>
                {
                    if (success)
                    {
                        context.Success();
                    }

                    return Task.CompletedTask;
                },
            };
        });
        var stranger = new ClientCertificate(host.Pki.Root.Issue(new() { Subject = "CN=stranger" }));
        Assert.StartsWith("200 ", await host.SeesAsync(stranger, "/members"));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(new ClientCertificate(host.Pki.Other.Issue(new())), "/members"));
    }
}
