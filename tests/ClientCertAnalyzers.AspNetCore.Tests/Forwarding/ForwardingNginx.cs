using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>nginx in front of a host, which it passes every request to, also those whose certificate it rejects.</summary>
internal static class ForwardingNginx
{
    public static Task<Nginx> StartAsync(TestHost host)
    {
        var pass = $"""
            proxy_pass https://127.0.0.1:{host.Port};
            proxy_set_header Host localhost;
            proxy_set_header {ForwardedHosts.VerifyHeader} $ssl_client_verify;
            proxy_set_header {ForwardedHosts.CertificateHeader} $ssl_client_escaped_cert;
            """;
        return Nginx.StartAsync(host.Pki, $$"""
            ssl_verify_client optional;
            error_page 495 496 = @app;
            location / { {{pass}} }
            location @app { {{pass}} }
            """);
    }
}
