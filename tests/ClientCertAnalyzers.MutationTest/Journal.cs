namespace ClientCertAnalyzers.MutationTest;

internal enum Outcome
{
    /// <summary>Begun and never ended: the process died of it, or hung and was ended.</summary>
    Ended,

    /// <summary>A test failed.</summary>
    Killed,

    Survived,
}

/// <summary>What became of each mutant, a line each, so that a run can be taken up again where it stopped.</summary>
internal sealed class Journal(string path)
{
    public void Begin(int mutant) => Write(mutant, Outcome.Ended, "");

    /// <summary>What became of <paramref name="mutant"/>, and the test that failed.</summary>
    public void Write(int mutant, Outcome outcome, string by) => File.AppendAllText(path, $"{mutant}\t{outcome}\t{string.Join(' ', by.Split('\n', '\t'))}\n");

    /// <summary>The last line of a mutant counts.</summary>
    public Dictionary<int, Outcome> Read() => (File.Exists(path) ? File.ReadLines(path) : [])
        .Select(line => line.Split('\t'))
        .GroupBy(fields => int.Parse(fields[0]), fields => Enum.Parse<Outcome>(fields[1]))
        .ToDictionary(group => group.Key, group => group.Last());
}
