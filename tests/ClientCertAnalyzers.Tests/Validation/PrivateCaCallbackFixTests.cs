using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>The private CA of a handler without a chain policy.</summary>
public class PrivateCaCallbackFixTests
{
    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(source, fixedSource, PrivateCaCallback.Title);

    [Fact]
    public Task Three_callbacks_and_no_usings_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C(bool flag)
        {
            HttpClientHandler _field = new() { ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|} };

            void M(HttpClientHandler handler, string message)
            {
                // The devices have certificates of our own CA.
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(_, _, _, _) => true|}; // ask Kim
                if (flag)
                    handler.ServerCertificateCustomValidationCallback += {|MTLS3002:delegate { return true; }|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C(bool flag)
        {
            HttpClientHandler _field = new() { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
            {
                if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                {
                    return false;
                }

                // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
                chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                return chain.Build(certificate);
            }
            };

            void M(HttpClientHandler handler, string message)
            {
                // The devices have certificates of our own CA.
                handler.ServerCertificateCustomValidationCallback = (message1, certificate, chain, errors) =>
                {
                    if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                    {
                        return false;
                    }

                    // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
                    chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    return chain.Build(certificate);
                }; // ask Kim
                if (flag)
                    handler.ServerCertificateCustomValidationCallback += (message1, certificate, chain, errors) =>
                    {
                        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                        {
                            return false;
                        }

                        // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
                        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                        return chain.Build(certificate);
                    };
            }
        }
        """);

    [Fact]
    public Task Accepted_chain_errors_IsFixed() => FixAsync(
        """
        using System.Net.Http;
        using System.Net.Security;

        class C
        {
            HttpClientHandler Handler() => new()
            {
                UseCookies = false,
                ServerCertificateCustomValidationCallback = {|MTLS3004:(m, c, ch, e) => (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0|},
            };
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            HttpClientHandler Handler() => new()
            {
                UseCookies = false,
                ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
                {
                    if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                    {
                        return false;
                    }

                    // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
                    chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    return chain.Build(certificate);
                },
            };
        }
        """);

    [Fact]
    public Task Another_slot_IsNotFixed()
    {
        const string Source = """
            using System.Net.Security;
            using System.Net.WebSockets;

            class C
            {
                void M(SslClientAuthenticationOptions ssl, ClientWebSocketOptions socket)
                {
                    ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
                    socket.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
                }
            }
            """;
        return FixAsync(Source, Source);
    }
}
