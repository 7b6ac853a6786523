using System.Reflection;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>The two widespread rules on certificate validation, from the packages that their users install.</summary>
internal static class Peer
{
    private const string AcceptsAll = """
        class C
        {
            void M() => System.Net.ServicePointManager.ServerCertificateValidationCallback += (a, b, c, d) => true;
        }
        """;

    public static string[] Ids { get; } = ["CA5359", "S4830"];

    /// <summary>The one analyzer of the package that reports <paramref name="id"/>.</summary>
    public static DiagnosticAnalyzer Load(string id)
    {
        var path = typeof(Peer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == id).Value!;
        // LoadFrom also finds the assemblies beside it.
        var peer = AnalyzerSet.In(Assembly.LoadFrom(path)).Single(analyzer => analyzer.SupportedDiagnostics.Any(d => d.Id == id));
        MustReport(peer, id);
        return peer;
    }

    /// <summary>A peer that is switched off or sees no types costs nothing: without this check it would look like a fast one.</summary>
    private static void MustReport(DiagnosticAnalyzer analyzer, string id)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(Ids.ToDictionary(known => known, _ => ReportDiagnostic.Warn));
        var found = CSharpCompilation.Create("Bad", [CSharpSyntaxTree.ParseText(AcceptsAll, path: "/src/Bad.cs")], References.Net, options)
            .WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (!found.Any(d => d.Id == id))
        {
            throw new InvalidOperationException($"{id} is silent on a callback that accepts everything: {string.Join("; ", found)}");
        }
    }
}
