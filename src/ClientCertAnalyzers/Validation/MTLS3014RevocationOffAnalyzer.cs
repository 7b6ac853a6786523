using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>
/// A chain to the roots of the system is not asked about revocations. Beside a root of one's own <c>NoCheck</c> is often the only mode that
/// works, and a chain that anybody passes has a worse fault.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3014RevocationOffAnalyzer() : ClientCertAnalyzer(Rules.MTLS3014RevocationOff)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509ChainPolicy is null)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates([RevocationModes.NoCheck], sighting =>
        {
            if (RevocationModes.AssignmentOf(sighting.Operation, RevocationModes.NoCheck, symbols) is { Target: IPropertyReferenceOperation target } assignment
                && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, symbols.X509ChainPolicy)
                && PolicyUse.Of(target.Instance, symbols) is { IsNew: true } policy
                && !policy.State.ChangesOf(VerificationFlags.Property).Any(change => VerificationFlags.MayAllowUnknown(change, symbols))
                && !RevocationModes.IsOneOfSeveral(assignment)
                && DecidingUses(policy).Any(use => IsUnasked(policy, use))
                && severities.Of(Rules.MTLS3014RevocationOff.DefaultSeverity, assignment, orBehindSwitch: true) is { } severity)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS3014RevocationOff, assignment.Syntax.GetLocation(), severity, additionalLocations: null, properties: null));
            }
        });

        IEnumerable<IOperation> DecidingUses(PolicyUse policy) => policy.DecidingBuilds().Concat<IOperation>(policy.TlsOptions is { } options ? [options] : []);

        bool IsUnasked(PolicyUse policy, IOperation use) => TrustMode.IsCustom(policy, use, symbols) == Certainty.Never
            && policy.State.Has(RevocationModes.Property, policy.PlaceOf(use), change => RevocationModes.IsSetTo(change, RevocationModes.NoCheck, symbols)) == Certainty.Always;
    }
}
