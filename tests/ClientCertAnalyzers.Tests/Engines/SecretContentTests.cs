using ClientCertAnalyzers.Engines.Keys;
using ClientCertAnalyzers.Tests.Loading;

namespace ClientCertAnalyzers.Tests.Engines;

public class SecretContentTests
{
    [Theory]
    [InlineData("PKCS#8 RSA", "Pkcs8")]
    [InlineData("PKCS#8 EC", "Pkcs8")]
    [InlineData("PKCS#8 DSA", "Pkcs8")]
    [InlineData("PKCS#8 Ed25519", "Pkcs8")]
    [InlineData("encrypted RSA", "EncryptedPkcs8")]
    [InlineData("RSA", "Rsa")]
    [InlineData("EC", "Ec")]
    [InlineData("PKCS#12", "Pkcs12")]
    [InlineData("certificate", "None")]
    [InlineData("certificates", "None")]
    [InlineData("public key", "None")]
    [InlineData("RSA public key", "None")]
    [InlineData("EC public key", "None")]
    [InlineData("request", "None")]
    [InlineData("signature", "None")]
    [InlineData("random", "None")]
    public void Kinds(string content, string kind) => Assert.Equal(kind, SecretContent.Of(Secrets.Bytes(content)).ToString());

    [Fact]
    public void Certificates() => Assert.Equal(
        ["certificate"],
        new[] { "certificate", "certificates", "public key", "request", "PKCS#12", "PKCS#8 RSA", "signature" }.Where(kind => SecretContent.IsCertificate(Secrets.Bytes(kind))));

    /// <summary>BER without lengths, as Java writes it.</summary>
    [Fact]
    public void Pkcs12_without_lengths() => Assert.Equal(SecretKind.Pkcs12, SecretContent.Of(
        [0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01, 0xa0, 0x80, 0x24, 0x80, .. new byte[40], 0, 0]));

    /// <summary>The rest of its content is another's: the first bytes alone prove nothing.</summary>
    [Theory]
    [InlineData("PKCS#8 RSA")]
    [InlineData("EC")]
    [InlineData("PKCS#12")]
    public void Cut_or_longer_content_is_none(string content)
    {
        var bytes = Secrets.Bytes(content);
        Assert.Equal(SecretKind.None, SecretContent.Of(bytes[..^1]));
        Assert.Equal(SecretKind.None, SecretContent.Of([.. bytes, 0]));
    }

    [Fact]
    public void Changed_bytes_throw_nothing()
    {
        var random = new Random(1);
        foreach (var content in new[] { "PKCS#8 RSA", "encrypted EC", "RSA", "EC", "PKCS#12", "certificate" })
        {
            var bytes = Secrets.Bytes(content);
            for (var round = 0; round < 2000; round++)
            {
                var changed = bytes[..random.Next(bytes.Length + 1)];
                for (var i = 0; i < 3 && changed.Length > 0; i++)
                {
                    changed[random.Next(Math.Min(changed.Length, 40))] = (byte)random.Next(256);
                }

                _ = SecretContent.Of(changed);
                _ = SecretContent.IsCertificate(changed);
            }
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("MIIE", true)]
    [InlineData("MI IE\r\n", true)]
    [InlineData("MIIE\\nMIIE", true)]
    [InlineData("MII=", true)]
    [InlineData("MI==", true)]
    [InlineData("M===", false)]
    [InlineData("MI=E", false)]
    [InlineData("MIIE.", false)]
    [InlineData("MIIEM", false)]
    [InlineData("MI_E", false)]
    [InlineData("\\n", false)]
    [InlineData("====", false)]
    public void Base64(string text, bool isBase64) => Assert.Equal(isBase64, SecretText.FromBase64(text) is not null);
}
