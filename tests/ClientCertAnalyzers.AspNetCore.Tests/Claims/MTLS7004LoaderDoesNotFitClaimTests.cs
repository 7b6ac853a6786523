using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public sealed class MTLS7004LoaderDoesNotFitClaimTests : IDisposable
{
    private readonly CertificateFiles _files = new();

    [Fact]
    public void PemLoader_ReadsPemOnly()
    {
        Throws(() => X509Certificate2.CreateFromPemFile(_files.Pkcs12));
        Throws(() => X509Certificate2.CreateFromPemFile(_files.Pkcs12, _files.Key));
        Throws(() => X509Certificate2.CreateFromEncryptedPemFile(_files.Pkcs12, "password"));
        Throws(() => X509Certificate2.CreateFromPem(File.ReadAllText(_files.Pkcs12)));
        Throws(() => X509Certificate2.CreateFromPemFile(_files.Der));
        Throws(() => X509Certificate2.CreateFromPemFile(_files.Der, _files.Key));
        Throws(() => X509Certificate2.CreateFromPemFile(_files.Pkcs7));
        Assert.True(X509Certificate2.CreateFromPemFile(_files.PemWithKey).HasPrivateKey);
        Assert.True(X509Certificate2.CreateFromPemFile(_files.Pem, _files.Key).HasPrivateKey);
    }

#if NET9_0_OR_GREATER
    [Fact]
    public void CertificateLoader_ReadsDerAndPem()
    {
        Throws(() => X509CertificateLoader.LoadCertificateFromFile(_files.Pkcs12));
        Throws(() => X509CertificateLoader.LoadCertificate(File.ReadAllBytes(_files.Pkcs12)));
        Throws(() => X509CertificateLoader.LoadCertificate(CertificateFiles.Certificate.Export(X509ContentType.Pkcs12, "password")));
        Throws(() => X509CertificateLoader.LoadCertificateFromFile(_files.Pkcs7));
        Assert.False(X509CertificateLoader.LoadCertificateFromFile(_files.Der).HasPrivateKey);
        Assert.False(X509CertificateLoader.LoadCertificateFromFile(_files.PemWithKey).HasPrivateKey);
    }

    [Fact]
    public void Pkcs12Loader_ReadsPkcs12Only()
    {
        foreach (var file in new[] { _files.Der, _files.Pem, _files.PemWithKey, _files.Pkcs7 })
        {
            Throws(() => X509CertificateLoader.LoadPkcs12FromFile(file, null));
            Throws(() => X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(file), null));
            Throws(() => X509CertificateLoader.LoadPkcs12CollectionFromFile(file, null));
        }

        Throws(() => X509CertificateLoader.LoadPkcs12(CertificateFiles.Certificate.RawData, null));
        Assert.True(X509CertificateLoader.LoadPkcs12FromFile(_files.Pkcs12, null).HasPrivateKey);
    }

    /// <summary>The fix passes no password: a file that has one says that it is the wrong one.</summary>
    [Fact]
    public void Pkcs12Loader_SaysThatThePasswordIsMissing()
    {
        var exception = Assert.ThrowsAny<CryptographicException>(() => X509CertificateLoader.LoadPkcs12(CertificateFiles.Certificate.Export(X509ContentType.Pkcs12, "password"), null));
        Assert.Contains("password", exception.Message);
    }
#endif

    [Fact]
    public void OldConstructor_LooksAtTheContent()
    {
#pragma warning disable SYSLIB0057 // The old way is what is tested.
        Assert.True(new X509Certificate2(_files.Pkcs12).HasPrivateKey);
        Assert.False(new X509Certificate2(_files.Der).HasPrivateKey);
#pragma warning restore SYSLIB0057
    }

    public void Dispose() => _files.Dispose();

    private static void Throws(Func<object> load) => Assert.ThrowsAny<CryptographicException>(load);
}
