using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D4: changed files count without a restart, and damaged ones change nothing.</summary>
public class ReloadTests
{
    private const int ReloadFailed = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly TestPki _pki = new();
    private readonly ListFiles _files = new();

    [Fact]
    public async Task D4_A_replaced_file_counts_after_the_interval()
    {
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, file));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        _pki.Root.Revoke(_pki.Valid.Leaf);
        _files.Replace(file, _pki.Root.CreateRevocationList());
        await UntilAnswerIsAsync(host, "495 revoked");
        Assert.Empty(host.Logs.Ours(ReloadFailed));
    }

    [Fact]
    public async Task D4_A_replaced_file_does_not_count_before_the_interval_has_passed()
    {
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, TimeSpan.FromHours(1), file));
        _pki.Root.Revoke(_pki.Valid.Leaf);
        _files.Replace(file, _pki.Root.CreateRevocationList());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        }
    }

    [Fact]
    public async Task D4_One_of_several_files_that_changes_is_enough()
    {
        var first = _files.Write(_pki.First.CreateRevocationList());
        var root = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, first, root));
        _pki.Root.Revoke(_pki.Valid.Leaf);
        _files.Replace(root, _pki.Root.CreateRevocationList());
        await UntilAnswerIsAsync(host, "495 revoked");
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Case(20)));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("deleted")]
    [InlineData("delta")]
    public async Task D4_A_damaged_file_changes_nothing_and_is_logged_once(string damage)
    {
        var revoked = _pki.Case(15);
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, file));
        Damage(file, damage);
        await Poll.UntilAsync(async () =>
        {
            Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
            return host.Logs.Ours(ReloadFailed).Any();
        });
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
            Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        }

        var entry = Assert.Single(host.Logs.Ours(ReloadFailed));
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.NotNull(entry.Exception);
    }

    [Fact]
    public async Task D4_After_a_failure_a_good_file_counts_and_the_next_failure_is_logged_again()
    {
        var list = _pki.Root.CreateRevocationList();
        var file = _files.Write(list);
        var aside = Path.Combine(_files.Folder, "aside");
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, file));
        // The same file with the same time stamp: nothing to read again, but the failure is over.
        File.Move(file, aside);
        await UntilFailuresAreAsync(host, 1);
        File.Move(aside, file);
        // Handshakes enough that a look at the files begins and ends after the move.
        for (var i = 0; i < 20; i++)
        {
            await host.AnswerAsync(_pki.Valid);
        }

        File.Move(file, aside);
        await UntilFailuresAreAsync(host, 2);
        _pki.Root.Revoke(_pki.Valid.Leaf);
        _files.Replace(file, _pki.Root.CreateRevocationList());
        await UntilAnswerIsAsync(host, "495 revoked");
    }

    [Fact]
    public async Task D4_A_list_behind_a_link_whose_target_changes_counts()
    {
        // As Kubernetes mounts files: the name is a link through a link to a folder, and only that inner link is exchanged.
        var (old, next, data) = (Folder("old"), Folder("next"), Path.Combine(_files.Folder, "data"));
        File.WriteAllBytes(Path.Combine(old, "root.crl"), _pki.Root.CreateRevocationList());
        Directory.CreateSymbolicLink(data, old);
        var file = Path.Combine(_files.Folder, "root.crl");
        File.CreateSymbolicLink(file, Path.Combine("data", "root.crl"));
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, file));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        _pki.Root.Revoke(_pki.Valid.Leaf);
        File.WriteAllBytes(Path.Combine(next, "root.crl"), _pki.Root.CreateRevocationList());
        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, next);
        await UntilAnswerIsAsync(host, "495 revoked");
    }

    [Fact]
    public async Task D4_A_failure_is_logged_behind_a_trusted_proxy_too()
    {
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, Soon, file) with
        {
            Responses = options => options.Forwarded = new()
            {
                ProxySendsOnlyVerifiedCertificates = true,
                KnownProxies = { System.Net.IPAddress.Loopback },
            },
        });
        File.Delete(file);
        await UntilFailuresAreAsync(host, 1);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_files.Folder, name)).FullName;

    private void Damage(string file, string damage)
    {
        switch (damage)
        {
            case "garbage":
                _files.Replace(file, [1, 2, 3]);
                break;
            case "deleted":
                File.Delete(file);
                break;
            default:
                _files.Replace(file, new HandMadeList(_pki.Root) { Extensions = [new("2.5.29.27", IsCritical: true)] }.Encode());
                break;
        }
    }

    private Task UntilAnswerIsAsync(TestHost host, string answer) => Poll.UntilAsync(async () => await host.AnswerAsync(_pki.Valid) == answer);

    private Task UntilFailuresAreAsync(TestHost host, int count) => Poll.UntilAsync(async () =>
    {
        await host.AnswerAsync(_pki.Valid);
        return host.Logs.Ours(ReloadFailed).Count() == count;
    });
}
