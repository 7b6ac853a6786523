using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4005SelfSignedWithoutPinClaimTests
{
    [Theory]
    [InlineData(CertificateTypes.SelfSigned, LetIn)]
    [InlineData(CertificateTypes.All, LetIn)]
    [InlineData(CertificateTypes.Chained, SchemeHost.Forbidden)]
    public async Task CertificateOfOnesOwn_LogsInWhereSelfSignedAreAllowed(CertificateTypes types, string answer)
    {
        await using var host = await SchemeHost.StartAsync(options => options.AllowedCertificateTypes = types);
        // The name is whatever its maker wrote.
        Assert.Equal(answer, await host.SeesAsync(TestPki.SelfSigned(), "/members"));
    }

    /// <summary>No check that is left says a word: its CA cannot be asked, because it has none.</summary>
    [Fact]
    public async Task Pin_RefusesAllButTheKnownOne()
    {
        var (known, other) = (TestPki.SelfSigned(), TestPki.SelfSigned());
        var hash = known.Leaf.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        await using var host = await SchemeHost.StartAsync(options =>
        {
            options.AllowedCertificateTypes = CertificateTypes.SelfSigned;
            options.Events = new CertificateAuthenticationEvents
            {
                OnCertificateValidated = context =>
                {
                    if (!context.ClientCertificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256).AsSpan().SequenceEqual(hash))
                    {
                        context.Fail("not one of ours");
                    }

                    return Task.CompletedTask;
                },
            };
        });
        Assert.Equal(LetIn, await host.SeesAsync(known, "/members"));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(other, "/members"));
    }
}
