using System.Security.Cryptography;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6005Sha1ThumbprintClaimTests
{
    [Fact]
    public void Thumbprint_IsTheSha1HashOfTheRawData()
    {
        var certificate = TestPki.Shared.Valid.Leaf;
        var hash = SHA1.HashData(certificate.RawData);
        Assert.Equal(Convert.ToHexString(hash), certificate.Thumbprint);
        Assert.Equal(hash, certificate.GetCertHash());
        Assert.Equal(Convert.ToHexString(hash), certificate.GetCertHashString());
        Assert.Equal(Convert.ToHexString(SHA256.HashData(certificate.RawData)), certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }
}
