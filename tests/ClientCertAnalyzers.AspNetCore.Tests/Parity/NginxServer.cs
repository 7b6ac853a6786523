using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>nginx that demands a client certificate, with the trust and the revocation lists of the matrix.</summary>
public sealed class NginxServer(MatrixServers servers) : IAsyncLifetime
{
    private Nginx? _nginx;

    internal int Port => _nginx!.Port;

    public async Task InitializeAsync()
    {
        // Also made for tests that are skipped.
        if (Nginx.SkipReason is null)
        {
            // Without "=495", error_page leaves 400 on the wire.
            _nginx = await Nginx.StartAsync(servers.Pki, $$"""
                ssl_crl {{servers.RevocationLists}}; ssl_verify_client on;
                error_page 495 =495 @e495; location @e495 { return 495 "verify=$ssl_client_verify\n"; }
                error_page 496 =496 @e496; location @e496 { return 496 "verify=$ssl_client_verify\n"; }
                location / { return 200 "verify=$ssl_client_verify\n"; }
                """);
        }
    }

    public async Task DisposeAsync()
    {
        if (_nginx is not null)
        {
            await _nginx.DisposeAsync();
        }
    }
}
