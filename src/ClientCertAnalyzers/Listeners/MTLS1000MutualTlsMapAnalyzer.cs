using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Map;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Listeners;

/// <summary>
/// One picture of all hosts of the project, at the first place that creates one. The package's targets take the page from the compiler's
/// error log: an analyzer may not write files.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("It reports no mistake.")]
internal sealed class MTLS1000MutualTlsMapAnalyzer() : ClientCertAnalyzer(Rules.MTLS1000MutualTlsMap)
{
    /// <summary>The property of the diagnostic that holds the page.</summary>
    public const string Page = "clientCertMap";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.ListenOptions is null || symbols.HttpsConnectionAdapterOptions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        context.RegisterNames(HostCreations.Names, sighting =>
        {
            if (!HostCreations.IsOne(sighting.Operation))
            {
                return;
            }

            var creations = HostFacts.Of(sighting.Compilation).Creations(sighting.CancellationToken);
            if (creations.FirstOrDefault()?.Operation(sighting.CancellationToken)?.Syntax != sighting.Operation.Syntax)
            {
                return;
            }

            var reader = new HostMapReader(bodies, sighting.Options, symbols, sighting.CancellationToken);
            var hosts = creations.Select(reader.Read).ToList();
            sighting.Report(Diagnostic.Create(
                Rules.MTLS1000MutualTlsMap,
                sighting.Operation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(Page, MapText.Page(sighting.Compilation.AssemblyName ?? "the project", hosts)),
                MapText.Summary(hosts)));
        });
    }
}
