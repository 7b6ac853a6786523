using System.Diagnostics;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>nginx that demands a client certificate, with the trust and the revocation lists of the matrix.</summary>
public sealed class NginxServer(MatrixServers servers) : IAsyncLifetime
{
    internal const string Missing = "nginx is not installed (apt-get install nginx)";

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
    private Process? _process;

    internal static bool IsRequired => Environment.GetEnvironmentVariable("REQUIRE_NGINX") == "1";

    /// <summary><see langword="null"/> when it is not installed.</summary>
    internal static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "nginx"))
        .FirstOrDefault(File.Exists);

    internal int Port { get; } = Loopback.FreePort();

    public async Task InitializeAsync()
    {
        if (Program is null && !IsRequired)
        {
            // The tests are skipped, but their fixture is made.
            return;
        }

        await WriteAsync("server.pem", servers.Pki.Server.ExportCertificatePem());
        await WriteAsync("server.key", servers.Pki.Server.ExportKeyPem());
        await WriteAsync("root.pem", servers.Pki.Root.Certificate.ExportCertificatePem());
        await WriteAsync("nginx.conf", Configuration(_folder, Port, servers.RevocationLists));
        var log = Path.Combine(_folder, "error.log");
        _process = Process.Start(Program ?? throw new InvalidOperationException(Missing), ["-c", Path.Combine(_folder, "nginx.conf"), "-e", log]);
        await Loopback.UntilAcceptedAsync(Port, () => _process.HasExited ? $"nginx ended: {File.ReadAllText(log)}" : null);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private Task WriteAsync(string file, string content) => File.WriteAllTextAsync(Path.Combine(_folder, file), content);

    // One process, so that nothing is left when it is ended. Without "=495", error_page leaves 400 on the wire.
    private static string Configuration(string folder, int port, string revocationLists) => $$"""
        daemon off; master_process off; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log info;
        events { worker_connections 256; }
        http {
          access_log off; default_type text/plain;
          client_body_temp_path {{folder}}/t1; proxy_temp_path {{folder}}/t2; fastcgi_temp_path {{folder}}/t3;
          uwsgi_temp_path {{folder}}/t4; scgi_temp_path {{folder}}/t5;
          server {
            listen 127.0.0.1:{{port}} ssl http2; server_name _; ssl_protocols TLSv1.2 TLSv1.3;
            ssl_certificate {{folder}}/server.pem; ssl_certificate_key {{folder}}/server.key;
            ssl_client_certificate {{folder}}/root.pem; ssl_crl {{revocationLists}}; ssl_verify_client on; ssl_verify_depth 3;
            error_page 495 =495 @e495; location @e495 { return 495 "verify=$ssl_client_verify\n"; }
            error_page 496 =496 @e496; location @e496 { return 496 "verify=$ssl_client_verify\n"; }
            location / { return 200 "verify=$ssl_client_verify\n"; }
          }
        }
        """;
}
