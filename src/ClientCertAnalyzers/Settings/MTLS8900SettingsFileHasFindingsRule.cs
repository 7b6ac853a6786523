using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>
/// The place in code for the fixes of findings in files that are not code, where neither editors nor <c>dotnet format</c> offer any.
/// One place is enough, however many hosts read the files.
/// </summary>
internal static class MTLS8900SettingsFileHasFindingsRule
{
    /// <summary>The rules whose findings the fixes repair.</summary>
    public const string RulesProperty = "rules";

    public static Diagnostic? Judge(Sighting host, Func<CancellationToken, IReadOnlyList<SettingsFinding>> find)
    {
        if (!HostCreations.IsOne(host.Operation))
        {
            return null;
        }

        var findings = find(host.CancellationToken).Where(finding => finding.Remedies.Count > 0 && IsOn(finding.Rule, host.Compilation, host.CancellationToken)).ToList();
        return findings.Count == 0 || HostFacts.Of(host.Compilation).Creations(host.CancellationToken).FirstOrDefault()?.Operation(host.CancellationToken)?.Syntax != host.Operation.Syntax
            ? null
            : Diagnostic.Create(
                Rules.MTLS8900SettingsFileHasFindings,
                host.Operation.Syntax.GetLocation(),
                findings.Select(finding => finding.Location),
                ImmutableDictionary<string, string?>.Empty.Add(RulesProperty, string.Join(",", findings.Select(finding => finding.Rule.Id).Distinct())),
                string.Join(", ", findings.Select(finding => finding.Rule.Id + " in " + Path.GetFileName(finding.Path)).Distinct()));
    }

    /// <summary>Fixes for findings that nobody sees would surprise.</summary>
    private static bool IsOn(DiagnosticDescriptor rule, Compilation compilation, CancellationToken cancellationToken) =>
        rule.GetEffectiveSeverity(compilation.Options) != ReportDiagnostic.Suppress
        && !(compilation.Options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(rule.Id, cancellationToken, out var severity) == true && severity == ReportDiagnostic.Suppress);
}
