namespace ClientCertAnalyzers.Settings;

/// <summary>One way to repair a finding.</summary>
/// <param name="Title">Of the code action, the same for all findings of its kind: one action repairs them all.</param>
/// <param name="Edits">All of one file.</param>
internal sealed record SettingsRemedy(string Title, params SettingsEdit[] Edits);
