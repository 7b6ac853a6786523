using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using static ClientCertAnalyzers.AspNetCore.Tests.Forwarding.ForwardedHosts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>E1: the texts of OpenSSL have the reasons that our own handshake would give.</summary>
public class ProxyReasonTests
{
    private static readonly (string Text, string Reason)[] Texts =
    [
        ("unable to get issuer certificate", "untrusted-issuer"),
        ("unable to verify the first certificate", "untrusted-issuer"),
        ("self-signed certificate in certificate chain", "untrusted-issuer"),
        ("self signed certificate", "self-signed"),
        ("certificate signature failure", "bad-signature"),
        ("certificate revoked", "revoked"),
        ("certificate has expired", "expired"),
        ("certificate is not yet valid", "not-yet-valid"),
        ("unsuitable certificate purpose", "wrong-usage"),
        ("key usage does not include certificate signing", "wrong-usage"),
        ("EE certificate key too weak", "weak-key"),
        ("CA signature digest algorithm too weak", "weak-key"),
        ("unable to get certificate CRL", "revocation-unknown"),
        ("unable to get CRL issuer certificate", "revocation-unknown"),
        ("key usage does not include CRL signing", "revocation-unknown"),
        ("different CRL scope", "revocation-unknown"),
        ("CRL has expired", "revocation-unknown"),
        ("unhandled critical extension", "unsupported-extension"),
        ("permitted subtree violation", "name-constraint"),
        ("unsupported name constraint type", "name-constraint"),
        ("certificate chain too long", "proxy-reported"),
        (" certificate revoked", "proxy-reported"),
        ("certificate revoked\t", "revoked"),
        ("revoked", "proxy-reported"),
        ("<script>", "proxy-reported"),
    ];

    [Fact]
    public async Task E1_Every_text_has_its_reason()
    {
        await using var host = await HostAsync(Options());
        var actual = new List<(string, string)>();
        foreach (var (text, _) in Texts)
        {
            actual.Add((text, (await host.AnswerAsync(null, "/", (VerifyHeader, $"FAILED:{text}")))["495 ".Length..]));
        }

        Assert.Equal(Texts, actual);
    }
}
