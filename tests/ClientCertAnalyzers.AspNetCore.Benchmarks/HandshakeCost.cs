using System.Diagnostics;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>Processor time of the server for a new connection with one request. The clients are another process, or they would be measured too.</summary>
internal static class HandshakeCost
{
    private const int Rounds = 9;
    private const int Connections = 400;

    public static async Task MeasureAsync(TestPki pki)
    {
        var folder = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName;
        var client = pki.Valid.WritePem(folder);
        await using var plain = await Service.StartPlainAsync(pki);
        await using var guarded = await Service.StartGuardedAsync(pki);
        // In turns: a slow minute of the machine hits both alike. The first round warms up.
        var figures = Enumerable.Range(0, Rounds + 1)
            .Select(_ => (Plain: MillisecondsPerConnection(plain, client), Guarded: MillisecondsPerConnection(guarded, client))).Skip(1).ToArray();
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"| server CPU ms a connection | plain Kestrel {Spread.Of(figures.Select(f => f.Plain), "F3")} | guarded {Spread.Of(figures.Select(f => f.Guarded), "F3")} |");
        Console.WriteLine($"| ratio | {Spread.Of(figures.Select(f => f.Guarded / f.Plain), "F3")} |");
    }

    /// <summary>What the client process does.</summary>
    public static void Connect(int port, string pem)
    {
        var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(pem);
        var context = new ClientCertificate(certificate).ToContext();
        for (var i = 0; i < Connections; i++)
        {
            using var connection = new Connection(port, context);
            connection.Get();
        }
    }

    private static double MillisecondsPerConnection(WebApplication server, string pem)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        using var client = Process.Start(Environment.ProcessPath!, ["connect", $"{Service.Port(server)}", pem]);
        client.WaitForExit();
        self.Refresh();
        return client.ExitCode == 0
            ? (self.TotalProcessorTime - before).TotalMilliseconds / Connections
            : throw new InvalidOperationException("The client failed.");
    }
}
