using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Tests.Engines.Guards;

/// <summary>Compiles a snippet, finds <c>Here()</c> or <c>Atom(...)</c> in it and asks the engine.</summary>
internal static class GuardedCode
{
    private const string Surroundings = """
        #nullable enable
        public static class Probe
        {
            public static bool Here() => true;
            public static bool Atom(bool? atom) => true;
            public static bool Compute() => Environment.TickCount > 0;
        }

        public class Flags
        {
            public bool Insecure { get; set; }
            public bool ValidateCertificates { get; init; }
            public bool? Maybe { get; set; }
            public bool Connected { get; private set; }
            public bool Empty => Name == "";
            public string Name { get; set; } = "";
            public bool Field;
            public const bool Constant = true;
            public static readonly bool Fixed = true;
            public void Connect() => Connected = true;
        }

        public static class FlagsExtensions
        {
            public static bool IsDevelopment(this Flags flags) => flags.Name.Length == 3;
        }

        public partial class Elsewhere
        {
            void Other() { }
        }

        /// <summary>Everything here is in another file than the snippet.</summary>
        public class Far(bool insecure)
        {
            public static readonly string Local = "Local";
            public static readonly Far Instance = new(true);
            public bool Insecure { get; } = insecure;
        }

        public static class FarExtensions
        {
            public static bool IsLocal(this IHostEnvironment env) => env.IsEnvironment(Far.Local);
        }

        public delegate bool Callback(object sender, X509Certificate2? cert, X509Chain? chain, SslPolicyErrors errors);
        """;

    private static readonly CSharpCompilation Empty = Compilations.Create(
        References.AspNetCore,
        Compilations.Parse(Usings.Catalogue + "global using System.Diagnostics;\nglobal using static Probe;"),
        Compilations.Parse(Surroundings));

    /// <summary>The guard of <c>Here()</c> among the statements of a method.</summary>
    public static Guard InMethod([StringSyntax("c#-test")] string statements) => InFile($$"""
        public class Subject
        {
            public void Configure(
                IWebHostEnvironment env, Flags options, IConfiguration config, IServiceCollection services, HttpClientHandler handler, bool flag)
            {
        {{statements}}
            }
        }
        """);

    /// <summary>The guard of <c>Here()</c> in a file.</summary>
    public static Guard InFile([StringSyntax("c#-test")] string source, bool broken = false, params string[] symbols)
    {
        var (guards, operation) = Find("Here", source, broken, symbols);
        return guards.Of(operation);
    }

    /// <summary>The condition that <c>Atom(...)</c> is, in a class with a host, options and settings, outside any callback.</summary>
    public static Condition OfAtom([StringSyntax("c#-test")] string expression) => AtomInFile($$"""
        public class Subject(IHostEnvironment env, Flags options, IConfiguration config)
        {
            private readonly Flags _options = options;
            private readonly X509Certificate2 cert = null!;
            public void Configure(WebApplicationBuilder builder, HttpContext http, bool flag, string[] args)
            {
                Atom({{expression}});
            }
        }
        """);

    public static Condition AtomInFile([StringSyntax("c#-test")] string source, bool broken = false)
    {
        var (guards, operation) = Find("Atom", source, broken);
        return guards.Classify(operation is IInvocationOperation { Arguments: [var argument, ..] } ? argument.Value : operation);
    }

    /// <summary>The condition that <c>Atom(...)</c> is where an editor hands over a referenced project as source.</summary>
    public static Condition AtomBesideProject([StringSyntax("c#-test")] string project, [StringSyntax("c#-test")] string source)
    {
        var referenced = Compilations.Create(References.AspNetCore, Compilations.Parse(project)).WithAssemblyName("Referenced");
        var (guards, operation) = Find("Atom", source, broken: false, reference: referenced.ToMetadataReference());
        return guards.Classify(((IInvocationOperation)operation).Arguments[0].Value);
    }

    private static (DevelopmentGuards Guards, IOperation Operation) Find(
        string probe, string source, bool broken, string[]? symbols = null, MetadataReference? reference = null)
    {
        var tree = Compilations.Parse(source, symbols: symbols ?? []);
        var compilation = Empty.With(tree);
        if (reference is not null)
        {
            compilation = compilation.AddReferences(reference);
        }

        var model = compilation.GetSemanticModel(tree);
        if (!broken)
        {
            Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        }

        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(node => node.Expression.ToString() == probe);
        return (new DevelopmentGuards(KnownSymbols.For(compilation)!), model.GetOperation(call)!);
    }
}
