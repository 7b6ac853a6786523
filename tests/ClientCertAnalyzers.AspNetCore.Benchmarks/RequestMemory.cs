using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>Bytes that the whole process allocates for a request to a protected endpoint, on a connection that is kept alive.</summary>
internal static class RequestMemory
{
    private const int Rounds = 7;
    private const int Requests = 20_000;

    public static async Task MeasureAsync(TestPki pki)
    {
        await using var plain = await Service.StartPlainAsync(pki);
        await using var guarded = await Service.StartGuardedAsync(pki);
        using var toPlain = new Connection(Service.Port(plain), pki.Valid.ToContext());
        using var toGuarded = new Connection(Service.Port(guarded), pki.Valid.ToContext());
        var figures = Enumerable.Range(0, Rounds + 1).Select(_ => (Plain: BytesPerRequest(toPlain), Guarded: BytesPerRequest(toGuarded))).Skip(1).ToArray();
        Console.WriteLine($"| bytes a request | plain Kestrel {Spread.Of(figures.Select(f => f.Plain))} | protected endpoint {Spread.Of(figures.Select(f => f.Guarded))} |");
    }

    private static double BytesPerRequest(Connection connection)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Requests; i++)
        {
            connection.Get();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
    }
}
