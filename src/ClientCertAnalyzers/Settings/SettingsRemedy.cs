namespace ClientCertAnalyzers.Settings;

/// <summary>One way to repair a finding.</summary>
/// <param name="Title">Of the code action, the same for all findings of its kind: one action repairs them all.</param>
/// <param name="Edits">All that it takes, in whichever files.</param>
internal sealed record SettingsRemedy(string Title, params SettingsEdit[] Edits)
{
    /// <summary>It opens or stops something that only a person can judge, so no command repairs it for a whole project.</summary>
    public bool NeedsALook { get; init; }
}
