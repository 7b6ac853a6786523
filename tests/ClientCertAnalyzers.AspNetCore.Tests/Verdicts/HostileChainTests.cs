using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>Chains that are made to cost time.</summary>
public class HostileChainTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public async Task A14_A_hundred_certificates_that_belong_to_nothing_do_not_matter()
    {
        var noise = Enumerable.Range(0, 100).Select(i => CertificateAuthority.CreateRoot($"Noise {i}").Certificate).ToArray();
        await AssertAnswerAsync("200", new(Pki.Valid.Leaf, noise));
        await AssertAnswerAsync("495 self-signed", new(TestPki.SelfSigned().Leaf, noise));
    }

    [Fact]
    public async Task A14_A_hundred_candidates_for_the_issuer_are_tried()
    {
        var namesakes = Enumerable.Range(0, 100).Select(_ => CertificateAuthority.CreateRoot("First intermediate").Certificate).ToArray();
        await AssertAnswerAsync("200", new(Pki.First.Issue(new()), [Pki.First.Certificate, .. namesakes]));
    }

    [Fact]
    public async Task A14_A_chain_of_a_hundred_is_answered()
    {
        await AssertAnswerAsync("200", Deep(Pki.Root));
        await AssertAnswerAsync("495 untrusted-issuer", Deep(Pki.Other));
    }

    private static ClientCertificate Deep(CertificateAuthority issuer)
    {
        var chain = new List<CertificateAuthority>();
        for (var i = 0; i < 99; i++)
        {
            chain.Insert(0, issuer = issuer.CreateIntermediate($"Deep {i}"));
        }

        return new(issuer.Issue(new()), [.. chain.Select(ca => ca.Certificate)]);
    }

    private static async Task AssertAnswerAsync(string expected, ClientCertificate certificate)
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained);
        var curl = new Curl(Pki);
        foreach (var protocol in Protocol.All)
        {
            Assert.Equal(expected, await curl.MatrixAnswerAsync(host.Port, certificate, protocol));
        }
    }
}
