using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What the project's <c>appsettings*.json</c> say about listeners, as far as no JSON has to be understood.</summary>
internal static class SettingsFiles
{
    /// <summary>A file sets a client certificate mode, for the defaults or for an endpoint.</summary>
    public static bool NameAMode(AnalyzerOptions options, CancellationToken cancellationToken) => options.AdditionalFiles.Any(file =>
        Path.GetFileName(file.Path) is { } name
        && name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && file.GetText(cancellationToken)?.ToString().IndexOf("ClientCertificateMode", StringComparison.OrdinalIgnoreCase) >= 0);
}
