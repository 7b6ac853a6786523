using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Finds chain policies that allow an unknown authority and decide all the same, and asks MTLS3009 and then MTLS3008 about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownAuthorityAnalyzer() : ClientCertAnalyzer(Rules.MTLS3009CustomRootCancelled, Rules.MTLS3008UnknownAuthorityAllowed)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509ChainPolicy is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var trace = new ValueTrace(bodies);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([VerificationFlags.Property], sighting =>
        {
            if (VerificationFlags.AllowingUnknown(sighting.Operation, trace, symbols, sighting.CancellationToken) is { } flags
                && PolicyUse.Of(((IPropertyReferenceOperation)flags.Target).Instance, symbols) is { } policy
                && DecidingUse(policy, flags) is { } use)
            {
                var rule = MTLS3009CustomRootCancelledRule.Applies(policy, use, symbols) ? Rules.MTLS3009CustomRootCancelled : Rules.MTLS3008UnknownAuthorityAllowed;
                if (severities.Of(rule.DefaultSeverity, flags, orBehindSwitch: true) is { } severity)
                {
                    sighting.Report(Diagnostic.Create(
                        rule, flags.Syntax.GetLocation(), severity, additionalLocations: [use.Syntax.GetLocation()], properties: null, VerificationFlags.Named(flags), use == policy.TlsOptions ? "the TLS handshake" : "'Build'"));
                }
            }

            IOperation? DecidingUse(PolicyUse policy, IAssignmentOperation flags) =>
                policy.DecidingBuilds().FirstOrDefault(build => VerificationFlags.StillHold(flags, policy, build) && MTLS3008UnknownAuthorityAllowedRule.TrustsBuild(build, policy, symbols, bodies, sighting.CancellationToken))
                ?? (policy.TlsOptions is { } options && VerificationFlags.StillHold(flags, policy, policy.PlaceOf(options)) && MTLS3008UnknownAuthorityAllowedRule.TrustsTls(options, policy) ? options : (IOperation?)null);
        });
    }
}
