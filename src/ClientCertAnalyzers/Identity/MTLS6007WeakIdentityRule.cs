using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Identity;

/// <summary>What many certificates can have in common decides who somebody is.</summary>
internal static class MTLS6007WeakIdentityRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (comparison.Part is not { Part: IdentityPart.Serial or IdentityPart.FriendlyName or IdentityPart.HashCode } part
            || questions.DecisionOf(comparison) is not { Admits: true } decision
            || IdentityQuestions.IsEquality(decision))
        {
            return null;
        }

        var trust = questions.TrustOf(decision, comparison, cancellationToken);
        var isSilent = part.Part switch
        {
            // A CA gives each serial number once, so on a checked chain it says which certificate this is.
            IdentityPart.Serial => trust == Trust.Checked || comparison.Name is "ContainsKey" or "TryGetValue" || AsksForIssuer(decision, symbols),
            // A label that the owner of a store gives to find it again.
            IdentityPart.FriendlyName => questions.IsFromStore(part.Certificate, cancellationToken),
            _ => false,
        };
        return isSilent ? null : new(Rules.MTLS6007WeakIdentity, comparison.Operation, Texts(part.Part))
        {
            Place = comparison.Place,
            // A method that only says whether two numbers are the same leaves it to others to ask for the issuer.
            Severity = part.Part == IdentityPart.Serial && trust == Trust.Unknown && decision.Place is IReturnOperation ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
        };
    }

    private static object[] Texts(IdentityPart part) => part switch
    {
        IdentityPart.Serial => ["serial number", "every CA counts for itself, and a forged certificate has whatever number its maker likes"],
        IdentityPart.FriendlyName => ["friendly name", "it is a label in a store and no part of the certificate"],
        _ => ["hash code", "it is the first 32 bits of the thumbprint, and other certificates have the same ones"],
    };

    /// <summary>The function compares the issuer as well. What is wrong with that, if anything, MTLS6001 says.</summary>
    private static bool AsksForIssuer(Decision decision, KnownSymbols symbols) =>
        Functions.Around(decision.Place) is var (_, body) && body.Descendants().Any(operation => CertificatePart.Of(operation, symbols) is { Part: IdentityPart.Issuer });
}
