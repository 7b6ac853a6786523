using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Settings;

/// <summary>Reports what the rules find in settings files, in the files; and once in code, for the fixes.</summary>
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
            if (IsListedBefore(file.AdditionalFile, context.Options.AdditionalFiles))
            {
                return;
            }

            foreach (var finding in Find(file.CancellationToken).Where(finding => finding.Path == file.AdditionalFile.Path))
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
        context.RegisterNames(HostCreations.Names, sighting =>
        {
            if (MTLS8900SettingsFileHasFindingsRule.Judge(sighting, Find) is { } anchor)
            {
                sighting.Report(anchor);
            }
        });
    }

    /// <summary>A project may list a file by a pattern and by its name.</summary>
    private static bool IsListedBefore(AdditionalText file, ImmutableArray<AdditionalText> files) =>
        files.IndexOf(file) > files.IndexOf(files.FirstOrDefault(other => other.Path == file.Path)!);
}
