using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>The configuration of one environment: the common file, and over it the file of the environment.</summary>
internal sealed class SettingsView
{
    private SettingsView(IReadOnlyList<SettingsFile> files)
    {
        Root = SettingsSection.Root(files);
        Environment = files.LastOrDefault()?.Environment;
        IsDevelopment = files.Any(file => file.IsForDevelopment);
        Kestrel = new KestrelSettings(Root);
    }

    public SettingsSection Root { get; }

    public KestrelSettings Kestrel { get; }

    /// <summary>Whose file is the last one; null for what any environment without a file sees.</summary>
    public string? Environment { get; }

    /// <summary>Nobody outside sees it.</summary>
    public bool IsDevelopment { get; }

    public static IReadOnlyList<SettingsFile> FilesOf(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) =>
        [.. files.Select(file => SettingsFile.Of(file, cancellationToken)).OfType<SettingsFile>()];

    public static IReadOnlyList<SettingsView> Of(AnalyzerOptions options, CancellationToken cancellationToken) => Of(FilesOf(options.AdditionalFiles, cancellationToken));

    /// <summary>
    /// One view for each environment with a file of its own. The common file alone is what any other environment sees; where production has
    /// a file, there may be no other.
    /// </summary>
    public static IReadOnlyList<SettingsView> Of(IEnumerable<SettingsFile> files)
    {
        var views = new List<SettingsView>();
        foreach (var folder in files.GroupBy(file => System.IO.Path.GetDirectoryName(file.Path), StringComparer.Ordinal))
        {
            var common = folder.Where(file => file.Environment is null).Take(1).ToList();
            var environments = folder.Where(file => file.Environment is not null).ToList();
            if (common.Count > 0 && !environments.Any(file => string.Equals(file.Environment, "Production", StringComparison.OrdinalIgnoreCase)))
            {
                views.Add(new(common));
            }

            views.AddRange(environments.Select(environment => new SettingsView([.. common, environment])));
        }

        return views;
    }
}
