using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

[CollectionDefinition(Name)]
public sealed class MatrixCollection : ICollectionFixture<MatrixServers>
{
    public const string Name = "Acceptance matrix";
}

/// <summary>One PKI with the clients of all rows, and one host for each column.</summary>
public sealed class MatrixServers : IAsyncLifetime
{
    private readonly Dictionary<Column, TestHost> _hosts = [];
    private readonly Dictionary<int, ClientCertificate?> _clients = [];
    private LocalServer? _distributionPoint;

    internal TestPki Pki { get; private set; } = null!;

    internal Curl Curl { get; private set; } = null!;

    /// <summary>The lists of all CAs, as PEM.</summary>
    internal string RevocationLists { get; } = Path.Combine(TestProcess.Home, $"{Guid.NewGuid():N}.crl");

    internal ClientCertificate? Client(int row) => _clients[row];

    internal TestHost Host(Column column) => _hosts[column];

    public async Task InitializeAsync()
    {
        _distributionPoint = await LocalServer.StartAsync(() => Pki.Root.CreateRevocationList());
        Pki = new(new Uri(_distributionPoint.Address, "root.crl"));
        Curl = new(Pki);
        // All of them before the lists are written, since some are revoked.
        foreach (var row in AcceptanceMatrix.Rows)
        {
            _clients[row.Number] = Pki.Case(row.Number);
        }

        await File.WriteAllTextAsync(RevocationLists, Pki.CreateRevocationListsPem());
        _hosts[Column.Default] = await StartAsync(null);
        _hosts[Column.Files] = await StartAsync(tls => tls.RevocationListFiles.Add(RevocationLists));
        _hosts[Column.Online] = await StartAsync(tls => tls.RevocationMode = X509RevocationMode.Online);
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        if (_distributionPoint is not null)
        {
            await _distributionPoint.DisposeAsync();
        }
    }

    private Task<TestHost> StartAsync(Action<ClientCertificateTlsOptions>? tls) => TestHost.StartAsync(HostSetup.Explained with { Pki = Pki, Tls = tls });
}
