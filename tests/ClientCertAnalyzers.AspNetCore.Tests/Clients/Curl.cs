using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>
/// curl against a server of the tests. It also sends certificates that OpenSSL's default security level refuses to use. It always sends the trusted
/// root along, since it finds that itself.
/// </summary>
internal sealed class Curl
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
    private readonly string _root;
    private readonly string _configuration;

    public Curl(TestPki pki)
    {
        _root = Path.Combine(_folder, "root.pem");
        File.WriteAllText(_root, pki.Root.Certificate.ExportCertificatePem());
        _configuration = Path.Combine(_folder, "openssl.cnf");
        File.WriteAllText(_configuration, """
            openssl_conf = modules
            [modules]
            ssl_conf = ssl
            [ssl]
            system_default = all
            [all]
            CipherString = ALL:@SECLEVEL=0
            """);
    }

    /// <summary>The HTTP status, or 0 when there was no answer.</summary>
    public async Task<int> StatusAsync(int port, ClientCertificate? certificate, Protocol protocol, string path = "/api") =>
        int.Parse((await RunAsync(port, certificate, protocol, path, "--output", "/dev/null", "--write-out", "%{http_code}")).Output);

    /// <summary>In the notation of <see cref="MatrixAnswers"/>.</summary>
    public async Task<string> MatrixAnswerAsync(int port, ClientCertificate? certificate, Protocol protocol, string path = "/api")
    {
        var output = (await RunAsync(port, certificate, protocol, path, "--write-out", "\n%{http_code} %{http_version}")).Output;
        var end = output.LastIndexOf('\n');
        var status = int.Parse(output.AsSpan(end + 1, 3));
        Assert.True(status == 0 || Version.Parse($"{output[(end + 5)..]}{(output.EndsWith('2') ? ".0" : "")}") == protocol.Http, output);
        return MatrixAnswers.Of(status, output[..end]);
    }

    public Task<CommandResult> RunAsync(int port, ClientCertificate? certificate, Protocol protocol, string path, params string[] arguments) => Command.RunAsync(
        "curl",
        [
            "--silent", "--show-error", "--cacert", _root,
            .. certificate is null ? Array.Empty<string>() : ["--cert", certificate.WritePem(_folder)],
            .. protocol.CurlArguments,
            "--resolve", $"localhost:{port}:127.0.0.1",
            .. arguments,
            $"https://localhost:{port}{path}",
        ],
        environment: new Dictionary<string, string> { ["OPENSSL_CONF"] = _configuration });
}
