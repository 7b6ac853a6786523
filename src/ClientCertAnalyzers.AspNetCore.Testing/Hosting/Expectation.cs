using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace ClientCertAnalyzers.AspNetCore.Testing.Hosting;

/// <summary>The answer that must come, and what to say when another one does.</summary>
internal sealed record Expectation(int StatusCode, ClientCertificateRejectionReason? Reason = null)
{
    /// <summary>More of a body would hide the rest of the message.</summary>
    private const int ShownBody = 300;

    public async Task AssertAsync(ClientCertificateTestHost host, string path, X509Certificate2? certificate, HttpMethod? method)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var client = host.CreateClient(certificate);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        var message = $"{request.Method} {path} {(certificate is null ? "without a certificate" : $"with the certificate of '{certificate.Subject}'")}: expected {this}, but ";
        try
        {
            using var response = await client.SendAsync(request);
            if (await DifferenceAsync(response) is { } difference)
            {
                throw new ClientCertificateAssertException(message + difference);
            }
        }
        catch (HttpRequestException exception)
        {
            throw new ClientCertificateAssertException($"{message}no answer came: {exception.GetBaseException().Message}", exception);
        }
    }

    public override string ToString() => Reason is null ? $"{StatusCode}" : $"{StatusCode} ({Reason})";

    private async Task<string?> DifferenceAsync(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var verdict = VerdictHeader.Read(response);
        // The handshake found nothing wrong, so it was the application that refused.
        var reason = verdict?.Status == ClientCertificateStatus.Valid && status != StatusCodes.Status200OK ? ClientCertificateRejectionReason.NotAllowed : verdict?.Reason;
        if (status == StatusCode && (Reason is null || Reason == reason))
        {
            return null;
        }

        var body = await response.Content.ReadAsStringAsync();
        return $"{status} came. {Describe(verdict)}{(body.Length == 0 ? "" : $" The answer: {(body.Length > ShownBody ? body[..ShownBody] + "..." : body)}")}";
    }

    private static string Describe((ClientCertificateStatus Status, ClientCertificateRejectionReason Reason)? verdict) => verdict switch
    {
        null => "The service has no verdict on certificates.",
        (ClientCertificateStatus.NotProvided, _) => "The service got no certificate.",
        (ClientCertificateStatus.Valid, _) => "The service found the certificate valid.",
        var (_, reason) => $"The service found the certificate invalid: {reason}.",
    };
}
