using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

/// <summary>Asks the callback engine directly, without the analyzer harness: a row takes milliseconds.</summary>
internal static class Judge
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Security;
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using static System.Net.Security.SslPolicyErrors;
        """;

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "rows",
        [CSharpSyntaxTree.ParseText(Usings)],
        References.AspNetCore,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Judges <paramref name="callback"/>, an expression of type RemoteCertificateValidationCallback inside class C.</summary>
    public static Callback? Expression(string callback, string members = "") => Program($$"""
        class C
        {
            void Hand(bool flag, List<string> allowed, X509Certificate2 known)
            {
                RemoteCertificateValidationCallback handed = {{callback}};
            }

            static bool Unknown(object? value) => Environment.TickCount > 5;
            static void Log(object? value) { }
            {{members}}
        }
        """);

    /// <summary>The letters for a lambda body over (s, c, ch, e): sender, certificate, chain, errors.</summary>
    public static string Body(string body, string members = "") => Expression($"(s, c, ch, e) => {body}", members)?.Verdict.ToString() ?? "none";

    /// <summary>Judges the delegate creation that initializes the variable or member named <c>handed</c>.</summary>
    public static Callback? Program(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source);
        var compilation = Empty.AddSyntaxTrees(tree);
        var model = compilation.GetSemanticModel(tree);
        var declarator = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(v => v.Identifier.ValueText == "handed");
        var root = model.GetOperation(declarator.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? (SyntaxNode)declarator.Initializer!)!;
        var creation = root.DescendantsAndSelf().OfType<IDelegateCreationOperation>().FirstOrDefault(o => declarator.Span.Contains(o.Syntax.Span));
        if (creation is null)
        {
            return null;
        }

        var symbols = KnownSymbols.For(compilation)!;
        var engine = new CallbackEngine(compilation, symbols, new DevelopmentGuards(symbols));
        return engine.Shapes.Of(creation.Type) is { } shape ? engine.Judge(creation, shape, CancellationToken.None) : null;
    }
}
