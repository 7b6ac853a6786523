using System.IdentityModel.Selectors;
using System.Security.Cryptography.X509Certificates;
using System.ServiceModel.Security;

namespace InsecureApi;

/// <summary>The billing system still speaks WCF. Its certificate is home-made, and so is what this accepts instead.</summary>
internal static class LegacyBilling
{
    public static X509ServiceCertificateAuthentication WhileItIsRenewed() =>
        new() { CertificateValidationMode = X509CertificateValidationMode.None }; // MTLS3020

    public static X509ServiceCertificateAuthentication ByIssuer() =>
        new() { CertificateValidationMode = X509CertificateValidationMode.Custom, CustomCertificateValidator = new IssuerValidator() };

    private sealed class IssuerValidator : X509CertificateValidator
    {
        // The issuer is what the certificate says it is.
        public override void Validate(X509Certificate2 certificate) // MTLS3020
        {
            if (certificate.IssuerName.Name != "CN=Billing CA") // MTLS6001
            {
                throw new InvalidOperationException("Not the billing system.");
            }
        }
    }
}
