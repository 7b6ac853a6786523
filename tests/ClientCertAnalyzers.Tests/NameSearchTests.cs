using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Tests;

public class NameSearchTests
{
    [Theory]
    [InlineData("x.Listen();", "Listen")]
    [InlineData("x.@Listen();", "Listen")]
    [InlineData("Listen<int>();", "Listen")]
    [InlineData("x?.Listen(); global::Listen.Set = 1;", "Listen Listen Set")]
    [InlineData("[Set] void F() { }", "Set")]
    [InlineData("_ = $\"{Listen} and Listen {{Listen}} {Set:Listen}\";", "Listen Set")]
    [InlineData("_ = \"Listen\" + @\"Listen\" + nameof(Set); // Listen\n/* Listen */", "Set")]
    [InlineData("ListenAny(); XListen(); Listen1(); listen(); Listen_(); _Listen(); Lïsten();", "")]
    [InlineData("void Listen() { } var Set = 1;", "")]
    [InlineData("#if NEVER\nListen();\n#else\nSet();\n#endif\n#region Listen\n#endregion", "Set")]
    [InlineData("/// <see cref=\"Listen\"/>\nvoid F() { }", "")]
    [InlineData("_ = 0x1Set + 1.Listen;", "Listen")]
    [InlineData("Listen", "Listen")]
    [InlineData("", "")]
    public void Uses_are_found_and_nothing_else(string code, string expected)
    {
        var tree = Compilations.Parse(code);
        var found = new NameSearch(["Listen", "Set", "Set"]).In(tree, CancellationToken.None);
        Assert.Equal(expected, string.Join(' ', found.Select(name => name.Identifier.ValueText)));
    }

    /// <summary>The same as a walk over all syntax, on code with everything in it.</summary>
    [Fact]
    public void Search_and_walk_agree_on_a_large_file()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.RepositoryFiles.Root, "src"), "*.cs", SearchOption.AllDirectories);
        var tree = Compilations.Parse(string.Join('\n', files.Select(File.ReadAllText)));
        var all = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().ToList();
        string[] names = [.. all.Select(name => name.Identifier.ValueText).Where(name => name.Length > 0).Distinct().Where((_, index) => index % 3 == 0)];
        Assert.Equal(all.Where(name => names.Contains(name.Identifier.ValueText)), new NameSearch(names).In(tree, CancellationToken.None));
    }
}
