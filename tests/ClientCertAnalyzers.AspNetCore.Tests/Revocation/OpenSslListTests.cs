using System.Security.Cryptography;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D1 and D5 with lists of OpenSSL.</summary>
public class OpenSslListTests
{
    [Theory]
    [InlineData("RSA", "sha256", true)]
    [InlineData("RSA", "sha384", false)]
    [InlineData("RSA", "sha512", true)]
    [InlineData("P-256", "sha256", false)]
    [InlineData("P-384", "sha384", true)]
    [InlineData("P-521", "sha512", false)]
    public async Task D1_A_list_of_OpenSSL_is_read(string key, string hash, bool isPem)
    {
        var authority = new OpenSslAuthority(Key(key));
        var (good, revoked, held) = (authority.Issue(1), authority.Issue(0x80, 2), authority.Issue(0, 0xff));
        await authority.RevokeAsync(revoked, "-crl_reason", "keyCompromise");
        await authority.RevokeAsync(held, "-crl_hold", "holdInstructionReject");
        var list = await authority.CreateListAsync(hash, isPem);
        await using var host = await HostAsync(authority, list);
        Assert.Equal("200 CN=client", await host.AnswerAsync(good));
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
        Assert.Equal("495 revoked", await host.AnswerAsync(held));
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("P-256")]
    public async Task D3_A_list_of_OpenSSL_with_SHA1_is_refused(string key)
    {
        var list = await new OpenSslAuthority(Key(key)).CreateListAsync("sha1", isPem: true);
        await Assert.ThrowsAsync<CryptographicException>(() => ListFiles.HostAsync(TestPki.Shared, list));
    }

    private static AsymmetricAlgorithm Key(string name) => name switch
    {
        "RSA" => RSA.Create(2048),
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        _ => ECDsa.Create(ECCurve.NamedCurves.nistP521),
    };

    private static Task<TestHost> HostAsync(OpenSslAuthority authority, string list) => TestHost.StartAsync(new HostSetup
    {
        Tls = tls =>
        {
            tls.TrustedRoots.Add(authority.Certificate);
            tls.RevocationListFiles.Add(list);
        },
    }.WithReasons());
}
