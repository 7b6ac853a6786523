using System.Diagnostics;
using ClientCertAnalyzers.CrashTest;

// docs/fuzzing.md says how to run this, and what it found.
var folders = args.Where(argument => !argument.StartsWith('-')).ToArray();
var seed = int.Parse(args.FirstOrDefault(argument => argument.StartsWith("--seed="))?["--seed=".Length..] ?? "1", System.Globalization.CultureInfo.InvariantCulture);
if (folders.Length == 0)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ClientCertAnalyzers.CrashTest -- <folder with C# code> ... [--seed=1] [--findings]");
    return 2;
}

var failures = 0;
foreach (var folder in folders)
{
    var files = SourceFolder.Read(folder);
    foreach (var (pass, texts) in new[] { ("whole", files), ("truncated", SourceFolder.Truncate(files, seed)) })
    {
        var clock = Stopwatch.StartNew();
        var result = await CrashRun.AnalyzeAsync(texts);
        failures += result.Failures.Count;
        Console.WriteLine(FormattableString.Invariant(
            $"{Path.GetFileName(folder.TrimEnd('/'))}, {pass}: {texts.Count} files, {result.Findings.Count} findings, {result.Failures.Count} failures, {clock.Elapsed.TotalSeconds:F0} s, slowest {CrashRun.BatchSize} files {result.Slowest.TotalSeconds:F0} s"));
        foreach (var line in args.Contains("--findings") ? result.Failures.Concat(result.Findings) : result.Failures)
        {
            Console.WriteLine("  " + line);
        }
    }
}

return failures == 0 ? 0 : 1;
