using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>Code on the bare compiler, without the analyzer harness: asking an engine about a snippet takes milliseconds.</summary>
internal static class Compilations
{
    public static SyntaxTree Parse(string text, string path = "", params string[] symbols) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols), path);

    public static CSharpCompilation Create(IEnumerable<MetadataReference> references, params SyntaxTree[] trees) => CSharpCompilation.Create(
        "Project",
        trees,
        references,
        new CSharpCompilationOptions(KindFor(trees.Select(tree => tree.GetRoot())), allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Adds the file with the code under test.</summary>
    public static CSharpCompilation With(this CSharpCompilation library, SyntaxTree tree) =>
        library.AddSyntaxTrees(tree).WithOptions(library.Options.WithOutputKind(KindFor([tree.GetRoot()])));

    /// <summary>An executable where there are top-level statements, else a library, as a project would be.</summary>
    public static OutputKind KindFor(IEnumerable<SyntaxNode> files) =>
        files.Any(file => file.ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
}
