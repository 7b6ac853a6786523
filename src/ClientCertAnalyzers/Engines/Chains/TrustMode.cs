using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>Whose roots a chain policy trusts.</summary>
internal static class TrustMode
{
    public const string Property = "TrustMode";

    /// <summary>Its name in the options of certificate authentication.</summary>
    public const string OfAuthentication = "ChainTrustValidationMode";

    public const string Store = "CustomTrustStore";

    public const string CustomRoot = "CustomRootTrust";

    /// <summary>Whether, at a use of the policy, it trusts roots of its own and no others.</summary>
    public static Certainty IsCustom(PolicyUse policy, IOperation use, KnownSymbols symbols)
    {
        if (symbols.X509ChainTrustMode?.GetMembers(CustomRoot) is not [IFieldSymbol { ConstantValue: { } custom }])
        {
            return Certainty.Never;
        }

        var place = policy.PlaceOf(use);
        var answer = policy.State.Has(Property, place, change => change.IsSetTo(custom));
        return answer == Certainty.Never && policy.State.ChangesOf(Property).Any(change => change.Value is not { ConstantValue.HasValue: true } && policy.State.Relation(change.Place, place) != Certainty.Never)
            ? Certainty.Perhaps
            : answer;
    }
}
