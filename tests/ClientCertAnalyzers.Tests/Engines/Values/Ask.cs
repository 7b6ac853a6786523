using ClientCertAnalyzers.Engines.Values;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Tests.Engines.Values;

/// <summary>Asks the value-source engine directly.</summary>
internal static class Ask
{
    private static readonly CSharpCompilation Empty = Compilations.Create(
        References.AspNetCore,
        Compilations.Parse(Usings.Catalogue + "global using static System.Security.Cryptography.X509Certificates.X509CertificateLoader;"));

    /// <summary>The kinds of the sources of an expression in a method, after some statements; one for each branch.</summary>
    public static string Kinds(string expression, string statements = "", string members = "") => OfProgram(Program(expression, statements, members));

    /// <summary>What becomes of the certificates of the store, one word for each way that they go.</summary>
    public static string Ends(string expression, string statements = "", string members = "")
    {
        var (_, symbols, model) = Compile(Program(expression, statements, members));
        var store = model.SyntaxTree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(access => model.GetOperation(access)).First(o => o is not null && StoreSearch.IsStore(o, symbols));
        return string.Join(' ', new CollectionUses(symbols).EndsOf(store!).Select(use => use.Kind));
    }

    /// <summary>The way from the expression back to a store: what is on it, and the store's name.</summary>
    public static string Search(string expression, string statements = "", string members = "")
    {
        var (compilation, symbols, model) = Compile(Program(expression, statements, members));
        var trace = new CertificateSources(compilation, symbols).Trace;
        return StoreSearch.Of(Asked(model), trace, symbols, CancellationToken.None) is { } search
            ? string.Join(' ', search.Steps.Where(step => StoreSearch.IsFind(step, symbols)).Select(step => StoreSearch.CriterionOf((IInvocationOperation)step) ?? "?").Append(search.StoreName(trace, symbols, CancellationToken.None) ?? "open"))
            : "none";
    }

    /// <summary>The format of bytes, text, or the file with a name.</summary>
    public static string Format(string expression, string statements = "")
    {
        var (compilation, symbols, model) = Compile(Program(expression, statements, ""));
        return ContentFormat.Of(Asked(model), new CertificateSources(compilation, symbols).Trace, symbols, CancellationToken.None) is { } format ? $"{format.Kind} {format.Name}" : "unknown";
    }

    /// <summary>Whether the private key of the certificate that the expression gives is in memory alone.</summary>
    public static bool IsEphemeral(string expression, string statements = "")
    {
        var (compilation, symbols, model) = Compile(Program(expression, statements, ""));
        var sources = new CertificateSources(compilation, symbols);
        return sources.Of(Asked(model), CancellationToken.None).All(source => EphemeralKeys.Has(source, sources.Trace, symbols, CancellationToken.None));
    }

    private static string Program(string expression, string statements, string members) => $$"""
        class C
        {
            async Task Give(bool flag, int number, string path, string password, X509Certificate2 given, RSA key, byte[] bytes, X509Store store, ConnectionInfo connection, SslStream stream, X509Chain chain)
            {
                {{statements}}
                var asked = {{expression}};
                await Task.Yield();
            }

            {{members}}
        }
        """;

    /// <summary>The same for the initial value of the variable named <c>asked</c>.</summary>
    public static string OfProgram(string source, params string[] files)
    {
        var (compilation, symbols, model) = Compile(source, files);
        return string.Join(' ', new CertificateSources(compilation, symbols).Of(Asked(model), CancellationToken.None).Select(found => found.Kind));
    }

    private static (CSharpCompilation Compilation, KnownSymbols Symbols, SemanticModel Model) Compile(string source, params string[] files)
    {
        var tree = Compilations.Parse(source);
        var compilation = Empty.AddSyntaxTrees(files.Select(file => Compilations.Parse(file))).With(tree);
        return (compilation, KnownSymbols.For(compilation)!, compilation.GetSemanticModel(tree));
    }

    private static IOperation Asked(SemanticModel model) => ((IVariableDeclaratorOperation)model.GetOperation(
        model.SyntaxTree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(v => v.Identifier.ValueText == "asked"))!).GetVariableInitializer()!.Value;
}
