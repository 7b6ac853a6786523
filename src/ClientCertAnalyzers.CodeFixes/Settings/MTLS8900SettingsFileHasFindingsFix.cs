using System.Collections.Immutable;
using ClientCertAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Settings;

/// <summary>One action for each kind of repair that the settings files of the project want.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS8900SettingsFileHasFindingsFix : CodeFixProvider
{
    private static readonly string AnchorId = Rules.MTLS8900SettingsFileHasFindings.Id;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnchorId);

    public override FixAllProvider GetFixAllProvider() => AllProjects.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            var rules = RulesOf(diagnostic);
            var findings = await SettingsFix.FindingsAsync(project, rules, context.CancellationToken).ConfigureAwait(false);
            // The first one is what a command takes.
            foreach (var title in findings.SelectMany(finding => finding.Remedies).OrderBy(remedy => remedy.NeedsALook).Select(remedy => remedy.Title).Distinct())
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => SettingsFix.ApplyAsync(project, title, rules, cancellation), equivalenceKey: title),
                    diagnostic);
            }
        }
    }

    private static HashSet<string> RulesOf(Diagnostic anchor) =>
        [.. (anchor.Properties.TryGetValue(MTLS8900SettingsFileHasFindingsRule.RulesProperty, out var rules) ? rules : null)?.Split(',') ?? []];

    /// <summary>The usual provider merges changes of documents with code, and loses these.</summary>
    private sealed class AllProjects : FixAllProvider
    {
        public static readonly AllProjects Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var title = context.CodeActionEquivalenceKey!;
            var solution = context.Solution;
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
            {
                var anchors = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var anchor in anchors.Where(diagnostic => diagnostic.Id == AnchorId))
                {
                    var findings = await SettingsFix.FindingsAsync(solution.GetProject(project.Id)!, RulesOf(anchor), context.CancellationToken).ConfigureAwait(false);
                    if (findings.SelectMany(finding => finding.Remedies).Any(remedy => remedy.NeedsALook && remedy.Title == title))
                    {
                        return null;
                    }

                    solution = await SettingsFix.ApplyAsync(solution.GetProject(project.Id)!, title, RulesOf(anchor), context.CancellationToken).ConfigureAwait(false);
                }
            }

            return CodeAction.Create(title, _ => Task.FromResult(solution), equivalenceKey: title);
        }
    }
}
