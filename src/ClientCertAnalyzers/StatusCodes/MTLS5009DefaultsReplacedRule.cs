using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Listeners;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>MTLS1004 where the action that never runs is the one that applies the runtime helper.</summary>
internal static class MTLS5009DefaultsReplacedRule
{
    public static SetupFinding? Judge(KestrelCall first, KestrelCall second, SetupReader reader) => first.Kind == KestrelCallKind.HttpsDefaults && reader.Judges(first) && !reader.Judges(second)
        ? reader.At(second, first, Rules.MTLS5009TlsPartLost.DefaultSeverity, (location, severity) => Diagnostic.Create(
            Rules.MTLS5009TlsPartLost,
            location,
            severity,
            first.Frame == second.Frame ? [first.Call.Syntax.GetLocation()] : null,
            properties: null,
            $"This 'ConfigureHttpsDefaults' replaces the action in {first.Place(second)}, with its 'UseClientCertificateResponses'",
            "no client certificate is judged, and endpoints that require one refuse everybody",
            "put both into one call"))
        : null;
}
