using ClientCertAnalyzers.Engines.Hosting;
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

    private static bool SettingsMayAsk(Sighting sighting) => sighting.Options.AdditionalFiles.Any(file =>
        Path.GetFileName(file.Path) is { } name
        && name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && file.GetText(sighting.CancellationToken)?.ToString().IndexOf("ClientCertificateMode", StringComparison.OrdinalIgnoreCase) >= 0);
}
