using System.Text.Json;

namespace ClientCertAnalyzers.MutationTest;

/// <summary>Which tests reach which mutant.</summary>
/// <param name="Namespaces">What the tests were chosen by.</param>
/// <param name="Tests">Ids of tests by mutant, those in front that reach the fewest mutants: they can tell the most about each.</param>
/// <param name="Once">Mutants in static initializers: met once in a process.</param>
internal sealed record Coverage(string[] Namespaces, Dictionary<int, string[]> Tests, int[] Once)
{
    public static Coverage Measure(string[] namespaces)
    {
        Mutation.Active = Mutation.None;
        var suite = new Suite(namespaces);
        var once = new HashSet<int>();
        var reached = new List<(string Test, IReadOnlyCollection<int> Mutants)>();
        foreach (var test in suite.Tests.Keys)
        {
            string? failure = null;
            var (all, inStatic) = Mutation.Reached(() => failure = suite.FirstFailure([test]));
            if (failure is not null)
            {
                throw new InvalidOperationException($"Fails without a mutant: {suite.Tests[failure].DisplayName}");
            }

            once.UnionWith(inStatic);
            reached.Add((test, all));
        }

        // The mark of Stryker misses some: what one test alone reaches, and does not reach again, ran once.
        var alone = reached.SelectMany(entry => entry.Mutants, (entry, mutant) => (entry.Test, mutant)).GroupBy(entry => entry.mutant, entry => entry.Test)
            .Where(group => group.Count() == 1).GroupBy(group => group.Single(), group => group.Key);
        foreach (var mutants in alone)
        {
            once.UnionWith(mutants.Except(Mutation.Reached(() => suite.FirstFailure([mutants.Key])).All));
        }

        var ordered = reached.OrderBy(entry => entry.Mutants.Count).ToArray();
        var tests = ordered.SelectMany(entry => entry.Mutants, (entry, mutant) => (entry.Test, mutant))
            .GroupBy(entry => entry.mutant, entry => entry.Test)
            // A static initializer ran in one test, and matters to all.
            .ToDictionary(group => group.Key, group => once.Contains(group.Key) ? [.. ordered.Select(entry => entry.Test)] : group.ToArray());
        return new(namespaces, tests, [.. once]);
    }

    public static Coverage Load(string folder) => JsonSerializer.Deserialize<Coverage>(File.ReadAllText(PathIn(folder)))!;

    public static bool IsSaved(string folder) => File.Exists(PathIn(folder));

    public void Save(string folder) => File.WriteAllText(PathIn(folder), JsonSerializer.Serialize(this));

    private static string PathIn(string folder) => Path.Combine(folder, "coverage.json");
}
