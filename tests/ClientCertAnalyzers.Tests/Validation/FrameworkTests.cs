using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>The callback rules where the code is compiled for something else than the newest .NET.</summary>
public class FrameworkTests
{
    [Theory]
    [InlineData("serverCb = {|MTLS3001:(c, ch, e) => true|};")]
    [InlineData("{|MTLS3001:h.AllowAnyClientCertificate()|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    [InlineData("serverCb = {|MTLS3003:(c, ch, e) => c.NotAfter > DateTime.Now|};")]
    [InlineData("clientCb = {|MTLS3004:(s, c, ch, e) => e == None || e == RemoteCertificateChainErrors|};")]
    [InlineData("clientCb = {|MTLS3005:(s, c, ch, e) => CustomChain(c)|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch { return true; } }|};")]
    public Task Callback_on_the_oldest_supported_net_Reports(string statement) =>
        Callbacks.VerifyAsync(statement, configure: test => test.Target(RestoredReferences.AspNetCore8));

    [Fact]
    public Task Callback_on_net_framework_Reports() => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        """
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler handler, HttpWebRequest request)
            {
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
                request.ServerCertificateValidationCallback = {|MTLS3002:delegate { return true; }|};
                ServicePointManager.ServerCertificateValidationCallback += {|MTLS3004:(s, c, ch, e) => e != SslPolicyErrors.RemoteCertificateNotAvailable|};
            }
        }
        """,
        test => test.Target(RestoredReferences.NetFramework));

    [Fact]
    public Task Callback_with_three_parameters_judges_servers_where_there_is_no_Kestrel_Reports() => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        """
        class C
        {
            System.Func<System.Security.Cryptography.X509Certificates.X509Certificate2, System.Security.Cryptography.X509Certificates.X509Chain, System.Net.Security.SslPolicyErrors, bool> any = {|MTLS3002:(c, ch, e) => true|};
        }
        """,
        test => test.Target(RestoredReferences.NetFramework));

    [Fact]
    public Task Callback_that_HttpClient_reads_on_net_framework_IsSilent() => Verify.DiagnosticsAsync<MTLS3017ServicePointManagerIgnoredAnalyzer>(
        """
        using System.Net;
        using System.Net.Http;

        class C
        {
            HttpClient M()
            {
                ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => e == System.Net.Security.SslPolicyErrors.None;
                return new HttpClient();
            }
        }
        """,
        test => test.Target(RestoredReferences.NetFramework));

    [Fact]
    public Task Callback_that_HttpClient_ignores_on_the_oldest_supported_net_Reports() => Verify.DiagnosticsAsync<MTLS3017ServicePointManagerIgnoredAnalyzer>(
        """
        using System.Net;

        class C
        {
            void M() => {|MTLS3017:ServicePointManager.ServerCertificateValidationCallback|} = (s, c, ch, e) => e == System.Net.Security.SslPolicyErrors.None;
        }
        """,
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.DisabledDiagnostics.Add("SYSLIB0014");
        });

    [Theory]
    [InlineData("windows.ServerCertificateValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};")]
    [InlineData("windows.ServerCertificateValidationCallback = {|MTLS3004:(m, c, ch, e) => e != SslPolicyErrors.RemoteCertificateNotAvailable|};")]
    [InlineData("ldap.VerifyServerCertificate = {|MTLS3002:(connection, c) => true|};")]
    [InlineData("ldap.VerifyServerCertificate += {|MTLS3002:delegate { return true; }|};")]
    public Task Slot_of_another_client_Reports(string statement) => VerifyOtherClientsAsync(statement);

    [Theory]
    [InlineData("windows.ServerCertificateValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None;")]
    [InlineData("ldap.VerifyServerCertificate = (connection, c) => { using var chain = new X509Chain(); return chain.Build((X509Certificate2)c); };")]
    [InlineData("ldap.VerifyServerCertificate = (connection, c) => c.Subject == \"CN=directory\";")] // is told no errors that it could ignore
    [InlineData("ldap.VerifyServerCertificate = null;")]
    public Task Sound_callback_of_another_client_IsSilent(string statement) => VerifyOtherClientsAsync(statement);

    private static Task VerifyOtherClientsAsync(string statement) => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        $$"""
        using System.DirectoryServices.Protocols;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(WinHttpHandler windows, LdapSessionOptions ldap)
            {
                {{statement}}
            }
        }
        """,
        test =>
        {
            test.CompilerDiagnostics = CompilerDiagnostics.Errors;
            test.TestState.AdditionalReferences.AddRange(RestoredReferences.OtherClients);
        });

    [Fact]
    public Task Private_ca_without_the_certificate_loader_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        """
        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl)
            {
                ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
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
                    CustomTrustStore = { new X509Certificate2("ca.crt") },
                    // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                    RevocationMode = X509RevocationMode.NoCheck,
                };
            }
        }
        """,
        PrivateCaFix.Title,
        test => test.Target(RestoredReferences.AspNetCore8));

    [Fact]
    public Task Private_ca_in_a_callback_without_the_certificate_loader_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        """
        class C
        {
            void M(System.Net.Http.HttpClientHandler handler)
            {
                handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
            }
        }
        """,
        """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(System.Net.Http.HttpClientHandler handler)
            {
                handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
                {
                    if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                    {
                        return false;
                    }

                    // Name the file that holds the certificate of your CA. Revocation follows CheckCertificateRevocationList of the handler.
                    chain.ChainPolicy.CustomTrustStore.Add(new X509Certificate2("ca.crt"));
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    return chain.Build(certificate);
                };
            }
        }
        """,
        PrivateCaCallback.Title,
        test => test.Target(RestoredReferences.AspNetCore8));

    [Fact]
    public Task Private_ca_on_net_framework_IsNotFixed()
    {
        const string Source = """
            class C
            {
                void M(System.Net.Http.HttpClientHandler handler)
                {
                    handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};
                }
            }
            """;
        return Verify.FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
            Source, Source, PrivateCaCallback.Title, test => test.Target(RestoredReferences.NetFramework));
    }
}
