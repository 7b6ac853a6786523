using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D2: a certificate that no list in force of its issuer covers is refused.</summary>
public class UnknownTests
{
    private readonly TestPki _pki = new();
    private readonly ListFiles _files = new();

    public static TheoryData<string> Lists => ["of another CA", "expired", "not yet in force", "changed signature", "changed content", "other key with the same name"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task D2_A_list_that_does_not_hold_leaves_it_unknown(string kind)
    {
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(List(kind)));
        Assert.Equal("495 revocation-unknown", await host.AnswerAsync(_pki.Valid));
    }

    [Fact]
    public async Task D2_An_issuer_that_may_not_sign_lists_leaves_it_unknown()
    {
        var issuer = _pki.Root.CreateIntermediate("No lists", X509KeyUsageFlags.KeyCertSign);
        var client = new ClientCertificate(issuer.Issue(new()), issuer.Certificate);
        await using var host = await ListFiles.HostAsync(
            _pki, _files.Write(_pki.Root.CreateRevocationList()), _files.Write(issuer.CreateRevocationList()));
        Assert.Equal("495 revocation-unknown", await host.AnswerAsync(client));
    }

    [Fact]
    public async Task D2_The_list_of_every_CA_below_the_anchor_is_needed()
    {
        var client = _pki.Case(21);
        var (root, first, second) = (_pki.Root.CreateRevocationList(), _pki.First.CreateRevocationList(), _pki.Second.CreateRevocationList());
        byte[][][] incomplete = [[first, second], [root, second], [root, first]];
        foreach (var lists in incomplete)
        {
            await using var host = await ListFiles.HostAsync(_pki, _files.Write(ListFiles.Pem(lists)));
            Assert.Equal("495 revocation-unknown", await host.AnswerAsync(client));
        }

        await using var complete = await ListFiles.HostAsync(_pki, _files.Write(ListFiles.Pem(root, first, second)));
        Assert.Equal("200 CN=client", await complete.AnswerAsync(client));
    }

    [Fact]
    public async Task D2_With_Online_a_certificate_without_address_is_unknown_unless_that_is_tolerated()
    {
        var setup = new HostSetup { Tls = tls => tls.RevocationMode = X509RevocationMode.Online }.WithReasons();
        await using var host = await TestHost.StartAsync(setup);
        Assert.Equal("495 revocation-unknown", await host.AnswerAsync(host.Pki.Valid));
        await using var tolerant = await TestHost.StartAsync(setup with
        {
            Tls = tls =>
            {
                tls.RevocationMode = X509RevocationMode.Online;
                tls.ConfigureChainPolicy = policy => policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown;
            },
        });
        Assert.Equal("200 CN=client", await tolerant.AnswerAsync(host.Pki.Valid));
    }

    [Fact]
    public async Task D2_A_stranger_is_told_nothing_of_revocation()
    {
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.Other.CreateRevocationList()));
        Assert.Equal("495 untrusted-issuer", await host.AnswerAsync(_pki.Case(6)));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned()));
    }

    private byte[] List(string kind)
    {
        switch (kind)
        {
            case "of another CA":
                return _pki.Other.CreateRevocationList();
            case "expired":
                return _pki.Root.CreateRevocationList(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(-1));
            case "not yet in force":
                return _pki.Root.CreateRevocationList(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(9));
            case "other key with the same name":
                return _pki.Root.CreateRevocationList(key: ECDsa.Create(ECCurve.NamedCurves.nistP256));
            case "changed signature":
                var signature = _pki.Root.CreateRevocationList();
                signature[^1] ^= 1;
                return signature;
            default:
                // A revoked certificate taken off the list by a change of its number.
                var serialNumber = _pki.Valid.Leaf.SerialNumberBytes.ToArray();
                _pki.Root.Revoke(_pki.Valid.Leaf);
                var content = _pki.Root.CreateRevocationList();
                content[content.AsSpan().IndexOf(serialNumber) + serialNumber.Length - 1] ^= 1;
                return content;
        }
    }
}
