using ClientCertAnalyzers.Engines.Identity;

namespace ClientCertAnalyzers.Identity;

/// <summary>Whoever writes the right name into a certificate is trusted.</summary>
internal static class MTLS6001NameDecidesTrustRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken) =>
        NameTrust.Of(comparison, questions, cancellationToken) is { } trust
            ? new IdentityFinding(Rules.MTLS6001NameDecidesTrust, comparison.Operation, NameTrust.Noun(comparison), trust.Effect, trust.Remedy) { Place = comparison.Place, Severity = trust.Severity }
            : null;
}
