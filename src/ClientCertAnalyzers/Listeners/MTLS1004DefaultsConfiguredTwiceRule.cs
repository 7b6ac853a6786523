using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.StatusCodes;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The second action for all endpoints replaces the first. With a listener between them, each of the two has its use.</summary>
internal static class MTLS1004DefaultsConfiguredTwiceRule
{
    public static IEnumerable<SetupFinding> Judge(HostScript script, SetupReader reader)
    {
        foreach (var kind in (KestrelCallKind[])[KestrelCallKind.HttpsDefaults, KestrelCallKind.EndpointDefaults])
        {
            KestrelCall? first = null;
            foreach (var call in script.Calls.Where(call => call.Kind == kind || call.Kind == KestrelCallKind.Listen))
            {
                if (first is not null && call.Kind == kind && call.AlwaysFollows(first) && (call.Site != first.Site || call.Frame == first.Frame))
                {
                    yield return MTLS5009DefaultsReplacedRule.Judge(first, call, reader) ?? Finding(first, call, reader);
                }

                first = call.Kind == kind ? call : null;
            }
        }
    }

    private static SetupFinding Finding(KestrelCall first, KestrelCall second, SetupReader reader) => reader.At(second, first, Rules.MTLS1004DefaultsConfiguredTwice.DefaultSeverity, (location, severity) => Diagnostic.Create(
        Rules.MTLS1004DefaultsConfiguredTwice,
        location,
        severity,
        first.Frame == second.Frame ? [first.Call.Syntax.GetLocation()] : null,
        properties: null,
        second.Name,
        first.Place(second),
        first.Kind == KestrelCallKind.HttpsDefaults && reader.ModeOf(first) > CertificateMode.NoCertificate && reader.ModeOf(second) == CertificateMode.Unset
            ? ", and no client certificate is requested"
            : ""));
}
