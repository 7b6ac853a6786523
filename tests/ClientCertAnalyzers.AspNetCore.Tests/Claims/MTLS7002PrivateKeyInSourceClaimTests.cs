using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS7002PrivateKeyInSourceClaimTests
{
    private static readonly string Key = TestPki.Shared.Valid.Leaf.ExportKeyPem();

    /// <summary>The certificate goes over the network in every handshake, so the text of the key is all that a thief lacks.</summary>
    [Fact]
    public async Task WhoeverHasTheText_IsTheClient()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        using var stolen = X509Certificate2.CreateFromPem(TestPki.Shared.Valid.Leaf.ExportCertificatePem(), Key);
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(handler => handler.ClientCertificates.Add(stolen))));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Handler(handler => handler.ClientCertificates.Add(KeylessClients.PublicPart()))));
    }

    /// <summary>Without the header, as base64 alone, it is the same key.</summary>
    [Fact]
    public void Base64Alone_IsTheKey()
    {
        var base64 = string.Concat(Key.Split('\n')[1..^1]);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(base64), out _);
        Assert.Equal(TestPki.Shared.Valid.Leaf.GetECDsaPublicKey()!.ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>What the rule takes for a placeholder is none for the framework either.</summary>
    [Theory]
    [InlineData("...")]
    [InlineData("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ==")]
    public void Placeholder_IsNoKey(string body)
    {
        using var key = RSA.Create();
        Assert.ThrowsAny<Exception>(() => key.ImportFromPem($"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"));
    }

    /// <summary>An encrypted key is as safe as its password.</summary>
    [Fact]
    public void EncryptedKey_OpensWithItsPassword()
    {
        using var own = ECDsa.Create();
        var text = own.ExportEncryptedPkcs8PrivateKeyPem("p", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        using var key = ECDsa.Create();
        Assert.Throws<ArgumentException>(() => key.ImportFromPem(text));
        key.ImportFromEncryptedPem(text, "p");
        Assert.Equal(own.ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
    }
}
