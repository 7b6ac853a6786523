using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The listener never asks for the certificate that it wants to validate.</summary>
internal static class MTLS1007ValidationWithoutRequestRule
{
    public static Diagnostic? Judge(IOperation place, string member, HttpsOptionsUse use, Sighting sighting)
    {
        var rule = Rules.MTLS1007ValidationWithoutRequest;
        return use.Request != CertificateRequest.Never ? null : Diagnostic.Create(
            rule,
            place.Syntax.GetLocation(),
            SettingsMayAsk(sighting) ? DiagnosticSeverity.Info : rule.DefaultSeverity,
            additionalLocations: null,
            properties: null,
            member,
            member == "ClientCertificateValidation" ? " and is never called" : "");
    }

    private static bool SettingsMayAsk(Sighting sighting) =>
        SettingsView.FilesOf(sighting.Options.AdditionalFiles, sighting.CancellationToken).Any(file => file.Has(ConfiguredMode.Key));
}
