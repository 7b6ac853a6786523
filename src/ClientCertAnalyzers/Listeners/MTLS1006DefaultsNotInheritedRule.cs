using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The defaults ask for a certificate, and an endpoint brings options of its own that do not.</summary>
internal static class MTLS1006DefaultsNotInheritedRule
{
    public static IEnumerable<SetupFinding> Judge(HostScript script, SetupReader reader)
    {
        var defaults = script.Calls.LastOrDefault(call => call.Kind == KestrelCallKind.HttpsDefaults);
        if (defaults is null || reader.ModeOf(defaults) is not (> CertificateMode.NoCertificate and var mode))
        {
            yield break;
        }

        var listeners = script.Calls.Where(call => call.Kind == KestrelCallKind.Listen).Select(call => (Call: call, reader.Listener(call).Tls)).ToList();
        foreach (var listener in listeners)
        {
            if (listener is { Tls: { Inherits: false, Mode: CertificateMode.Unset } tls } && defaults.Branches.All(listener.Call.Branches.Contains))
            {
                var rule = Rules.MTLS1006DefaultsNotInherited;
                // Beside an endpoint that asks, one that does not may be meant for the public.
                var mayBePublic = listeners.Any(other => other.Tls is { Inherits: true, Mode: CertificateMode.Unset } or { Mode: > CertificateMode.NoCertificate or CertificateMode.Unknown });
                var usual = mayBePublic ? DiagnosticSeverity.Info : rule.DefaultSeverity;
                yield return new(tls.Call.Syntax, reader.SeverityAt(tls.Call, usual) is not { } severity ? null : Diagnostic.Create(
                    rule,
                    tls.Call.NameOfCall(),
                    severity,
                    additionalLocations: null,
                    properties: ImmutableDictionary<string, string?>.Empty.Add("mode", mode.ToString()),
                    mode.ToString()));
            }
        }
    }
}
