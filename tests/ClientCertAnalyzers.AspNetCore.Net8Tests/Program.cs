using System.Reflection;
using ClientCertAnalyzers.AspNetCore.Net8Tests;
using Xunit.Sdk;

var assembly = typeof(Program).Assembly;
var results = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Results").Value!;
var sink = new ResultSink();
using var framework = new XunitTestFramework(sink);
using var executor = framework.GetExecutor(assembly.GetName());
executor.RunAll(sink, DefaultOptions.Instance, DefaultOptions.Instance);
var total = await sink.Finished;

var passed = total.TestsRun - total.TestsFailed - total.TestsSkipped;
Console.WriteLine($".NET {Environment.Version}: {passed} passed, {total.TestsFailed} failed, {total.TestsSkipped} skipped in {total.ExecutionTime:F1} s");
// Beside the result files of the test projects, whose counters are added up.
Directory.CreateDirectory(results);
File.WriteAllText(
    Path.Combine(results, "ClientCertAnalyzers.AspNetCore.Net8Tests.trx"),
    $"""<TestRun><ResultSummary><Counters total="{total.TestsRun}" passed="{passed}" failed="{total.TestsFailed}" /></ResultSummary></TestRun>""");
return total.TestsFailed == 0 && passed > 0 ? 0 : 1;
