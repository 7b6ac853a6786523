using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>What runs beside the compiler in one measurement.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    private const string Suffix = "Analyzer";

    /// <summary>No analyzer, each peer, all of ours together, and each of ours.</summary>
    public static IEnumerable<AnalyzerSet> All
    {
        get
        {
            var ours = In(Assembly.Load("ClientCertAnalyzers")).ToImmutableArray();
            yield return new("none", []);
            foreach (var id in Peer.Ids)
            {
                yield return new(id, [Peer.Load(id)]);
            }

            yield return new("all ours", ours);
            foreach (var analyzer in ours)
            {
                yield return new(analyzer.GetType().Name.Replace(Suffix, ""), [analyzer]);
            }
        }
    }

    /// <summary>The C# analyzers of an assembly, as the compiler finds them.</summary>
    public static IEnumerable<DiagnosticAnalyzer> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        let attribute = type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()
        where attribute is not null && !type.IsAbstract && attribute.Languages.Contains(LanguageNames.CSharp)
        orderby type.Name
        select (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!;

    public override string ToString() => Name;
}
