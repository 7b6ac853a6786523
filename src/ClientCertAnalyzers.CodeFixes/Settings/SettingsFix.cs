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

    /// <summary>Applies the remedies with this title: each is worked out from the files that the one before left.</summary>
    public static async Task<Solution> ApplyAsync(Project project, string title, ISet<string> rules, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        var left = await RemediesAsync(project, title, rules, cancellationToken).ConfigureAwait(false);
        for (var rounds = left.Count; rounds > 0 && left.Count > 0; rounds--)
        {
            foreach (var remedy in Together(left))
            {
                solution = await ApplyAsync(solution.GetProject(project.Id)!, remedy, cancellationToken).ConfigureAwait(false);
            }

            left = await RemediesAsync(solution.GetProject(project.Id)!, title, rules, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    /// <summary>
    /// One value in place of another leaves all other places as they are, from the last in a file to the first. What adds and removes
    /// members goes alone: two that add the same object would add it twice.
    /// </summary>
    private static IEnumerable<SettingsRemedy> Together(IReadOnlyList<SettingsRemedy> remedies)
    {
        var replacing = remedies.SelectMany(remedy => remedy.Edits is [SettingsEdit.ReplaceText edit] ? [(Remedy: remedy, Edit: edit)] : Array.Empty<(SettingsRemedy Remedy, SettingsEdit.ReplaceText Edit)>())
            .GroupBy(one => (one.Edit.Path, one.Edit.Span)).Select(same => same.First()).OrderByDescending(one => one.Edit.Span.Start).Select(one => one.Remedy).ToList();
        return replacing.Count > 0 ? replacing : remedies.Take(1);
    }

    private static async Task<IReadOnlyList<SettingsRemedy>> RemediesAsync(Project project, string title, ISet<string> rules, CancellationToken cancellationToken) =>
        [.. (await FindingsAsync(project, rules, cancellationToken).ConfigureAwait(false)).SelectMany(finding => finding.Remedies).Where(remedy => remedy.Title == title)];

    private static async Task<Solution> ApplyAsync(Project project, SettingsRemedy remedy, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var file in remedy.Edits.GroupBy(edit => edit.Path))
        {
            if (project.AdditionalDocuments.FirstOrDefault(document => IsAt(file.Key, document)) is not { } own)
            {
                continue;
            }

            var before = await own.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var text = new SettingsText(before);
            foreach (var edit in file)
            {
                text.Apply(edit);
            }

            // A file that several projects share has a document in each, and the host writes one after the other.
            foreach (var document in project.Solution.Projects.SelectMany(other => other.AdditionalDocuments).Where(document => IsAt(file.Key, document)))
            {
                if (document.Id == own.Id || (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ContentEquals(before))
                {
                    solution = solution.WithAdditionalDocumentText(document.Id, text.Current);
                }
            }
        }

        return solution;
    }

    private static bool IsAt(string path, TextDocument document) => (document.FilePath ?? document.Name) == path;
}
