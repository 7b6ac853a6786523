using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The listener is told to accept every certificate and to call a validation: the last of them wins.</summary>
internal static class MTLS1008ValidationOverwrittenRule
{
    public static Diagnostic? Judge(IOperation place, HttpsOptionsUse use) => use.SetsBothValidations
        ? Diagnostic.Create(
            Rules.MTLS1008ValidationOverwritten,
            place.Syntax.GetLocation(),
            use.CallbackWins ? "the call is overwritten and has no effect" : "the callback is overwritten, so every certificate is accepted")
        : null;
}
