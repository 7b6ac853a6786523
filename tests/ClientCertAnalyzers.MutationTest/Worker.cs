namespace ClientCertAnalyzers.MutationTest;

/// <summary>One process that switches on mutant after mutant. A mutant may take the process with it.</summary>
internal static class Worker
{
    /// <summary>A test alone takes less than a second: what takes longer has no end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void Run(string folder, Journal journal, IEnumerable<int> mutants)
    {
        var coverage = Coverage.Load(folder);
        var suite = new Suite(coverage.Namespaces);
        var killers = new HashSet<string>();
        foreach (var mutant in mutants)
        {
            journal.Begin(mutant);
            Mutation.Active = mutant;
            var killer = Killer(suite, coverage.Tests[mutant]);
            if (killer is null)
            {
                journal.Write(mutant, Outcome.Survived, by: "");
                continue;
            }

            killers.Add(killer);
            journal.Write(mutant, Outcome.Killed, by: suite.Tests[killer].DisplayName);
        }

        // What a mutant left in a cache would fail tests of others.
        Mutation.Active = Mutation.None;
        if (Killer(suite, killers) is { } broken)
        {
            Console.WriteLine($"Fails without a mutant, after the others: {suite.Tests[broken].DisplayName}");
        }
    }

    /// <summary>A few tests first: most mutants fall to one of them.</summary>
    private static string? Killer(Suite suite, IEnumerable<string> tests)
    {
        var size = 10;
        for (var rest = tests.ToList(); rest.Count > 0; rest.RemoveRange(0, Math.Min(size, rest.Count)), size = 50)
        {
            using var watch = new Timer(_ => Environment.Exit(3), null, Patience, Timeout.InfiniteTimeSpan);
            if (suite.FirstFailure(rest.Take(size)) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }
}
