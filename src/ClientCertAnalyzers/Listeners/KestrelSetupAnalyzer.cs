using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Reads how a body of code sets up Kestrel, in the order in which it happens, and asks the rules what of it has no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KestrelSetupAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1004DefaultsConfiguredTwice, Rules.MTLS1005DefaultsAfterListen, Rules.MTLS1006DefaultsNotInherited)
{
    /// <summary>The calls that findings stand at, and those that create a host whose set-up is spread over several methods.</summary>
    private static readonly HashSet<string> Names = ["ConfigureHttpsDefaults", "ConfigureEndpointDefaults", "UseHttps", .. HostCreations.Names];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.ListenOptions is null || symbols.HttpsConnectionAdapterOptions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        var found = new ConcurrentDictionary<SyntaxNode, ILookup<SyntaxNode, Diagnostic>>();
        context.RegisterNames(Names, sighting =>
        {
            if (!HostCreations.IsOne(sighting.Operation) && !(sighting.Operation is IInvocationOperation call && call.TargetMethod.IsFramework()))
            {
                return;
            }

            var root = sighting.Operation.Root();
            var findings = found.GetOrAdd(root.Syntax, _ => Judge(HostScript.Of(root, bodies, symbols, sighting.CancellationToken), new(bodies, severities, symbols, sighting.CancellationToken)));
            foreach (var diagnostic in findings[sighting.Operation.Syntax])
            {
                sighting.Report(diagnostic);
            }
        });
    }

    /// <summary>The findings, each under the call that brings it up.</summary>
    private static ILookup<SyntaxNode, Diagnostic> Judge(IReadOnlyList<HostScript> scripts, SetupReader reader) => scripts
        .SelectMany(script => MTLS1004DefaultsConfiguredTwiceRule.Judge(script, reader)
            .Concat(MTLS1005DefaultsAfterListenRule.Judge(script, reader))
            .Concat(MTLS1006DefaultsNotInheritedRule.Judge(script, reader)))
        .Where(finding => finding.Diagnostic is not null)
        .GroupBy(finding => finding.Diagnostic!.Location)
        .Select(same => same.First())
        .ToLookup(finding => finding.Key, finding => finding.Diagnostic!);
}
