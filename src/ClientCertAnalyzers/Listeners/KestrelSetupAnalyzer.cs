using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Reads how a body of code sets up Kestrel, in the order in which it happens, and asks the rules what of it has no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KestrelSetupAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1004DefaultsConfiguredTwice, Rules.MTLS1005DefaultsAfterListen, Rules.MTLS1006DefaultsNotInherited, Rules.MTLS5009TlsPartLost)
{
    /// <summary>The calls that findings stand at.</summary>
    private static readonly HashSet<string> Places = ["ConfigureHttpsDefaults", "ConfigureEndpointDefaults", "UseHttps"];

    /// <summary>Those, and the calls that create a host whose set-up is spread over several methods.</summary>
    private static readonly HashSet<string> Names = [.. Places, .. HostCreations.Names];

    private static readonly NameSearch Search = new(Places);

    /// <summary>Whether a file has such a place. An editor makes a compilation for each key press; most of its files stay the same.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Files = new();

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.ListenOptions is null || symbols.HttpsConnectionAdapterOptions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        // To look at the creation of a host binds the body around it, often the whole of a program: not for nothing.
        var hasPlaces = new Lazy<bool>(() => context.Compilation.SyntaxTrees.Any(HasPlaces));
        var found = new ConcurrentDictionary<SyntaxNode, ILookup<SyntaxNode, Diagnostic>>();
        context.RegisterNames(Names, name => Places.Contains(((SimpleNameSyntax)name).Identifier.ValueText) || hasPlaces.Value ? Sighting.Used(name) : null, sighting =>
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

    private static bool HasPlaces(SyntaxTree file) => Files.GetValue(file, tree => new(Search.In(tree, CancellationToken.None).Length > 0)).Value;

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
