using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D4 while many clients connect.</summary>
public class ConcurrencyTests
{
    [Fact]
    public async Task D4_No_handshake_sees_a_state_between_two_lists()
    {
        var (pki, files) = (new TestPki(), new ListFiles());
        var revoked = pki.Case(15);
        var lists = new[] { pki.Root.CreateRevocationList(), pki.CreateRevocationListsPem().Select(c => (byte)c).ToArray() };
        var file = files.Write(lists[0]);
        await using var host = await TestHost.StartAsync(ListFiles.Setup(pki, TimeSpan.FromMilliseconds(1), file));
        var clients = Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 25; i++)
            {
                Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
                Assert.Equal("200 CN=client", await host.AnswerAsync(pki.Valid));
            }
        }).ToList();
        var all = Task.WhenAll(clients);
        for (var i = 0; !all.IsCompleted; i++)
        {
            files.Replace(file, lists[i % lists.Length]);
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        await all;
        Assert.Empty(host.Logs.Ours(4));
    }
}
