using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>What all rules say about all settings files of a project.</summary>
internal static class SettingsFindings
{
    public static readonly SettingsRule[] Rules =
    [
        new MTLS5009ModeInSettingsRule(),
        new MTLS6004ThumbprintInSettingsRule(),
        new MTLS8001RequiredInSettingsRule(),
        new MTLS8002ModeIgnoredRule(),
        new MTLS8003DelayedWithHttp2InSettingsRule(),
        new MTLS8004ModeOnHttpEndpointRule(),
        new MTLS8005SniWeakerThanEndpointRule(),
        new MTLS8007YarpAcceptsAnyServerRule(),
        new MTLS8008CertificatePasswordRule(),
        new MTLS8009InvalidCertificateAllowedRule(),
    ];

    public static IReadOnlyList<SettingsFinding> In(IReadOnlyCollection<AdditionalText> files, Compilation compilation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var code = new HostCode(compilation, symbols, cancellationToken);
        return
        [
            .. SettingsView.Of(SettingsView.FilesOf(files, cancellationToken))
                .SelectMany(view => Rules.SelectMany(rule => rule.Judge(view, code).Where(_ => !rule.IsOfKestrel || !code.ReplacesSection)).Select(finding => view.IsDevelopment ? Lower(finding) : finding))
                // Several environments may share the file.
                .GroupBy(finding => (finding.Rule.Id, finding.Location))
                .Select(same => same.OrderByDescending(finding => finding.Severity).First()),
            .. MTLS8006SslFlagsRule.Judge(files, cancellationToken),
        ];
    }

    /// <summary>A hole on a developer's machine is advice. What stops the application stops the developer too.</summary>
    private static SettingsFinding Lower(SettingsFinding finding) =>
        finding.Severity == DiagnosticSeverity.Error ? finding : finding with { Severity = DiagnosticSeverity.Info };
}
