using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>nginx in front of a host, which it passes every request to, also those whose certificate it rejects.</summary>
internal sealed class ForwardingNginx : IAsyncDisposable
{
    private readonly Process _process;

    private ForwardingNginx(Process process, int port) => (_process, Port) = (process, port);

    public static string Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists) ?? "nginx";

    public int Port { get; }

    public static async Task<ForwardingNginx> StartAsync(TestHost host)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
        var port = FreePort();
        File.WriteAllText(Path.Combine(folder, "server.pem"), host.Pki.Server.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), host.Pki.Server.ExportKeyPem());
        File.WriteAllText(Path.Combine(folder, "root.pem"), host.Pki.Root.Certificate.ExportCertificatePem());
        var configuration = Path.Combine(folder, "nginx.conf");
        var pass = $"""
            proxy_pass https://127.0.0.1:{host.Port};
            proxy_set_header Host localhost;
            proxy_set_header {ForwardedHosts.VerifyHeader} $ssl_client_verify;
            proxy_set_header {ForwardedHosts.CertificateHeader} $ssl_client_escaped_cert;
            """;
        File.WriteAllText(configuration, $$"""
            daemon off; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log info; worker_processes 1;
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/t1; proxy_temp_path {{folder}}/t2; fastcgi_temp_path {{folder}}/t3;
              uwsgi_temp_path {{folder}}/t4; scgi_temp_path {{folder}}/t5;
              server {
                listen 127.0.0.1:{{port}} ssl http2; server_name _; ssl_protocols TLSv1.2 TLSv1.3;
                ssl_certificate {{folder}}/server.pem; ssl_certificate_key {{folder}}/server.key;
                ssl_client_certificate {{folder}}/root.pem; ssl_verify_client optional; ssl_verify_depth 3;
                error_page 495 496 = @app;
                location / { {{pass}} }
                location @app { {{pass}} }
              }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", configuration, "-e", Path.Combine(folder, "error.log")]) { RedirectStandardError = true })!;
        await Poll.UntilAsync(async () =>
        {
            Assert.False(process.HasExited, "nginx did not start; it needs a port that is free.");
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
        return new(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end with it.
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
