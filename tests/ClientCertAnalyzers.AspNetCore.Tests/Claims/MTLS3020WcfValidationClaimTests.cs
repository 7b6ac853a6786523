// On .NET 8 the package has no validators.
#if NET10_0_OR_GREATER
using System.IdentityModel.Selectors;
using System.Security.Cryptography.X509Certificates;
using System.ServiceModel.Security;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3020WcfValidationClaimTests
{
    [Fact]
    public void ChainTrust_IsTheDefaultAndRefusesWhatTheOwnerMade()
    {
        using var forged = TestPki.SelfSigned("CN=Partner CA").Leaf;

        Assert.Equal(X509CertificateValidationMode.ChainTrust, new X509ServiceCertificateAuthentication().CertificateValidationMode);
        Assert.ThrowsAny<Exception>(() => X509CertificateValidator.CreateChainTrustValidator(useMachineContext: false, new X509ChainPolicy()).Validate(forged));
    }

    [Fact]
    public void ValidatorThatComparesTheIssuer_AcceptsIt()
    {
        using var forged = TestPki.SelfSigned("CN=Partner CA").Leaf;

        new IssuerValidator("CN=Partner CA").Validate(forged);
    }

    private sealed class IssuerValidator(string issuer) : X509CertificateValidator
    {
        public override void Validate(X509Certificate2 certificate)
        {
            if (certificate.IssuerName.Name != issuer)
            {
                throw new InvalidOperationException("Not ours.");
            }
        }
    }
}
#endif
