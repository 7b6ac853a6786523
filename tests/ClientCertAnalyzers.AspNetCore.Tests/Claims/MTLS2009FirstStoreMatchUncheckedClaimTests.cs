using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2009FirstStoreMatchUncheckedClaimTests
{
    private static readonly X509Certificate2Collection Empty = new X509Certificate2Collection(TestPki.Shared.Server).Find(X509FindType.FindByThumbprint, "00", false);

    [Fact]
    public void Find_IsNeverNull() => Assert.Empty(Empty);

    [Fact]
    public void Index_ThrowsAboutAnIndex()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Empty[0]);
        Assert.DoesNotContain("certificate", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty.ToList()[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty.ElementAt(0));
        Assert.Throws<IndexOutOfRangeException>(() => Empty.ToArray()[0]);
    }

    [Fact]
    public void First_Single_and_Last_ThrowAboutASequence()
    {
        foreach (var take in new Func<X509Certificate2>[] { () => Empty.First(), () => Empty.Single(), () => Empty.Last() })
        {
            var exception = Assert.Throws<InvalidOperationException>(take);
            Assert.DoesNotContain("certificate", exception.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Several_AnyIsTaken()
    {
        var (old, current) = (TestPki.Shared.Expired().Leaf, TestPki.Shared.Valid.Leaf);
        Assert.Equal(old, First(old, current));
        Assert.Equal(current, First(current, old));
        Assert.Throws<InvalidOperationException>(() => Search(old, current).Single());
    }

    [Fact]
    public void Match_MayHaveNoKey() => Assert.False(First(KeylessClients.PublicPart()).HasPrivateKey);

    private static X509Certificate2 First(params X509Certificate2[] store) => Search(store)[0];

    private static X509Certificate2Collection Search(params X509Certificate2[] store) =>
        new X509Certificate2Collection(store).Find(X509FindType.FindBySubjectDistinguishedName, "CN=client", validOnly: false);
}
