using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6004ThumbprintNeverMatchesClaimTests
{
    private static readonly X509Certificate2 Certificate = TestPki.Shared.Valid.Leaf;

    public static TheoryData<string> NeverEqual => [Certificate.Thumbprint.ToLowerInvariant(), Separated(":"), Separated(" "), Separated("-"), .. new[] { '\u200e', '\u200f', '\ufeff', '\u200b', '\u00a0' }.Select(c => c + Certificate.Thumbprint), Sha256];

    private static string Sha256 => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    [Fact]
    public void Thumbprint_IsUpperCaseWithoutSeparators()
    {
        Assert.Matches("^[0-9A-F]{40}$", Certificate.Thumbprint);
        Assert.Equal(Certificate.Thumbprint, Certificate.GetCertHashString());
        Assert.Matches("^[0-9A-F]{64}$", Sha256);
    }

    [Theory, MemberData(nameof(NeverEqual))]
    public void OtherSpellings_AreNeverEqual(string text)
    {
        Assert.False(Certificate.Thumbprint == text);
        Assert.False(Certificate.Thumbprint.Equals(text, StringComparison.Ordinal));
        Assert.DoesNotContain(Certificate.Thumbprint, new HashSet<string> { text });
        Assert.False(text.Length != 40 && Certificate.Thumbprint.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("lower")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\u00a0")]
    [InlineData("\u200e")]
    public void Search_Forgives(string fault) => Assert.Single(Found(Spoilt(fault)));

    [Theory]
    [InlineData(":")]
    [InlineData("-")]
    [InlineData("\u200f")]
    [InlineData("\ufeff")]
    [InlineData("\u200b")]
    public void Search_FindsNothing(string fault) => Assert.Empty(Found(Spoilt(fault)));

    [Fact]
    public void Search_FindsNothingBySha256() => Assert.Empty(Found(Sha256));

    private static X509Certificate2Collection Found(string text) => new X509Certificate2Collection(Certificate).Find(X509FindType.FindByThumbprint, text, validOnly: false);

    private static string Spoilt(string fault) => fault switch
    {
        "lower" => Certificate.Thumbprint.ToLowerInvariant(),
        ":" or " " or "-" => Separated(fault),
        _ => fault + Certificate.Thumbprint,
    };

    private static string Separated(string by) => string.Join(by, Certificate.Thumbprint.Chunk(2).Select(pair => new string(pair)));
}
