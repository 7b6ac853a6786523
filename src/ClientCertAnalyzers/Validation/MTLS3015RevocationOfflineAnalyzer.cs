using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Revocations are looked for only where something else has put them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3015RevocationOfflineAnalyzer() : ClientCertAnalyzer(Rules.MTLS3015RevocationOffline)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509RevocationMode is null)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates([RevocationModes.Offline], sighting =>
        {
            if (RevocationModes.AssignmentOf(sighting.Operation, RevocationModes.Offline, symbols) is { } assignment
                && !RevocationModes.IsOneOfSeveral(assignment)
                && !IsOnlyLookedAt(assignment)
                && severities.Of(Rules.MTLS3015RevocationOffline.DefaultSeverity, assignment, orBehindSwitch: true) is { } severity)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS3015RevocationOffline, assignment.Syntax.GetLocation(), severity, additionalLocations: null, properties: null));
            }
        });

        // A chain whose answer nobody uses.
        bool IsOnlyLookedAt(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation { Property.ContainingType: var type, Instance: { } owner }
            && SymbolEqualityComparer.Default.Equals(type, symbols.X509ChainPolicy)
            && PolicyUse.Of(owner, symbols) is { TlsOptions: null, Builds: { Count: > 0 } builds }
            && !builds.Any(new AnswerUse(symbols).Decides);
    }
}
