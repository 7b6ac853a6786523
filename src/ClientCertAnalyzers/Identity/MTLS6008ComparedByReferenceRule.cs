using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;

namespace ClientCertAnalyzers.Identity;

/// <summary>Whether two variables hold one object, in the place of whether two objects are one certificate.</summary>
internal static class MTLS6008ComparedByReferenceRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken)
    {
        var decision = questions.DecisionOf(comparison);
        var isFresh = questions.IsOf(comparison.Part.Certificate, CertificateKind.Connection, cancellationToken) ^ comparison.Others.Any(other => questions.IsOf(other, CertificateKind.Connection, cancellationToken));
        // Who asks whether a value has changed, and decides nothing by it, means the object.
        return (decision is null || IdentityQuestions.IsEquality(decision)) && !isFresh
            ? null
            : new(Rules.MTLS6008ComparedByReference, comparison.Operation, comparison.Name, comparison.WhenSame ? "false" : "true");
    }
}
