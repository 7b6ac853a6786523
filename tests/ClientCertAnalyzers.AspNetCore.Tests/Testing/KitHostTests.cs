using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>The host of the test kit.</summary>
public sealed class KitHostTests : IDisposable
{
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Parallel_hosts_do_not_know_each_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var authority = TestCertificateAuthority.Create();
            await using var host = await KitHost.StartAsync(authority);
            await host.AssertMissingAsync("/api");
            using var client = host.CreateClient(authority.Issue(TestClientCertificate.Valid, $"client {i}"));
            return await client.GetStringAsync("/api");
        }));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"CN=client {i}"), answers);
    }

    [Fact]
    public async Task What_keeps_a_service_from_starting_comes_out()
    {
        var exception = new InvalidOperationException("No database.");

        Assert.Same(exception, await Assert.ThrowsAsync<InvalidOperationException>(() => ClientCertificateTestHost.StartAsync(_authority, _ => throw exception, _ => { })));
        Assert.Same(exception, await Assert.ThrowsAsync<InvalidOperationException>(() => ClientCertificateTestHost.StartAsync(_authority, _ => { }, _ => throw exception)));
    }

    [Fact]
    public async Task A_requirement_without_services_keeps_it_from_starting() => Assert.Contains(
        "AddClientCertificateResponses",
        (await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ClientCertificateTestHost.StartAsync(_authority, _ => { }, app => app.MapGet("/", () => "").RequireClientCertificate()))).Message);

    [Fact]
    public async Task Nothing_is_left_of_a_host()
    {
        ClientCertificateTlsOptions options = null!;
        var host = await KitHost.StartAsync(_authority, tls => options = tls);
        var file = Assert.Single(options.RevocationListFiles);
        Assert.True(File.Exists(file));

        await host.DisposeAsync();

        Assert.False(File.Exists(file));
        await AssertionTests.AssertFailsAsync(host.AssertOkAsync("/"), "GET / without a certificate: expected 200, but no answer came: Connection refused");
    }

    [Fact]
    public async Task What_the_program_says_about_Tls_counts()
    {
        await using var host = await KitHost.StartAsync(_authority, tls => tls.AdditionalValidation = (certificate, _) =>
            certificate.Subject == "CN=shop" ? ClientCertificateRejectionReason.None : ClientCertificateRejectionReason.NotAllowed);

        await host.AssertOkAsync("/api", _authority.Issue(TestClientCertificate.Valid, "shop"));
        await host.AssertInvalidAsync("/api", _authority.Issue(), ClientCertificateRejectionReason.NotAllowed);
    }

    [Fact]
    public async Task A_revocation_mode_takes_the_place_of_the_lists()
    {
        await using var host = await KitHost.StartAsync(_authority, tls => tls.RevocationMode = X509RevocationMode.Offline);

        await host.AssertInvalidAsync("/api", _authority.Issue(), ClientCertificateRejectionReason.RevocationUnknown);
    }

    [Fact]
    public async Task Controllers_are_found_where_the_service_is()
    {
        await using var host = await ClientCertificateTestHost.StartAsync(
            _authority,
            builder => builder.Services.AddClientCertificateResponses().AddControllers(),
            app => app.MapControllers());

        await host.AssertMissingAsync("/guarded");
        await host.AssertOkAsync("/guarded", _authority.Issue());
    }
}
