using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS7006FirstPkcs12EntryClaimTests
{
    [Fact]
    public void Collection_HasTheOrderOfTheFile()
    {
        var (ca, leaf) = (TestPki.Shared.Root.Certificate, TestPki.Shared.Valid.Leaf);
        Assert.Equal([ca, leaf], Load(Export(ca, leaf)));
        Assert.Equal([leaf, ca], Load(Export(leaf, ca)));
    }

    [Fact]
    public void First_MayBeTheCaAndHasNoKey()
    {
        var all = Load(Export(TestPki.Shared.Root.Certificate, TestPki.Shared.Valid.Leaf));
        Assert.False(all[0].HasPrivateKey);
        Assert.Equal(TestPki.Shared.Valid.Leaf, all.First(certificate => certificate.HasPrivateKey));
    }

    [Fact]
    public void LoaderOfOne_TakesTheOneWithTheKey()
    {
        var file = Export(TestPki.Shared.Root.Certificate, TestPki.Shared.Valid.Leaf);
#if NET9_0_OR_GREATER
        Assert.Equal(TestPki.Shared.Valid.Leaf, X509CertificateLoader.LoadPkcs12(file, null));
#endif
#pragma warning disable SYSLIB0057 // The old way is what is tested.
        Assert.Equal(TestPki.Shared.Valid.Leaf, new X509Certificate2(file));
#pragma warning restore SYSLIB0057
    }

    private static byte[] Export(params X509Certificate2[] entries) => new X509Certificate2Collection(entries).Export(X509ContentType.Pkcs12)!;

    private static X509Certificate2Collection Load(byte[] file)
    {
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12Collection(file, null);
#else
        var all = new X509Certificate2Collection();
        all.Import(file, null, X509KeyStorageFlags.DefaultKeySet);
        return all;
#endif
    }
}
