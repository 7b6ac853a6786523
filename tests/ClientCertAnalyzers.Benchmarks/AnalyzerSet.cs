using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>What runs beside the compiler in one measurement.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = [.. In(Assembly.Load("ClientCertAnalyzers"))];

    /// <summary>No analyzer, one that does nothing, each peer, and all of ours together.</summary>
    public static AnalyzerSet[] Compared { get; } =
    [
        new("none", []),
        new("empty", [new EmptyAnalyzer()]),
        .. Peer.Ids.Select(id => new AnalyzerSet(id, [Peer.Load(id)])),
        new("all ours", Ours),
    ];

    /// <summary>Those and each of ours, whose share is too small for a difference of two builds.</summary>
    public static AnalyzerSet[] All { get; } = [.. Compared, .. Ours.Select(analyzer => new AnalyzerSet(analyzer.GetType().Name.Replace("Analyzer", ""), [analyzer]))];

    /// <summary>The C# analyzers of an assembly, as the compiler finds them.</summary>
    public static IEnumerable<DiagnosticAnalyzer> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        let attribute = type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()
        where attribute is not null && !type.IsAbstract && attribute.Languages.Contains(LanguageNames.CSharp)
        orderby type.Name
        select (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!;
}
