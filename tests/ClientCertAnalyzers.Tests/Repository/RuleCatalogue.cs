using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>Everything that the two shipped assemblies contain, found by reflection, so that no test repeats it.</summary>
internal static class RuleCatalogue
{
    private static readonly ImmutableArray<Type> AnalyzerTypes = Concrete<DiagnosticAnalyzer>(typeof(ClientCertAnalyzer).Assembly);

    /// <summary>The members of <c>Rules</c>, in the order of their ids.</summary>
    public static ImmutableArray<(string Member, DiagnosticDescriptor Descriptor)> Rules { get; } =
    [
        .. typeof(ClientCertAnalyzers.Rules).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (field.Name, (DiagnosticDescriptor)field.GetValue(null)!))
            .OrderBy(rule => rule.Item2.Id, StringComparer.Ordinal),
    ];

    /// <summary>What is off by default is for a build that asks for it, and for nothing else.</summary>
    public static IEnumerable<DiagnosticDescriptor> OnByDefault => Rules.Select(rule => rule.Descriptor).Where(rule => rule.IsEnabledByDefault);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. AnalyzerTypes.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        [.. Concrete<CodeFixProvider>(FixAssembly()).Select(type => (CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!)];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Descriptor.Id)];

    public static DiagnosticDescriptor Descriptor(string id) => Rules.Single(rule => rule.Descriptor.Id == id).Descriptor;

    /// <summary>On newer frameworks the compiler itself says what these rules say, so the samples cannot show them.</summary>
    public static bool IsForNet8(string id) => id == "MTLS7003";

    /// <summary>The fixes for settings files hang on the anchor, whose descriptor comes with theirs.</summary>
    public static bool HasFix(string id) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)
        || fix.FixableDiagnosticIds.Any(anchor => anchor == "MTLS8900" && Analyzers.Any(analyzer => Supports(analyzer, id) && Supports(analyzer, anchor))));

    private static bool Supports(DiagnosticAnalyzer analyzer, string id) => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id);

    /// <summary>The reason for having no fix, from the class that carries the rule's name or an analyzer that supports the rule.</summary>
    public static string? ReasonForNoFix(string id)
    {
        var classes = typeof(ClientCertAnalyzer).Assembly.GetTypes().Where(type => type.Name.StartsWith(id, StringComparison.Ordinal));
        var analyzers = Analyzers.Where(a => a.SupportedDiagnostics is [var only] && only.Id == id).Select(a => a.GetType());
        return classes.Concat(analyzers)
            .SelectMany(type => type.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "NoCodeFixAttribute")
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason));
    }

    private static Assembly FixAssembly() =>
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "ClientCertAnalyzers.CodeFixes.dll"));

    private static ImmutableArray<Type> Concrete<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
