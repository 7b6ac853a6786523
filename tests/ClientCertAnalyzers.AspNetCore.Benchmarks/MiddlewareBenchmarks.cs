using System.Security.Cryptography.X509Certificates;
using BenchmarkDotNet.Attributes;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>What a request with a valid certificate pays for the outermost middleware, against the same pipeline without it.</summary>
[MemoryDiagnoser]
public class MiddlewareBenchmarks
{
    private readonly DefaultHttpContext _context = new();
    private RequestDelegate _plain = null!;
    private RequestDelegate _guarded = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var services = new ServiceCollection().AddLogging().AddClientCertificateResponses().BuildServiceProvider();
        _context.RequestServices = services;
        _context.Features.Set<IClientCertificateVerdictFeature>(new Valid());
        _plain = Build(services, Run);
        _guarded = Build(services, services.GetServices<IStartupFilter>().Single().Configure(Run));
    }

    [Benchmark(Baseline = true)]
    public Task Plain() => _plain(_context);

    [Benchmark]
    public Task Guarded() => _guarded(_context);

    private static RequestDelegate Build(IServiceProvider services, Action<IApplicationBuilder> configure)
    {
        var app = new ApplicationBuilder(services);
        configure(app);
        return app.Build();
    }

    private static void Run(IApplicationBuilder app) => app.Run(_ => Task.CompletedTask);

    private sealed class Valid : IClientCertificateVerdictFeature
    {
        public ClientCertificateVerdict Verdict => ClientCertificateVerdict.Valid;

        public X509Certificate2? PresentedCertificate => null;
    }
}
