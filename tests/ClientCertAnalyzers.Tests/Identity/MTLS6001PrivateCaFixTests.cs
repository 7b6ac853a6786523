using ClientCertAnalyzers.CodeFixes.Identity;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6001PrivateCaFixTests
{
    [Fact]
    public Task Lambda_IsFixed() => FixAsync(
        """
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            Func<X509Certificate2, X509Chain, SslPolicyErrors, bool> ForIssuedBy(X509Certificate2 ca) =>
                (certificate, chain, errors) => {|MTLS6001:certificate.Issuer == ca.Subject|}; // by name
        }
        """,
        """
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            Func<X509Certificate2, X509Chain, SslPolicyErrors, bool> ForIssuedBy(X509Certificate2 ca) =>
                (certificate, chain, errors) =>
                {
                    if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || chain is null)
                    {
                        return false;
                    }

                    chain.ChainPolicy.CustomTrustStore.Add(ca);
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    if (!chain.Build(certificate))
                    {
                        return false;
                    }

                    return certificate.Issuer == ca.Subject;
                }; // by name
        }
        """);

    [Fact]
    public Task Method_with_a_certificate_that_may_be_missing_IsFixed() => FixAsync(
        """
        #nullable enable
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            readonly X509Certificate2 _ca = X509CertificateLoader.LoadCertificateFromFile("ca.crt");

            void M(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = Check;

            // The gateway.
            bool Check(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                // By name.
                if (!{|MTLS6001:string.Equals(certificate?.IssuerName.Name, _ca.SubjectName.Name)|})
                {
                    return false;
                }

                return true;
            }
        }
        """,
        """
        #nullable enable
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            readonly X509Certificate2 _ca = X509CertificateLoader.LoadCertificateFromFile("ca.crt");

            void M(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = Check;

            // The gateway.
            bool Check(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || chain is null || certificate is null)
                {
                    return false;
                }

                chain.ChainPolicy.CustomTrustStore.Add(_ca);
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                if (!chain.Build(certificate))
                {
                    return false;
                }

                // By name.
                if (!string.Equals(certificate?.IssuerName.Name, _ca.SubjectName.Name))
                {
                    return false;
                }

                return true;
            }
        }
        """);

    [Theory]
    // Nobody's subject, a sibling, the certificate itself.
    [InlineData("serverCb = (c, ch, e) => {|MTLS6001:c.Issuer == expected|};")]
    [InlineData("serverCb = (c, ch, e) => {|MTLS6001:c.Issuer == known.Issuer|};")]
    // No name for the chain or the errors, or a base class that Build does not take.
    [InlineData("serverCb = (c, _, e) => {|MTLS6001:c.Issuer == ca.Subject|};")]
    [InlineData("serverCb = (c, ch, _) => {|MTLS6001:c.Issuer == ca.Subject|};")]
    [InlineData("clientCb = (s, c, ch, e) => {|MTLS6001:c!.Issuer == ca.Subject|};")]
    // The callback has the chain in hand already.
    [InlineData("serverCb = (c, ch, e) => { log(ch); return {|MTLS6001:c.Issuer == ca.Subject|}; };")]
    // The CA is not there yet.
    [InlineData("serverCb = (c, ch, e) => { var own = ca; return {|MTLS6001:c.Issuer == own.Subject|}; };")]
    public Task Other_comparison_no_fix_is_offered_IsSilent(string statement) => FixAsync(IdentityFrame.Around(statement), IdentityFrame.Around(statement));

    private static Task FixAsync(string source, string expected) => IdentityFrame.FixAsync<MTLS6001PrivateCaFix>("MTLS6001", source, expected, MTLS6001PrivateCaFix.Title);
}
