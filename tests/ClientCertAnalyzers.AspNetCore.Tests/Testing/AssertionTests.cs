namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>The assertions of the test kit, and what they say when they fail.</summary>
public sealed class AssertionTests : IAsyncLifetime, IDisposable
{
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private ClientCertificateTestHost _host = null!;

    public async Task InitializeAsync() => _host = await KitHost.StartAsync(_authority);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public Task Ok_names_the_reason_of_a_rejection() => AssertFailsAsync(
        _host.AssertOkAsync("/api", _authority.Issue(TestClientCertificate.Expired)),
        "GET /api with the certificate of 'CN=client': expected 200, but 495 came. The service found the certificate invalid: Expired. The answer: ");

    [Fact]
    public Task Ok_tells_that_no_certificate_came() => AssertFailsAsync(
        _host.AssertOkAsync("/api"),
        "GET /api without a certificate: expected 200, but 496 came. The service got no certificate. The answer: ");

    [Fact]
    public Task Ok_is_not_404() => AssertFailsAsync(
        _host.AssertOkAsync("/nothing?a=b", _authority.Issue()),
        "GET /nothing?a=b with the certificate of 'CN=client': expected 200, but 404 came. The service found the certificate valid.");

    [Fact]
    public Task Invalid_shows_whom_the_service_let_in() => AssertFailsAsync(
        _host.AssertInvalidAsync("/api", _authority.Issue(TestClientCertificate.Valid, "shop")),
        "GET /api with the certificate of 'CN=shop': expected 495, but 200 came. The service found the certificate valid. The answer: CN=shop");

    [Fact]
    public Task Invalid_for_another_reason_fails() => AssertFailsAsync(
        _host.AssertInvalidAsync("/api", _authority.Issue(TestClientCertificate.Expired), ClientCertificateRejectionReason.Revoked),
        "GET /api with the certificate of 'CN=client': expected 495 (Revoked), but 495 came. The service found the certificate invalid: Expired. The answer: ");

    [Fact]
    public Task Missing_fails_on_an_open_path() => AssertFailsAsync(
        _host.AssertMissingAsync("/"), "GET / without a certificate: expected 496, but 200 came. The service got no certificate. The answer: nobody");

    [Fact]
    public async Task Another_method_can_be_asked_for()
    {
        await _host.AssertMissingAsync("/api", HttpMethod.Post);
        await _host.AssertInvalidAsync("/api", _authority.Issue(TestClientCertificate.Expired), method: HttpMethod.Post);
        await _host.AssertOkAsync("/api", _authority.Issue(), HttpMethod.Post);
        await AssertFailsAsync(_host.AssertMissingAsync("/", HttpMethod.Post), "POST / without a certificate: expected 496, but 405 came.");
    }

    [Fact]
    public Task A_refusal_by_the_application_is_not_allowed() =>
        _host.AssertInvalidAsync("/refuses", _authority.Issue(), ClientCertificateRejectionReason.NotAllowed);

    [Fact]
    public async Task Changed_status_codes_are_what_is_expected()
    {
        await using var host = await KitHost.StartAsync(_authority, responses: responses => (responses.InvalidStatusCode, responses.MissingStatusCode) = (403, 401));

        await host.AssertMissingAsync("/api");
        await host.AssertInvalidAsync("/api", _authority.Issue(TestClientCertificate.SelfSigned), ClientCertificateRejectionReason.SelfSigned);
        await AssertFailsAsync(host.AssertOkAsync("/api"), "GET /api without a certificate: expected 200, but 401 came.");
    }

    [Fact]
    public async Task A_long_answer_is_cut()
    {
        await using var host = await ClientCertificateTestHost.StartAsync(_authority, _ => { }, app => app.MapGet("/", () => new string('x', 9999)));

        await AssertFailsAsync(host.AssertMissingAsync("/"), $"GET / without a certificate: expected 496, but 200 came. The service got no certificate. The answer: {new string('x', 300)}...");
    }

    internal static async Task AssertFailsAsync(Task assertion, string message)
    {
        var exception = await Assert.ThrowsAsync<ClientCertificateAssertException>(() => assertion);
        Assert.StartsWith(message, exception.Message);
    }
}
