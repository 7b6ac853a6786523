using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>The only base class: concurrent, silent on generated code, and not started where the compilation has no TLS types.</summary>
internal abstract class ClientCertAnalyzer : DiagnosticAnalyzer
{
    private protected ClientCertAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.For(start.Compilation) is { } symbols && !TestCode.IsSilent(SupportedDiagnostics, start.Compilation, start.Options))
            {
                Register(start, symbols);
            }
        });
    }

    /// <summary>Registers the analyzer's actions. It returns without any where a type that its rules need is missing.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols);
}
