using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>The CA of the test kit.</summary>
public class AuthorityTests
{
    [Fact]
    public async Task Two_authorities_of_one_name_never_trust_each_other()
    {
        using var first = TestCertificateAuthority.Create();
        using var second = TestCertificateAuthority.Create();
        await using var host = await KitHost.StartAsync(first);

        await host.AssertInvalidAsync("/api", second.Issue());
        using var stranger = new HttpClient(second.CreateHandler());
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(host.BaseAddress));
    }

    [Fact]
    public async Task A_chain_that_is_not_sent_leads_nowhere()
    {
        using var authority = TestCertificateAuthority.Create(intermediates: 1);
        await using var host = await KitHost.StartAsync(authority);
        using var client = new HttpClient(authority.CreateHandler(authority.Issue(), sendChain: false));

        using var response = await client.GetAsync(new Uri(host.BaseAddress, "/api"));

        Assert.Equal(495, (int)response.StatusCode);
    }

    [Fact]
    public async Task What_is_revoked_before_the_host_starts_is_invalid()
    {
        using var authority = TestCertificateAuthority.Create(intermediates: 1);
        var (good, bad) = (authority.Issue(), authority.Issue());
        authority.Revoke(bad);
        await using var host = await KitHost.StartAsync(authority);

        await host.AssertOkAsync("/api", good);
        await host.AssertInvalidAsync("/api", bad, ClientCertificateRejectionReason.Revoked);
    }

    [Theory]
    [InlineData(TestClientCertificate.SelfSigned)]
    [InlineData(TestClientCertificate.OtherAuthority)]
    public void Only_the_issuer_can_revoke(TestClientCertificate kind)
    {
        using var authority = TestCertificateAuthority.Create();

        Assert.Throws<ArgumentException>(() => authority.Revoke(authority.Issue(kind)));
    }

    [Fact]
    public void Certificates_say_whose_they_are()
    {
        using var authority = TestCertificateAuthority.Create("Our CA", intermediates: 2);
        var client = authority.Issue(TestClientCertificate.Valid, "Smith, John", "shop.internal");
        var server = authority.IssueServer("orders.internal", "10.0.0.7");

        Assert.Equal(["CN=Our CA", "CN=Our CA 1", "CN=Our CA 2"], [authority.Root.Subject, .. authority.Intermediates.Select(ca => ca.Subject)]);
        Assert.Equal(("CN=\"Smith, John\"", "CN=Our CA 2"), (client.Subject, client.Issuer));
        Assert.True(client.MatchesHostname("shop.internal"));
        Assert.True(server.MatchesHostname("orders.internal") && server.MatchesHostname("10.0.0.7"));
        Assert.Equal("CN=Our CA", server.Issuer);
    }

    [Fact]
    public void Keys_are_where_they_belong()
    {
        using var authority = TestCertificateAuthority.Create(intermediates: 1);

        Assert.False(authority.Root.HasPrivateKey);
        Assert.False(authority.Intermediates.Single().HasPrivateKey);
        Assert.All(Enum.GetValues<TestClientCertificate>(), kind => Assert.True(authority.Issue(kind).HasPrivateKey));
        Assert.Throws<ArgumentException>(() => authority.CreateHandler(authority.Root));
    }

    [Fact]
    public void It_disposes_of_all_that_it_has_issued()
    {
        var authority = TestCertificateAuthority.Create();
        X509Certificate2[] certificates = [authority.Issue(), authority.IssueServer(), authority.Root];

        authority.Dispose();

        Assert.All(certificates, certificate => Assert.Equal(IntPtr.Zero, certificate.Handle));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var authority = TestCertificateAuthority.Create();

        Assert.Throws<ArgumentException>(() => TestCertificateAuthority.Create(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestCertificateAuthority.Create(intermediates: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => authority.Issue((TestClientCertificate)99));
        Assert.Throws<ArgumentException>(() => authority.Issue(TestClientCertificate.Valid, ""));
    }

    [Fact]
    public async Task A_list_out_of_date_makes_revocation_unknown()
    {
        using var authority = TestCertificateAuthority.Create();
        var file = Path.Combine(TestProcess.Home, $"{Guid.NewGuid():N}.crl");
        await File.WriteAllBytesAsync(file, authority.CreateRevocationList(TimeSpan.FromMinutes(-1)));
        await using var host = await KitHost.StartAsync(authority, tls => tls.RevocationListFiles.Add(file));

        await host.AssertInvalidAsync("/api", authority.Issue(), ClientCertificateRejectionReason.RevocationUnknown);
    }
}
