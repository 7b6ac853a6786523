using System.Diagnostics;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

/// <summary>A real nginx on a free port of the loopback address, with the server certificate of the PKI.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Missing = "nginx is not installed (apt-get install nginx)";

    private readonly Process _process;

    private Nginx(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Why its tests are skipped here; <see langword="null"/> when they run. With REQUIRE_NGINX=1 they always do, and fail without it.</summary>
    public static string? SkipReason => Program is null && Environment.GetEnvironmentVariable("REQUIRE_NGINX") != "1" ? Missing : null;

    public int Port { get; }

    private static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "nginx"))
        .FirstOrDefault(File.Exists);

    /// <param name="pki">Its root is the one for client certificates.</param>
    /// <param name="server">Directives of the server, beside those for TLS.</param>
    public static async Task<Nginx> StartAsync(TestPki pki, string server)
    {
        var program = Program ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
        var port = Loopback.FreePort();
        var log = Path.Combine(folder, "error.log");
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(Path.Combine(folder, "server.pem"), pki.Server.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "server.key"), pki.Server.ExportKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "root.pem"), pki.Root.Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(configuration, Configuration(folder, port, server));
        var process = Process.Start(program, ["-c", configuration, "-e", log]);
        await Loopback.UntilAcceptedAsync(port, () => process.HasExited ? $"nginx ended: {File.ReadAllText(log)}" : null);
        return new(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // One process, so that nothing is left when it is ended.
    private static string Configuration(string folder, int port, string server) => $$"""
        daemon off; master_process off; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log info;
        events { worker_connections 256; }
        http {
          access_log off; default_type text/plain;
          client_body_temp_path {{folder}}/t1; proxy_temp_path {{folder}}/t2; fastcgi_temp_path {{folder}}/t3;
          uwsgi_temp_path {{folder}}/t4; scgi_temp_path {{folder}}/t5;
          server {
            listen 127.0.0.1:{{port}} ssl http2; server_name _; ssl_protocols TLSv1.2 TLSv1.3;
            ssl_certificate {{folder}}/server.pem; ssl_certificate_key {{folder}}/server.key;
            ssl_client_certificate {{folder}}/root.pem; ssl_verify_depth 3;
            {{server}}
          }
        }
        """;
}
