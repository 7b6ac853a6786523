using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

public class PrivateCaFixTests
{
    [Fact]
    public Task Client_options_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        """
        using System.Net.Security;

        class C
        {
            void M(SslClientAuthenticationOptions ssl)
            {
                // The devices have certificates of our own CA.
                ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
            }
        }
        """,
        """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(SslClientAuthenticationOptions ssl)
            {
                // The devices have certificates of our own CA.
                ssl.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    // Name the file that holds the certificate of your CA.
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile("ca.crt") },
                    // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                    RevocationMode = X509RevocationMode.NoCheck,
                };
            }
        }
        """,
        PrivateCaFix.Title);

    [Fact]
    public Task Server_options_in_an_initializer_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        """
        using System.Net.Security;

        class C
        {
            SslServerAuthenticationOptions Options() => new()
            {
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = {|MTLS3001:delegate { return true; }|},
            };
        }
        """,
        """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            SslServerAuthenticationOptions Options() => new()
            {
                ClientCertificateRequired = true,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    // Name the file that holds the certificate of your CA.
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile("ca.crt") },
                    // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            };
        }
        """,
        PrivateCaFix.Title);

    [Fact]
    public Task Accepted_chain_errors_without_usings_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        """
        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl)
            {
                ssl.RemoteCertificateValidationCallback = {|MTLS3004:(s, c, ch, e) => (e & ~System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors) == 0|};
            }
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl)
            {
                ssl.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    // Name the file that holds the certificate of your CA.
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile("ca.crt") },
                    // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                    RevocationMode = X509RevocationMode.NoCheck,
                };
            }
        }
        """,
        PrivateCaFix.Title);

    [Fact]
    public Task Callback_without_a_chain_policy_IsNotFixed()
    {
        const string Source = """
            using System.Net.Http;
            using System.Net.WebSockets;

            class C
            {
                void M(HttpClientHandler handler, ClientWebSocketOptions socket)
                {
                    handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
                    socket.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
                }
            }
            """;
        return Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(Source, Source, PrivateCaFix.Title);
    }
}
