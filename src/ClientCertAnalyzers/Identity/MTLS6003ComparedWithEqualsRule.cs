using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Identity;

/// <summary>Issuer and serial number count as the whole certificate.</summary>
internal static class MTLS6003ComparedWithEqualsRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken)
    {
        var decision = questions.DecisionOf(comparison);
        // A program takes its own objects out of its lists.
        if (decision is null && comparison.Name == "Remove")
        {
            return null;
        }

        var isTrusted = decision is { Admits: true }
            && !IdentityQuestions.IsEquality(decision)
            && !IdentityQuestions.IsDeduplication(comparison)
            && questions.TrustOf(decision, comparison, cancellationToken) is var trust && trust != Trust.Checked
            // Whether a certificate is installed is asked for many reasons.
            && !(trust == Trust.Unknown && questions.IsAboutStore(comparison, cancellationToken));
        return new(Rules.MTLS6003ComparedWithEquals, comparison.Operation, comparison.Name, isTrusted ? "a forged certificate with both passes" : "another certificate with both counts as this one")
        {
            Place = comparison.Place,
            Severity = isTrusted ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        };
    }
}
