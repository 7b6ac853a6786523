using ClientCertAnalyzers.Engines.Identity;

namespace ClientCertAnalyzers.Identity;

/// <summary>A SHA-1 hash decides who somebody is.</summary>
internal static class MTLS6005Sha1ThumbprintRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken)
    {
        if (comparison.Part.Part != IdentityPart.Thumbprint || comparison.Kind != ComparisonKind.Whole
            || questions.DecisionOf(comparison) is not { Admits: true } decision || IdentityQuestions.IsEquality(decision))
        {
            return null;
        }

        var isLive = questions.LivePartOf(comparison, cancellationToken) is { Part: IdentityPart.Thumbprint };
        return new(Rules.MTLS6005Sha1Thumbprint, comparison.Operation, isLive ? "compare the raw data of the two certificates" : "compare and store 'GetCertHashString(HashAlgorithmName.SHA256)'") { Place = comparison.Place };
    }
}
