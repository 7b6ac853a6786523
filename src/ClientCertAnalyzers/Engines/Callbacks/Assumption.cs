namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What an evaluation takes for granted of conditions that it cannot know: where the code runs, how switches are set.</summary>
internal enum Assumption
{
    None,
    Development,
    Production,
    SwitchesOn,
    SwitchesOff,
}
