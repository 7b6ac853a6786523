using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Settings;

/// <summary>
/// Reports what the rules find in settings files, in the files; and once in code, where the host is made, because neither editors nor
/// <c>dotnet format</c> offer fixes in files that are not code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SettingsAnalyzer() : ClientCertAnalyzer(
    [.. SettingsFindings.Rules.Select(rule => rule.Descriptor), Rules.MTLS8006SslFlags, Rules.MTLS8900SettingsFileHasFindings])
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || context.Options.AdditionalFiles.IsEmpty)
        {
            return;
        }

        IReadOnlyList<SettingsFinding>? found = null;
        IReadOnlyList<SettingsFinding> Find(CancellationToken cancellationToken) =>
            found ??= SettingsFindings.In(context.Options.AdditionalFiles, context.Compilation, symbols, cancellationToken);

        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var finding in Find(file.CancellationToken).Where(finding => finding.Path == file.AdditionalFile.Path))
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
        context.RegisterNames(HostCreations.Names, sighting =>
        {
            if (HostCreations.IsOne(sighting.Operation)
                && Find(sighting.CancellationToken).Where(finding => finding.Remedies.Count > 0 && IsOn(finding.Rule, context.Compilation, sighting.CancellationToken)).ToList() is { Count: > 0 } findings
                // One place is enough, however many hosts read the file.
                && HostFacts.Of(context.Compilation).Creations(sighting.CancellationToken).FirstOrDefault()?.Operation(sighting.CancellationToken)?.Syntax == sighting.Operation.Syntax)
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS8900SettingsFileHasFindings,
                    sighting.Operation.Syntax.GetLocation(),
                    findings.Select(finding => finding.Location),
                    ImmutableDictionary<string, string?>.Empty.Add("rules", string.Join(",", findings.Select(finding => finding.Rule.Id).Distinct())),
                    string.Join(", ", findings.Select(finding => finding.Rule.Id + " in " + Path.GetFileName(finding.Path)).Distinct())));
            }
        });
    }

    /// <summary>Fixes for findings that nobody sees would surprise.</summary>
    private static bool IsOn(DiagnosticDescriptor rule, Compilation compilation, CancellationToken cancellationToken) =>
        rule.GetEffectiveSeverity(compilation.Options) != ReportDiagnostic.Suppress
        && !(compilation.Options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(rule.Id, cancellationToken, out var severity) == true && severity == ReportDiagnostic.Suppress);
}
