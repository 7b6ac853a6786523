using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>What runs beside the compiler in one measurement.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>No analyzer, one that does nothing, each peer, all of ours together, and each of ours.</summary>
    public static AnalyzerSet[] All { get; } = [.. Create()];

    /// <summary>The C# analyzers of an assembly, as the compiler finds them.</summary>
    public static IEnumerable<DiagnosticAnalyzer> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        let attribute = type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()
        where attribute is not null && !type.IsAbstract && attribute.Languages.Contains(LanguageNames.CSharp)
        orderby type.Name
        select (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!;

    private static IEnumerable<AnalyzerSet> Create()
    {
        var ours = In(Assembly.Load("ClientCertAnalyzers")).ToImmutableArray();
        return
        [
            new("none", []),
            new("empty", [new EmptyAnalyzer()]),
            .. Peer.Ids.Select(id => new AnalyzerSet(id, [Peer.Load(id)])),
            new("all ours", ours),
            .. ours.Select(analyzer => new AnalyzerSet(analyzer.GetType().Name.Replace("Analyzer", ""), [analyzer])),
        ];
    }
}
