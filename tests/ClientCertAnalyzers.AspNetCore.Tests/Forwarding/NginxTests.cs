using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Forwarding.ForwardedHosts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>E1 with the proxy that the header table comes from.</summary>
public class NginxTests
{
    [NginxFact]
    public async Task E1_Behind_nginx_every_client_gets_the_answer_of_its_certificate()
    {
        await using var host = await HostAsync(Options(ForwardedClientCertificateFormat.EscapedPem));
        await using var nginx = await ForwardingNginx.StartAsync(host);
        var pki = host.Pki;
        var strange = new ClientCertificate(pki.Root.Issue(new() { Subject = "CN=\"a+b, %41 \u00e4=/\"" }));
        (ClientCertificate? Client, string Path, string Answer)[] expected =
        [
            (null, "/", "200 nobody"),
            (null, "/api", "496"),
            (pki.Valid, "/api", "200 CN=client"),
            (strange, "/api", $"200 {strange.Leaf.Subject}"),
            (pki.Case(20), "/api", "200 CN=client"),
            (pki.Expired(), "/", "495 expired"),
            (pki.Case(4), "/", "495 not-yet-valid"),
            (TestPki.SelfSigned(), "/", "495 self-signed"),
            (pki.Case(6), "/", "495 untrusted-issuer"),
            (pki.Case(9), "/", "495 wrong-usage"),
            (pki.Case(14), "/", "495 unsupported-extension"),
        ];
        foreach (var (certificate, path, answer) in expected)
        {
            using var client = TestClient.Create(host, certificate, port: nginx.Port);
            Assert.Equal(answer, await client.AnswerAsync(path));
            // nginx replaces what the client writes.
            Assert.Equal(answer, await client.AnswerAsync(path, Forged(ForwardedClientCertificateFormat.EscapedPem)));
        }
    }
}
