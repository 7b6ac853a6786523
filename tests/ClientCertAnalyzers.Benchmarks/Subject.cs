using System.Collections.Immutable;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>A compilation that is measured: always the same text, free of compiler errors.</summary>
internal sealed class Subject
{
    // The parts of the base library that OrdinarySource.Core needs. System.Net.Primitives, home of SslPolicyErrors, is not among them.
    private static readonly ImmutableHashSet<string> Basics =
        ["System.Runtime.dll", "System.Collections.dll", "System.Linq.dll", "System.Threading.dll"];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings = Usings + """

        global using System.IO;
        global using System.Net.Http;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly Compilation _compilation;

    private Subject(string name, OutputKind kind, IEnumerable<MetadataReference> references, string usings, IEnumerable<string> files)
    {
        // One thread: what counts is the work, not how well two cores share it.
        var options = new CSharpCompilationOptions(kind, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(Peer.Ids.ToDictionary(id => id, _ => ReportDiagnostic.Warn));
        _compilation = CSharpCompilation.Create(name, files.Prepend(usings).Select(Parse), references, options);
        if (_compilation.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }
    }

    public static string[] Names { get; } = ["ordinary", "callbacks", "no TLS types"];

    public static Subject Named(string name) => name switch
    {
        "ordinary" => new(name, OutputKind.ConsoleApplication, References.AspNetCore, WebUsings, OrdinarySource.Core.Concat(OrdinarySource.Web)),
        "callbacks" => new(name, OutputKind.DynamicallyLinkedLibrary, References.AspNetCore, WebUsings, CallbackSource.Files),
        _ => new(name, OutputKind.DynamicallyLinkedLibrary, References.Net.Where(IsBasic), Usings, OrdinarySource.Core),
    };

    /// <summary>A compilation that has parsed its files and read its references, but bound nothing yet.</summary>
    public Compilation Fresh() => _compilation.Clone();

    private static bool IsBasic(MetadataReference reference) => Basics.Contains(Path.GetFileName(reference.Display!));

    private static SyntaxTree Parse(string source, int index) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source), CSharpParseOptions.Default, $"/src/File{index}.cs");
}
