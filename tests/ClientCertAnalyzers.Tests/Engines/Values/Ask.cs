using ClientCertAnalyzers.Engines.Values;
using ClientCertAnalyzers.Tests.Verification;
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
    public static string Kinds(string expression, string statements = "", string members = "") => OfProgram($$"""
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
        """);

    /// <summary>The same for the initial value of the variable named <c>asked</c>.</summary>
    public static string OfProgram(string source, params string[] files)
    {
        var tree = Compilations.Parse(source);
        var compilation = Empty.AddSyntaxTrees(files.Select(file => Compilations.Parse(file))).With(tree);
        var declarator = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(v => v.Identifier.ValueText == "asked");
        var operation = (IVariableDeclaratorOperation)compilation.GetSemanticModel(tree).GetOperation(declarator)!;
        var sources = new CertificateSources(compilation, KnownSymbols.For(compilation)!);
        return string.Join(' ', sources.Of(operation.GetVariableInitializer()!.Value, CancellationToken.None).Select(source => source.Kind));
    }
}
