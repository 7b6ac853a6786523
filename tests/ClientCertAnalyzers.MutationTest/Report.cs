using System.Text.Json;

namespace ClientCertAnalyzers.MutationTest;

/// <summary>Figures by file, and each survivor with its place.</summary>
internal static class Report
{
    /// <summary>Adds the outcomes to what Stryker wrote about the assembly in the file <paramref name="mutants"/>.</summary>
    public static void Print(string mutants, IReadOnlyDictionary<int, Outcome> outcomes)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(mutants));
        var survivors = new List<string>();
        var (all, noticed) = (0, 0);
        foreach (var file in report.RootElement.GetProperty("files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file.Name);
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            // Not in the assembly: what Stryker's rules leave out, and what does not compile.
            var real = file.Value.GetProperty("mutants").EnumerateArray().Where(mutant => mutant.GetProperty("status").GetString() is not ("Ignored" or "CompileError")).ToArray();
            var left = real.Where(mutant => outcomes.GetValueOrDefault(Id(mutant), Outcome.Survived) == Outcome.Survived).ToArray();
            if (real.Length > 0)
            {
                Console.WriteLine($"| {name} | {real.Length} | {real.Length - left.Length} | {left.Length} |");
                (all, noticed) = (all + real.Length, noticed + real.Length - left.Length);
            }

            survivors.AddRange(left.Select(mutant => Describe(name, lines, mutant, outcomes.ContainsKey(Id(mutant)))));
        }

        Console.WriteLine($"| together | {all} | {noticed} ({100.0 * noticed / all:F1} %) | {all - noticed} |");
        survivors.ForEach(Console.WriteLine);
    }

    private static int Id(JsonElement mutant) => int.Parse(mutant.GetProperty("id").GetString()!);

    private static string Describe(string file, string[] lines, JsonElement mutant, bool reached)
    {
        var location = mutant.GetProperty("location");
        var (start, end) = (location.GetProperty("start"), location.GetProperty("end"));
        var (first, column) = (start.GetProperty("line").GetInt32(), start.GetProperty("column").GetInt32());
        var line = lines[first - 1];
        var old = end.GetProperty("line").GetInt32() == first ? line[(column - 1)..(end.GetProperty("column").GetInt32() - 1)] : line[(column - 1)..] + " ...";
        var changed = string.Join(' ', mutant.GetProperty("replacement").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{file}:{first} #{Id(mutant)} {mutant.GetProperty("mutatorName").GetString()}{(reached ? "" : ", no test comes here")}\n    {old}\n    -> {changed}";
    }
}
