using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>The options of one compilation, for engines that are asked about code and know nothing of analyzers.</summary>
internal sealed class ProjectOptions
{
    private static readonly ConditionalWeakTable<Compilation, ProjectOptions> Cache = new();

    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Lazy<bool> _isTestProject;
    private readonly Lazy<bool> _reportsTestCode;

    private ProjectOptions(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _isTestProject = new(() => TestProjects.IsTestProject(compilation, options));
        _reportsTestCode = new(() => compilation.SyntaxTrees.Any(file => TestCode.Option.For(options, file) == TestCodeOption.Report));
    }

    public bool IsTestProject => _isTestProject.Value;

    /// <summary>Some file is to be reported on although it may be test code.</summary>
    public bool ReportsTestCode => _reportsTestCode.Value;

    public static ProjectOptions Of(Compilation compilation, AnalyzerOptions options)
    {
        var known = Cache.GetValue(compilation, _ => new(compilation, options));
        if (known._options.AnalyzerConfigOptionsProvider == options.AnalyzerConfigOptionsProvider)
        {
            return known;
        }

        // Somebody asks again about the same code, with other options.
        lock (Cache)
        {
            Cache.Remove(compilation);
            return Cache.GetValue(compilation, _ => new(compilation, options));
        }
    }

    /// <summary>A call of a method that the user has named as a full validation.</summary>
    public static bool Trusts(IMethodSymbol method, SyntaxTree file, Compilation compilation) =>
        Cache.TryGetValue(compilation, out var known)
        && TrustedMethods.Option.For(known._options, known._compilation, file) is { IsEmpty: false } trusted
        && IsOne(method, trusted);

    private static bool IsOne(IMethodSymbol? method, System.Collections.Immutable.ImmutableHashSet<ISymbol> trusted)
    {
        for (; method is not null; method = method.OverriddenMethod)
        {
            if (trusted.Contains((method.ReducedFrom ?? method).OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
