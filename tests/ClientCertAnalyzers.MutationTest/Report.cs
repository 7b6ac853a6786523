using System.Text.Json;

namespace ClientCertAnalyzers.MutationTest;

/// <summary>What Stryker wrote about the mutated assembly.</summary>
internal sealed class Report(string folder) : IDisposable
{
    private readonly JsonDocument _report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "mutants.json")));

    /// <summary>The mutants of the files that were to be mutated: the assembly has those of all others too.</summary>
    public IEnumerable<int> Ids => Files.SelectMany(file => Mutants(file)).Select(Id);

    private IEnumerable<JsonProperty> Files => _report.RootElement.GetProperty("files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal);

    public void Dispose() => _report.Dispose();

    /// <summary>Figures by file, and each survivor with its place.</summary>
    public void Print(IReadOnlyDictionary<int, Outcome> outcomes)
    {
        var survivors = new List<string>();
        var (all, noticed) = (0, 0);
        foreach (var file in Files)
        {
            var name = Path.GetFileName(file.Name);
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            var real = Mutants(file);
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

    /// <summary>Without those that do not compile, and those that Stryker leaves out.</summary>
    private static JsonElement[] Mutants(JsonProperty file) =>
        [.. file.Value.GetProperty("mutants").EnumerateArray().Where(mutant => mutant.GetProperty("status").GetString() is not ("Ignored" or "CompileError"))];

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
