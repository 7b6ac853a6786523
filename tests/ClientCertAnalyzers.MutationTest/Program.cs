using System.Diagnostics;
using ClientCertAnalyzers.MutationTest;

// docs/test-strength.md says how to run this, and what it found. mutate.sh starts it.
if (args is ["--worker", var work, var lane, .. var ids])
{
    Worker.Run(work, new(lane), ids.Select(int.Parse));
    return 0;
}

if (args is not [var folder, .. { Length: > 0 } namespaces])
{
    Console.Error.WriteLine("Usage: <folder of a run of mutate.sh> <start of the full names of test classes> ...");
    return 2;
}

if (!Coverage.IsSaved(folder))
{
    Coverage.Measure(namespaces).Save(folder);
}

using var report = new Report(folder);
var coverage = Coverage.Load(folder);
var reached = coverage.Tests.Keys.Intersect(report.Ids).Order().ToArray();
var together = reached.Except(coverage.Once).ToArray();
var once = reached.Intersect(coverage.Once).ToArray();
var journals = Enumerable.Range(0, Environment.ProcessorCount).Select(number => Path.Combine(folder, $"results-{number}.tsv")).ToArray();
Parallel.ForEach(journals, (journal, _, number) =>
{
    RunEach(journal, together.Where((_, index) => index % journals.Length == number), atOnce: 200);
    RunEach(journal, once.Where((_, index) => index % journals.Length == number), atOnce: 1);
});

report.Print(journals.SelectMany(journal => new Journal(journal).Read()).ToDictionary());
return 0;

// A mutant may take its process with it: the next process begins behind it.
void RunEach(string journal, IEnumerable<int> mutants, int atOnce)
{
    while (mutants.Except(new Journal(journal).Read().Keys).Take(atOnce).Select(id => id.ToString()).ToArray() is { Length: > 0 } left)
    {
        // Deep recursion ends with a long list of calls, which nobody needs here.
        using var worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--worker", folder, journal, .. left]) { RedirectStandardError = true })!;
        worker.StandardError.ReadToEnd();
        worker.WaitForExit();
    }
}
