using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2008EphemeralKeyOnWindowsFixTests
{
    [Fact]
    public Task Three_at_once_with_comments_and_without_the_using_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            void M(HttpClientHandler one, HttpClientHandler two, HttpClientHandler three, byte[] file)
            {
                // One file for both.
                var shared = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile("client.pem"); // mounted
                {|MTLS2008:one.ClientCertificates.Add(shared)|};
                {|MTLS2008:two.ClientCertificates.Add(shared)|};
                {|MTLS2008:three.ClientCertificates.Add(System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(file, null, System.Security.Cryptography.X509Certificates.X509KeyStorageFlags.EphemeralKeySet))|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler one, HttpClientHandler two, HttpClientHandler three, byte[] file)
            {
                // One file for both.
                var shared = X509CertificateLoader.LoadPkcs12(System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile("client.pem").Export(X509ContentType.Pkcs12), null); // mounted
                one.ClientCertificates.Add(shared);
                two.ClientCertificates.Add(shared);
                three.ClientCertificates.Add(System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(file, null));
            }
        }
        """);

    [Theory]
    [InlineData("X509Certificate2.CreateFromPemFile(path, /* beside it */ \"c.key\")", "X509CertificateLoader.LoadPkcs12(X509Certificate2.CreateFromPemFile(path, /* beside it */ \"c.key\").Export(X509ContentType.Pkcs12), null)")]
    [InlineData("X509Certificate2.CreateFromPem(pwd, pwd)", "X509CertificateLoader.LoadPkcs12(X509Certificate2.CreateFromPem(pwd, pwd).Export(X509ContentType.Pkcs12), null)")]
    [InlineData("cert.CopyWithPrivateKey(RSA.Create())", "X509CertificateLoader.LoadPkcs12(cert.CopyWithPrivateKey(RSA.Create()).Export(X509ContentType.Pkcs12), null)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, keyStorageFlags: X509KeyStorageFlags.EphemeralKeySet)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.Exportable)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.UserKeySet | X509KeyStorageFlags.EphemeralKeySet)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.UserKeySet)")]
    [InlineData("new X509Certificate2(path, pwd, X509KeyStorageFlags.EphemeralKeySet)", "new X509Certificate2(path, pwd)")]
    public Task Every_source_IsFixed(string load, string fixedLoad) => FixAsync(
        ClientFrame.Around($"var c = {load}; {{|MTLS2008:handler.ClientCertificates.Add(c)|}};"),
        ClientFrame.Around($"var c = {fixedLoad}; handler.ClientCertificates.Add(c);"));

    [Theory]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet, Pkcs12LoaderLimits.Defaults)", "")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, Flags)", "const X509KeyStorageFlags Flags = X509KeyStorageFlags.EphemeralKeySet;")]
    public Task Flag_in_another_place_IsSilent(string load, string members)
    {
        var source = ClientFrame.Around($"{{|MTLS2008:handler.ClientCertificates.Add({load})|}};", members);
        return FixAsync(source, source);
    }

    [Fact]
    public Task Older_framework_IsFixed() => FixAsync(
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler handler) => {|MTLS2008:handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile("c.pem"))|};
        }
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler handler) => handler.ClientCertificates.Add(new X509Certificate2(X509Certificate2.CreateFromPemFile("c.pem").Export(X509ContentType.Pkcs12)));
        }
        """,
        test => test.Target(RestoredReferences.AspNetCore8));

    private static Task FixAsync(string source, string fixedSource, Action<CSharpCodeFixTest<MTLS2008EphemeralKeyOnWindowsAnalyzer, MTLS2008EphemeralKeyOnWindowsFix, DefaultVerifier>>? configure = null) =>
        Verify.FixAsync(source, fixedSource, MTLS2008EphemeralKeyOnWindowsFix.Title, configure);
}
