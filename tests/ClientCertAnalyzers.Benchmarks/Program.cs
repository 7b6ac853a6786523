using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClientCertAnalyzers.Benchmarks;

if (args is ["own"])
{
    Console.WriteLine(OwnTimeTable.Measure());
    return;
}

// One run takes a good part of a second, so one run is one iteration. In process: a generated project would take over our build settings.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(2)
    .WithIterationCount(8)
    .WithInvocationCount(1)
    .WithUnrollFactor(1);
var summaries = BenchmarkSwitcher.FromTypes([typeof(AnalyzerBenchmarks)])
    .Run(args, DefaultConfig.Instance.AddJob(job));
foreach (var summary in summaries)
{
    Console.WriteLine(CostTable.Of(summary));
}
