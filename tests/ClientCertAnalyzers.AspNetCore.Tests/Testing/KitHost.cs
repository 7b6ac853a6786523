using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>A host as a user of the test kit starts it: "/" open, "/api" protected.</summary>
internal static class KitHost
{
    public static Task<ClientCertificateTestHost> StartAsync(
        TestCertificateAuthority authority, Action<ClientCertificateTlsOptions>? tls = null, Action<ClientCertificateResponseOptions>? responses = null) =>
        ClientCertificateTestHost.StartAsync(
            authority,
            builder => builder.Services.AddClientCertificateResponses(responses),
            app =>
            {
                app.MapGet("/", TestHost.Caller);
                app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
                app.MapPost("/api", () => Results.Ok()).RequireClientCertificate();
                app.MapGet("/refuses", () => Results.Extensions.ClientCertificateInvalid());
            },
            tls);

    public static Task AssertAsync(ClientCertificateTestHost host, X509Certificate2 certificate, ClientCertificateRejectionReason reason) =>
        reason == ClientCertificateRejectionReason.None ? host.AssertOkAsync("/api", certificate) : host.AssertInvalidAsync("/api", certificate, reason);
}
