using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>The one certificate that a chain is given besides those of the system is in the store that trusts nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3011ExtraStoreIsNoTrustAnalyzer() : ClientCertAnalyzer(Rules.MTLS3011ExtraStoreIsNoTrust)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Without CustomTrustStore there is nothing better to do than what MTLS3008 speaks of.
        if (symbols.X509ChainTrustMode is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([ExtraStore.Property], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Property.ContainingType: { } type, Instance: { } owner } store
                && SymbolEqualityComparer.Default.Equals(type, symbols.X509ChainPolicy)
                && PolicyUse.Of(owner, symbols) is { IsNew: true, TlsOptions: null } policy
                && ExtraStore.Roots(policy) is [var (certificate, name, change)]
                && name.Span == NameOf(store).Span
                && policy.State.ChangesOf(ExtraStore.Property).Count() == 1
                && !policy.State.ChangesOf(TrustMode.Store).Any()
                && !policy.State.ChangesOf(VerificationFlags.Property).Any(other => VerificationFlags.MayAllowUnknown(other, symbols))
                && policy.DecidingBuilds().Any(build => IsMistaken(build, policy, change, sighting.CancellationToken))
                && severities.Of(Rules.MTLS3011ExtraStoreIsNoTrust.DefaultSeverity, store, orBehindSwitch: true) is { } severity)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS3011ExtraStoreIsNoTrust, change.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, certificate.ToString()));
            }
        });

        bool IsMistaken(IInvocationOperation build, PolicyUse policy, StateChange change, CancellationToken cancellationToken) =>
            policy.State.Relation(change.Place, build) == Certainty.Always
            && TrustMode.IsCustom(policy, build, symbols) == Certainty.Never
            && policy.Names.Of(build.Instance) is { } chain
            && !new RootChecks(symbols, bodies, cancellationToken).Follow(chain, policy.Names);
    }

    private static SyntaxNode NameOf(IPropertyReferenceOperation store) => store.Syntax is MemberAccessExpressionSyntax access ? access.Name : store.Syntax;
}
