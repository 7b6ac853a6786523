using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

#pragma warning disable SYSLIB0057 // The old way is what is compared with.

/// <summary>Every kind of content through every call that a fix may write, beside the old call.</summary>
public class MTLS7003FormatSnifferClaimTests
{
    private const string Password = "p";
    private const string Key = "certificate and key";
    private const string Certificate = "certificate";
    private const string Throws = "CryptographicException";

    private static readonly X509Certificate2 Leaf = TestPki.Shared.Valid.Leaf;
    private static readonly string Pem = Leaf.ExportCertificatePem();

    [Theory]
    [InlineData("DER", Certificate, Certificate, Throws, Throws)]
    [InlineData("PEM", Certificate, Certificate, Throws, Throws)]
    [InlineData("PEM, twice", Certificate, Certificate, Throws, Throws)]
    [InlineData("PEM and key", Certificate, Certificate, Throws, Key)]
    [InlineData("key and PEM", Certificate, Certificate, Throws, Key)]
    [InlineData("PKCS#12", Key, Throws, Key, Throws)]
    [InlineData("PKCS#12 with password", Throws, Throws, Throws, Throws)]
    [InlineData("PKCS#7", Throws, Throws, Throws, Throws)]
    public void File(string content, string old, string certificate, string pkcs12, string pem) => WithFile(content, file =>
    {
        Assert.Equal(old, Loaded(() => new X509Certificate2(file)));
        Assert.Equal(old == Key ? Certificate : old, Loaded(() => X509Certificate.CreateFromCertFile(file)));
        Assert.Equal(pem, Loaded(() => X509Certificate2.CreateFromPemFile(file)));
#if NET9_0_OR_GREATER
        Assert.Equal(certificate, Loaded(() => X509CertificateLoader.LoadCertificateFromFile(file)));
        Assert.Equal(pkcs12, Loaded(() => X509CertificateLoader.LoadPkcs12FromFile(file, null)));
#else
        Assert.NotEmpty(certificate + pkcs12);
#endif
    });

    [Theory]
    [InlineData("DER", Certificate, Certificate, Throws)]
    [InlineData("PEM", Certificate, Certificate, Throws)]
    [InlineData("PEM and key", Certificate, Certificate, Throws)]
    [InlineData("PKCS#12", Key, Throws, Key)]
    [InlineData("PKCS#7", Throws, Throws, Throws)]
    public void Bytes(string content, string old, string certificate, string pkcs12)
    {
        var bytes = Content(content);
        Assert.Equal(old, Loaded(() => new X509Certificate2(bytes)));
#if NET9_0_OR_GREATER
        Assert.Equal(certificate, Loaded(() => X509CertificateLoader.LoadCertificate(bytes)));
        Assert.Equal(pkcs12, Loaded(() => X509CertificateLoader.LoadPkcs12(bytes, null)));
        Assert.Equal(pkcs12, Loaded(() => X509CertificateLoader.LoadPkcs12(bytes.AsSpan(), default)));
#else
        Assert.NotEmpty(certificate + pkcs12);
#endif
    }

    /// <summary>The old call ignores the password of what has none, so a password in the code does not prove PKCS#12.</summary>
    [Theory]
    [InlineData("DER", Certificate, Throws)]
    [InlineData("PEM", Certificate, Throws)]
    [InlineData("PKCS#12 with password", Key, Key)]
    [InlineData("PKCS#12", Throws, Throws)]
    public void WithPassword(string content, string old, string pkcs12)
    {
        var bytes = Content(content);
        Assert.Equal(old, Loaded(() => new X509Certificate2(bytes, Password)));
#if NET9_0_OR_GREATER
        Assert.Equal(pkcs12, Loaded(() => X509CertificateLoader.LoadPkcs12(bytes, Password)));
#else
        Assert.NotEmpty(pkcs12);
#endif
    }

    /// <summary>ImportFromPemFile alone does not throw at the wrong content: it adds nothing.</summary>
    [Theory]
    [InlineData("DER", "1", "1", Throws, "0")]
    [InlineData("PEM", "1", "1", Throws, "1")]
    [InlineData("PEM, twice", "1", "1", Throws, "2")]
    [InlineData("PKCS#12", "1", Throws, "1", "0")]
    [InlineData("PKCS#7", "2", Throws, Throws, "0")]
    public void Collection(string content, string old, string certificate, string pkcs12, string pem) => WithFile(content, file =>
    {
        Assert.Equal(old, Added(all => all.Import(file)));
        Assert.Equal(pem, Added(all => all.ImportFromPemFile(file)));
#if NET9_0_OR_GREATER
        Assert.Equal(certificate, Added(all => all.Add(X509CertificateLoader.LoadCertificateFromFile(file))));
        Assert.Equal(pkcs12, Added(all => all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(file, null))));
#else
        Assert.NotEmpty(certificate + pkcs12);
#endif
    });

    /// <summary>What is meant as a certificate from outside may bring a key along: whoever sends it chooses the format.</summary>
    [Fact]
    public void OldCall_TakesAKeyWhereACertificateWasMeant()
    {
        using var certificate = new X509Certificate2(Content("PKCS#12"));
        Assert.True(certificate.HasPrivateKey);
    }

#if NET10_0_OR_GREATER
    /// <summary>The loader limits the work that a file can cause; a file beyond that was fine for the old call.</summary>
    [Fact]
    public void Loader_RefusesCostlyFiles()
    {
        var costly = Leaf.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 400_000), Password);
        Assert.Equal(Key, Loaded(() => new X509Certificate2(costly, Password)));
        Assert.Throws<Pkcs12LoadLimitExceededException>(() => X509CertificateLoader.LoadPkcs12(costly, Password));
        Assert.Equal(Key, Loaded(() => X509CertificateLoader.LoadPkcs12(costly, Password, loaderLimits: Pkcs12LoaderLimits.DangerousNoLimits)));
    }
#endif

    private static byte[] Content(string kind) => kind switch
    {
        "DER" => Leaf.RawData,
        "PEM" => Encoding.ASCII.GetBytes(Pem),
        "PEM, twice" => Encoding.ASCII.GetBytes(Pem + "\n" + TestPki.Shared.Server.ExportCertificatePem()),
        "PEM and key" => Encoding.ASCII.GetBytes(Pem + "\n" + Leaf.ExportKeyPem()),
        "key and PEM" => Encoding.ASCII.GetBytes(Leaf.ExportKeyPem() + "\n" + Pem),
        "PKCS#12" => Leaf.Export(X509ContentType.Pkcs12),
        "PKCS#12 with password" => Leaf.Export(X509ContentType.Pkcs12, Password),
        "PKCS#7" => new X509Certificate2Collection { Leaf, TestPki.Shared.Server }.Export(X509ContentType.Pkcs7)!,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void WithFile(string content, Action<string> act)
    {
        var file = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllBytes(file, Content(content));
            act(file);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    private static string Loaded(Func<X509Certificate> load)
    {
        try
        {
            using var certificate = load();
            return certificate is X509Certificate2 { HasPrivateKey: true } ? Key : Certificate;
        }
        catch (CryptographicException)
        {
            return Throws;
        }
    }

    private static string Added(Action<X509Certificate2Collection> add)
    {
        var all = new X509Certificate2Collection();
        try
        {
            add(all);
            return all.Count.ToString();
        }
        catch (CryptographicException)
        {
            return Throws;
        }
    }
}
