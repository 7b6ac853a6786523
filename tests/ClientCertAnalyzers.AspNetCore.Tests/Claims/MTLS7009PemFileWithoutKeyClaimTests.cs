using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public sealed class MTLS7009PemFileWithoutKeyClaimTests : IDisposable
{
    private readonly CertificateFiles _files = new();

    [Fact]
    public void OneFile_HasToHoldTheKey()
    {
        var exception = Assert.Throws<CryptographicException>(() => X509Certificate2.CreateFromPemFile(_files.Pem));
        Assert.Equal("The key contents do not contain a PEM, the content is malformed, or the key does not match the certificate.", exception.Message);
        Assert.Throws<CryptographicException>(() => X509Certificate2.CreateFromPemFile(_files.Pem, null));
        Assert.True(X509Certificate2.CreateFromPemFile(_files.PemWithKey).HasPrivateKey);
        Assert.True(X509Certificate2.CreateFromPemFile(_files.PemWithKey, _files.PemWithKey).HasPrivateKey);
    }

    [Fact]
    public void TwoFiles_AreReadTogether() => Assert.True(X509Certificate2.CreateFromPemFile(_files.Pem, _files.Key).HasPrivateKey);

    public void Dispose() => _files.Dispose();
}
