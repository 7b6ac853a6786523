using ClientCertAnalyzers.Engines.Chains;

namespace ClientCertAnalyzers.Validation;

/// <summary>The answer is dropped, and nothing of the chain is read. Who reads its elements has built it for them.</summary>
internal static class MTLS3006BuildResultIgnoredRule
{
    public static bool Applies(DroppedAnswer dropped) => dropped is { Reads.Count: 0, IsInCallback: false };
}
