using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2010SubjectNameIsSubstringClaimTests
{
    [Fact]
    public void SubjectName_MatchesAnywhereAndWhateverItsCase() => Assert.Equal(
        ["CN=api", "CN=old-api-test", "CN=API.evil.example", "CN=shop, O=api"],
        Subjects(X509FindType.FindBySubjectName, "api", "CN=api", "CN=old-api-test", "CN=API.evil.example", "CN=shop, O=api", "CN=shop"));

    /// <summary>What is searched for is the text of the values, not of the whole name.</summary>
    [Fact]
    public void SubjectName_FindsNothingWithCommonNameInFront() => Assert.Empty(Subjects(X509FindType.FindBySubjectName, "CN=api", "CN=api"));

    [Fact]
    public void IssuerName_MatchesAnywhere() => Assert.Equal(
        ["CN=corp", "CN=not-corp"],
        Subjects(X509FindType.FindByIssuerName, "corp", "CN=corp", "CN=not-corp", "CN=shop"));

    [Fact]
    public void DistinguishedName_MatchesAsAWhole()
    {
        Assert.Equal(["CN=api"], Subjects(X509FindType.FindBySubjectDistinguishedName, "CN=api", "CN=api", "CN=old-api-test", "CN=api, O=shop"));
        Assert.Equal(["CN=api, O=shop"], Subjects(X509FindType.FindBySubjectDistinguishedName, "CN=api, O=shop", "CN=api", "CN=api, O=shop"));
        Assert.Equal(["CN=corp"], Subjects(X509FindType.FindByIssuerDistinguishedName, "CN=corp", "CN=corp", "CN=not-corp"));
    }

    /// <summary>Each certificate is its own issuer.</summary>
    private static IEnumerable<string> Subjects(X509FindType criterion, string text, params string[] subjects) =>
        new X509Certificate2Collection(subjects.Select(subject => TestPki.SelfSigned(subject).Leaf).ToArray()).Find(criterion, text, validOnly: false).Select(found => found.Subject);
}
