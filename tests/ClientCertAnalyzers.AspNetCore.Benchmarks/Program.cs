using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClientCertAnalyzers.AspNetCore.Benchmarks;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

if (args is ["connect", var port, var pem])
{
    HandshakeCost.Connect(int.Parse(port, CultureInfo.InvariantCulture), pem);
    return;
}

if (args is not ["server"])
{
    // In process: a generated project would take over our build settings.
    BenchmarkRunner.Run<MiddlewareBenchmarks>(DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
}

await RequestMemory.MeasureAsync(TestPki.Shared);
await HandshakeCost.MeasureAsync(TestPki.Shared);
