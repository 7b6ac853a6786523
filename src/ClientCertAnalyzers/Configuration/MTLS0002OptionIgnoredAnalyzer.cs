using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Configuration;

/// <summary>Reports options that are ignored, in the files where they stand. The compiler hands on values without their place; the package's targets add the files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("Which value was meant, only its author knows.")]
internal sealed class MTLS0002OptionIgnoredAnalyzer() : ClientCertAnalyzer(Rules.MTLS0002OptionIgnored)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var files = context.Options.AdditionalFiles.Where(OptionFile.Is).GroupBy(file => file.Path).Select(same => same.First()).ToList();
        if (files.Count == 0)
        {
            return;
        }

        context.RegisterAdditionalFileAction(file =>
        {
            if (!files.Contains(file.AdditionalFile))
            {
                return;
            }

            foreach (var setting in OptionFile.SettingsOf(file.AdditionalFile, file.CancellationToken))
            {
                foreach (var fault in FaultsOf(setting, file.Compilation))
                {
                    file.ReportDiagnostic(Diagnostic.Create(
                        Rules.MTLS0002OptionIgnored,
                        setting.Location,
                        fault.IsCertain ? Rules.MTLS0002OptionIgnored.DefaultSeverity : DiagnosticSeverity.Info,
                        additionalLocations: null,
                        properties: null,
                        setting.Name,
                        fault.Value,
                        fault.Reason));
                }
            }
        });
    }

    private static IEnumerable<OptionFault> FaultsOf(OptionSetting setting, Compilation compilation) =>
        ConfigOptions.All.FirstOrDefault(option => option.Name == setting.Name) is { } option
            ? option.Faults(setting.Value, compilation)
            : [new(setting.Value, "there is no option of this name; " + $"the options are {string.Join(", ", ConfigOptions.All.Select(one => $"'{one.Name}'"))}")];
}
