using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>Whether the list of errors is empty decides, and nothing else of the chain. Who looks at each error allows some of them.</summary>
internal static class MTLS3016ChainStatusDecidesRule
{
    public static IOperation? Question(DroppedAnswer dropped, KnownSymbols symbols) => dropped.Question(symbols);
}
