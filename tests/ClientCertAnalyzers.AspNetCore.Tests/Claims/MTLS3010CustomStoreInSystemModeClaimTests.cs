using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3010CustomStoreInSystemModeClaimTests
{
    [Fact]
    public void FilledStoreInSystemMode_Throws()
    {
        var exception = Assert.Throws<CryptographicException>(() => Chains.Build(Chains.Own, policy => policy.CustomTrustStore.Add(Chains.Pki.Root.Certificate)));
        Assert.Equal("Custom trust certificates were provided while in System trust mode.", exception.Message);
    }

    [Fact]
    public void EmptyStoreInSystemMode_DoesNotThrow() => Assert.False(Chains.Build(Chains.Own, policy => policy.CustomTrustStore.Clear()).Answer);

    /// <summary>In a callback the exception is one more way to refuse everybody.</summary>
    [Fact]
    public async Task FilledStoreInACallback_RefusesEveryHandshake()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => Chains.Build(certificate, policy => policy.CustomTrustStore.Add(Chains.Pki.Root.Certificate)).Answer;
        })));
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid));
    }

    [Theory]
    [InlineData(X509ChainTrustMode.System, "500")]
    [InlineData(X509ChainTrustMode.CustomRootTrust, LetIn)]
    public async Task FilledStoreOfCertificateAuthentication_AnswersWith500(X509ChainTrustMode mode, string answer)
    {
        await using var host = await ClaimHost.StartAsync(
            kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)),
            builder => builder.Services.AddAuthentication("Certificate").AddCertificate(options =>
            {
                options.CustomTrustStore = [Chains.Pki.Root.Certificate];
                options.ChainTrustValidationMode = mode;
                options.RevocationMode = X509RevocationMode.NoCheck;
            }));
        Assert.Equal(answer, await host.SeesAsync(host.Pki.Valid));
    }
}
