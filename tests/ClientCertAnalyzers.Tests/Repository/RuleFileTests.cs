namespace ClientCertAnalyzers.Tests.Repository;

public class RuleFileTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Rule_has_a_test_file(string id) =>
        Assert.NotEmpty(Directory.GetFiles(RepositoryFiles.At("tests/ClientCertAnalyzers.Tests"), $"*{id}*Tests.cs", SearchOption.AllDirectories));

    [Theory, MemberData(nameof(Ids))]
    public void Rule_has_a_source_file(string id) =>
        Assert.NotEmpty(Directory.GetFiles(RepositoryFiles.At("src/ClientCertAnalyzers"), $"{id}*.cs", SearchOption.AllDirectories));

    [Theory, MemberData(nameof(Ids))]
    public void Rule_has_a_fix_or_says_why_not(string id) =>
        Assert.True(RuleCatalogue.HasFix(id) ^ (RuleCatalogue.ReasonForNoFix(id) is not null), $"{id} needs either a fix or [NoCodeFix(\"why\")]");
}
