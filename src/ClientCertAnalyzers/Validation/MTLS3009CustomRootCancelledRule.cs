using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>The policy trusts roots of its own, and the flag makes that void.</summary>
internal static class MTLS3009CustomRootCancelledRule
{
    public static bool Applies(PolicyUse policy, IOperation use, KnownSymbols symbols) => TrustMode.IsCustom(policy, use, symbols) == Certainty.Always;
}
