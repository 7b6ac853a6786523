using System.Text.RegularExpressions;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <param name="IsReused">Whether the handshake resumed an earlier session.</param>
/// <param name="Status">Of the HTTP/1.1 answer, or 0 when there was none.</param>
/// <param name="Session">The file with the session that the server let the client keep; <see langword="null"/> for none.</param>
/// <param name="Output">All that the program wrote.</param>
internal sealed record OpenSslAnswer(bool IsReused, int Status, string? Session, string Output);

/// <summary>One GET by <c>openssl s_client</c>, the client that keeps sessions in files and offers them wherever it is told to.</summary>
internal sealed partial class OpenSsl
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;

    /// <param name="port">Of the server.</param>
    /// <param name="protocol">Over HTTP/2 only the handshake counts: the server ends the connection at the GET.</param>
    /// <param name="certificate">The client's, or none.</param>
    /// <param name="session">Of an earlier answer.</param>
    /// <param name="path">Of the GET.</param>
    /// <param name="arguments">More for the program.</param>
    public async Task<OpenSslAnswer> GetAsync(
        int port, Protocol protocol, ClientCertificate? certificate = null, string? session = null, string path = "/api", params string[] arguments)
    {
        var kept = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        // Without -ign_eof it would leave before the answer, and lines that start with Q or R would be commands.
        var result = await Command.RunAsync(
            "openssl",
            [
                "s_client", "-ign_eof", "-connect", $"127.0.0.1:{port}", "-servername", "localhost",
                .. protocol.OpenSslArguments,
                "-sess_out", kept,
                .. session is null ? Array.Empty<string>() : ["-sess_in", session],
                .. certificate is null ? Array.Empty<string>() : CertificateArguments(certificate),
                .. arguments,
            ],
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.True(Handshake().Match(result.Output) is { Success: true }, result.Output + result.Error);
        return new(
            Handshake().Match(result.Output).Groups[1].Value == "Reused",
            StatusLine().Match(result.Output) is { Success: true } status ? int.Parse(status.Groups[1].Value) : 0,
            File.Exists(kept) ? kept : null,
            result.Output);
    }

    private string[] CertificateArguments(ClientCertificate certificate)
    {
        var leaf = certificate.WritePem(_folder);
        if (certificate.Chain.Length == 0)
        {
            return ["-cert", leaf];
        }

        var chain = leaf + ".chain";
        File.WriteAllText(chain, string.Join('\n', certificate.Chain.Select(ca => ca.ExportCertificatePem())));
        return ["-cert", leaf, "-cert_chain", chain];
    }

    [GeneratedRegex(@"^(New|Reused), \(?TLSv1\.\d", RegexOptions.Multiline)]
    private static partial Regex Handshake();

    [GeneratedRegex(@"HTTP/1\.1 (\d{3})")]
    private static partial Regex StatusLine();
}
