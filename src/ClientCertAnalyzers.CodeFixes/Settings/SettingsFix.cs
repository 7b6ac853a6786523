using ClientCertAnalyzers.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.CodeFixes.Settings;

/// <summary>Repairs the settings files of a project.</summary>
internal static class SettingsFix
{
    /// <summary>What can be repaired now, without the rules that are switched off: the anchor tells which are on.</summary>
    public static async Task<IReadOnlyList<SettingsFinding>> FindingsAsync(Project project, ISet<string> rules, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return compilation is not null && KnownSymbols.For(compilation) is { } symbols
            ? [.. SettingsFindings.In(project.AnalyzerOptions.AdditionalFiles, compilation, symbols, cancellationToken).Where(finding => rules.Contains(finding.Rule.Id))]
            : [];
    }

    /// <summary>Applies the remedies with this title, one by one: each is worked out from the files that the one before left.</summary>
    public static async Task<Solution> ApplyAsync(Project project, string title, ISet<string> rules, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        var all = await RemediesAsync(project, title, rules, cancellationToken).ConfigureAwait(false);
        for (var round = 0; round < all.Count; round++)
        {
            var current = solution.GetProject(project.Id)!;
            var left = await RemediesAsync(current, title, rules, cancellationToken).ConfigureAwait(false);
            if (left.Count == 0)
            {
                break;
            }

            solution = await ApplyAsync(current, left[0], cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<IReadOnlyList<SettingsRemedy>> RemediesAsync(Project project, string title, ISet<string> rules, CancellationToken cancellationToken) =>
        [.. (await FindingsAsync(project, rules, cancellationToken).ConfigureAwait(false)).SelectMany(finding => finding.Remedies).Where(remedy => remedy.Title == title)];

    private static async Task<Solution> ApplyAsync(Project project, SettingsRemedy remedy, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var file in remedy.Edits.GroupBy(edit => edit.Path))
        {
            if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == file.Key) is not { } document)
            {
                continue;
            }

            var text = new SettingsText(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
            foreach (var edit in file)
            {
                text.Apply(edit);
            }

            solution = solution.WithAdditionalDocumentText(document.Id, text.Current);
        }

        return solution;
    }
}
