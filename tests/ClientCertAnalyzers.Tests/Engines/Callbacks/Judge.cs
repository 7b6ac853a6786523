using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

/// <summary>Asks the callback engine directly.</summary>
internal static class Judge
{
    private static readonly CSharpCompilation Empty = Compilations.Create(
        References.AspNetCore, Compilations.Parse(Usings.Catalogue + "global using static System.Net.Security.SslPolicyErrors;"));

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
        class Extended { }
        static class Extensions
        {
            public static bool Extension(this Extended x, object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None;
            public static bool Chained(this Extended x, object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => ch != null;
        }
        """);

    /// <summary>The letters for a lambda body over (s, c, ch, e): sender, certificate, chain, errors.</summary>
    public static string Body(string body, string members = "") => Expression($"(s, c, ch, e) => {body}", members)?.Verdict.ToString() ?? "none";

    /// <summary>Judges the delegate creation that initializes the variable or member named <c>handed</c>.</summary>
    public static Callback? Program(string source, CancellationToken cancellationToken = default) =>
        Find(source) is var (engine, creation, shape) ? engine.Judge(creation, shape, cancellationToken) : null;

    /// <summary>What the engine says of a condition, the body of the lambda that is <c>handed</c>, for each combination of errors: T, F or ?.</summary>
    public static string Condition(string source) =>
        Find(source) is var (engine, creation, shape) && creation.Target is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] } lambda
            ? string.Concat(engine.Decide(condition, lambda.Symbol.Parameters[^1], shape, CancellationToken.None).Select(decided => decided switch { true => 'T', false => 'F', null => '?' }))
            : "none";

    private static (CallbackEngine, IDelegateCreationOperation, CallbackShape)? Find(string source)
    {
        var tree = Compilations.Parse(source);
        var compilation = Empty.With(tree);
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
        return engine.Shapes.Of(creation.Type) is { } shape ? (engine, creation, shape) : null;
    }
}
