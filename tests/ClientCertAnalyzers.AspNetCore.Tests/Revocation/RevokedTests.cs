using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D1: what a list says counts, in every form that a list file may have.</summary>
public class RevokedTests
{
    private readonly TestPki _pki = new();
    private readonly ListFiles _files = new();

    public static TheoryData<string> Forms => ["DER", "PEM", "PEM with several", "several files", "PEM among text"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task D1_A_revoked_leaf_is_revoked_and_a_good_one_passes(string form)
    {
        var revoked = _pki.Case(15);
        await using var host = await ListFiles.HostAsync(_pki, Files(form));
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task D1_Every_protocol_gets_the_same_answers(int protocol)
    {
        var (tls, http) = Protocol.All[protocol];
        var revoked = _pki.Case(15);
        await using var host = await ListFiles.HostAsync(_pki, Files("DER"));
        using var bad = TestClient.Create(host, revoked, http, tls);
        using var good = TestClient.Create(host, _pki.Valid, http, tls);
        Assert.Equal("495 revoked", await bad.AnswerAsync());
        Assert.Equal("200 CN=client", await good.AnswerAsync());
    }

    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, Protocol.All.Length)];

    [Fact]
    public async Task D1_A_revoked_intermediate_takes_its_clients_with_it()
    {
        var good = _pki.Case(20);
        var bad = _pki.Case(21);
        _pki.First.Revoke(_pki.Second.Certificate);
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.CreateRevocationListsPem()));
        Assert.Equal("200 CN=client", await host.AnswerAsync(good));
        Assert.Equal("495 revoked", await host.AnswerAsync(bad));
    }

    [Theory]
    [InlineData(X509RevocationReason.CertificateHold)]
    [InlineData(X509RevocationReason.KeyCompromise)]
    public async Task D1_The_reason_of_a_revocation_does_not_matter(X509RevocationReason reason)
    {
        var revoked = _pki.Case(15);
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.Root.CreateRevocationList(reason: reason)));
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
    }

    [Fact]
    public async Task D1_A_leaf_that_another_CA_revoked_under_the_same_number_passes()
    {
        _pki.First.Revoke(_pki.Valid.Leaf);
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.CreateRevocationListsPem()));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task D1_The_newest_list_in_force_counts(bool newestFirst)
    {
        var revoked = _pki.Case(15);
        var newest = _files.Write(_pki.Root.CreateRevocationList());
        var older = _files.Write(new HandMadeList(_pki.Root) { ThisUpdate = DateTimeOffset.UtcNow.AddDays(-2) }.Encode());
        var future = _files.Write(new HandMadeList(_pki.Root) { ThisUpdate = DateTimeOffset.UtcNow.AddDays(1) }.Encode());
        await using var host = await ListFiles.HostAsync(_pki, newestFirst ? [newest, older, future] : [future, older, newest]);
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task D1_Of_two_lists_of_one_moment_both_count(bool revokingFirst)
    {
        var now = DateTimeOffset.UtcNow.AddHours(-1);
        var revoking = _files.Write(new HandMadeList(_pki.Root)
        {
            ThisUpdate = now,
            Entries = [new(_pki.Valid.Leaf.SerialNumberBytes.ToArray())],
        }.Encode());
        var empty = _files.Write(new HandMadeList(_pki.Root) { ThisUpdate = now }.Encode());
        await using var host = await ListFiles.HostAsync(_pki, revokingFirst ? [revoking, empty] : [empty, revoking]);
        Assert.Equal("495 revoked", await host.AnswerAsync(_pki.Valid));
    }

    [Fact]
    public async Task D1_The_callback_form_uses_the_files_too()
    {
        var revoked = _pki.Case(15);
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(new HostSetup
        {
            Pki = _pki,
            Listen = listen => listen.UseHttps(new Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackOptions
            {
                OnConnection = _ => new(new System.Net.Security.SslServerAuthenticationOptions { ServerCertificate = _pki.Server }),
            }.UseClientCertificateResponses(tls =>
            {
                tls.TrustedRoots.Add(_pki.Root.Certificate);
                tls.RevocationListFiles.Add(file);
            })),
        }.WithReasons());
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
    }

    private string[] Files(string form)
    {
        var root = _pki.Root.CreateRevocationList();
        var first = _pki.First.CreateRevocationList();
        return form switch
        {
            "DER" => [_files.Write(root)],
            "PEM" => [_files.Write(ListFiles.Pem(root))],
            "PEM with several" => [_files.Write(ListFiles.Pem(first, root))],
            "several files" => [_files.Write(first), _files.Write(ListFiles.Pem(root))],
            _ => [_files.Write($"The lists of today.\n{_pki.Root.Certificate.ExportCertificatePem()}\n{ListFiles.Pem(first)}\r\n\r\n{ListFiles.Pem(root)}\nEnd.\n")],
        };
    }
}
