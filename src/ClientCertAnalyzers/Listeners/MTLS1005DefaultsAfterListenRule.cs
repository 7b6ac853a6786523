using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>An endpoint takes the defaults at the moment when Listen runs, so later ones pass it by.</summary>
internal static class MTLS1005DefaultsAfterListenRule
{
    public static IEnumerable<SetupFinding> Judge(HostScript script, SetupReader reader)
    {
        var listeners = new List<KestrelCall>();
        foreach (var call in script.Calls)
        {
            switch (call.Kind)
            {
                case KestrelCallKind.Listen:
                    listeners.Add(call);
                    break;
                case KestrelCallKind.HttpsDefaults:
                    if (listeners.FirstOrDefault(listener => (call.AlwaysFollows(listener) || call.IsAlwaysPrecededBy(listener))
                        && (call.Site != listener.Site || call.Frame == listener.Frame) && TakesDefaults(listener, reader)) is { } passed)
                    {
                        yield return Finding(call, passed, script, reader);
                    }

                    // Endpoints between two sets of defaults are meant to have the first.
                    yield break;
            }
        }
    }

    private static bool TakesDefaults(KestrelCall listener, SetupReader reader) =>
        reader.Listener(listener).Tls is { Inherits: true, Mode: CertificateMode.Unset };

    private static SetupFinding Finding(KestrelCall defaults, KestrelCall passed, HostScript script, SetupReader reader)
    {
        var rule = Rules.MTLS1005DefaultsAfterListen;
        // With an endpoint behind the defaults too, the order may be a plan.
        var isPlan = script.Calls.SkipWhile(call => call != defaults).Any(call => call.Kind == KestrelCallKind.Listen && TakesDefaults(call, reader));
        return reader.At(defaults, passed, isPlan ? DiagnosticSeverity.Info : rule.DefaultSeverity, (location, severity) => Diagnostic.Create(
            rule,
            location,
            severity,
            additionalLocations: passed.Frame == defaults.Frame ? [passed.Call.Syntax.GetLocation()] : null,
            properties: null,
            passed.Name,
            passed.Place(defaults),
            reader.ModeOf(defaults) > CertificateMode.NoCertificate ? " and never asks for a client certificate" : ""));
    }
}
