using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Identity;

/// <summary>How bad it is that a name decides; what MTLS6001 and MTLS6002 have in common.</summary>
/// <param name="Severity">Info where somebody has checked the chain, against whatever roots.</param>
/// <param name="Effect">What that lets in.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record NameTrust(DiagnosticSeverity Severity, string Effect, string Remedy)
{
    public static NameTrust? Of(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken)
    {
        if (questions.DecisionOf(comparison) is not { Admits: true } decision
            || IdentityQuestions.IsEquality(decision)
            || questions.LivePartOf(comparison, cancellationToken) is { } other && IdentityQuestions.IsOfSameCertificate(comparison.Part, other))
        {
            return null;
        }

        return questions.TrustOf(decision, comparison, cancellationToken) switch
        {
            Trust.Unchecked => new(DiagnosticSeverity.Warning, "nothing here checks who signed it, so a home-made certificate passes", Functions.Around(decision.Place) is var (method, _) && HasErrors(method)
                ? "accept only when the errors are 'SslPolicyErrors.None' as well"
                : "build the chain up to your own root first, or compare a SHA-256 hash"),
            Trust.Machine => new(DiagnosticSeverity.Info, "the chain was checked against all roots that the machine trusts, so any of their CAs can issue one that passes", "trust your own root alone ('CustomRootTrust'), or compare a SHA-256 hash"),
            _ => null,
        };
    }

    public static string Noun(Comparison comparison) => comparison.Part.Part == IdentityPart.Issuer ? "issuer" : "subject";

    private static bool HasErrors(IMethodSymbol method) => method.Parameters is [.., { Type: { Name: "SslPolicyErrors", TypeKind: TypeKind.Enum } }];
}
