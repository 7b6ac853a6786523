namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>Each kind of the test kit's certificates is answered as the acceptance matrix says, by a real host.</summary>
public sealed class KindTests : IAsyncLifetime, IDisposable
{
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private ClientCertificateTestHost _host = null!;

    /// <summary>All but those that OpenSSL refuses to send.</summary>
    public static TheoryData<TestClientCertificate, ClientCertificateRejectionReason> Kinds() => new()
    {
        { TestClientCertificate.Valid, ClientCertificateRejectionReason.None },
        { TestClientCertificate.Expired, ClientCertificateRejectionReason.Expired },
        { TestClientCertificate.NotYetValid, ClientCertificateRejectionReason.NotYetValid },
        { TestClientCertificate.SelfSigned, ClientCertificateRejectionReason.SelfSigned },
        { TestClientCertificate.OtherAuthority, ClientCertificateRejectionReason.UntrustedIssuer },
        { TestClientCertificate.ServerAuthOnly, ClientCertificateRejectionReason.WrongUsage },
        { TestClientCertificate.CodeSigningOnly, ClientCertificateRejectionReason.WrongUsage },
        { TestClientCertificate.NoExtendedKeyUsage, ClientCertificateRejectionReason.None },
        { TestClientCertificate.AnyExtendedKeyUsage, ClientCertificateRejectionReason.WrongUsage },
        { TestClientCertificate.WrongKeyUsage, ClientCertificateRejectionReason.WrongUsage },
        { TestClientCertificate.UnknownCriticalExtension, ClientCertificateRejectionReason.UnsupportedExtension },
        { TestClientCertificate.BadSignature, ClientCertificateRejectionReason.BadSignature },
        { TestClientCertificate.Revoked, ClientCertificateRejectionReason.Revoked },
    };

    public async Task InitializeAsync() => _host = await KitHost.StartAsync(_authority);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_kind_is_answered_with_its_row_of_the_matrix(TestClientCertificate kind, ClientCertificateRejectionReason reason) =>
        KitHost.AssertAsync(_host, _authority.Issue(kind), reason);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Through_intermediates_a_kind_gets_the_same_answer(TestClientCertificate kind, ClientCertificateRejectionReason reason)
    {
        using var authority = TestCertificateAuthority.Create(intermediates: 2);
        await using var host = await KitHost.StartAsync(authority);

        await KitHost.AssertAsync(host, authority.Issue(kind), reason);
    }

    [Fact]
    public Task Without_a_certificate_one_is_required() => _host.AssertMissingAsync("/api");

    /// <summary>The answers to these are those of <see cref="Parity.AcceptanceMatrixTests"/>, which has curl send them.</summary>
    [Theory]
    [InlineData(TestClientCertificate.WeakRsaKey)]
    [InlineData(TestClientCertificate.Sha1Signature)]
    public async Task What_the_client_refuses_to_send_fails_the_assertion(TestClientCertificate kind)
    {
        var exception = await Assert.ThrowsAsync<ClientCertificateAssertException>(() => _host.AssertInvalidAsync("/api", _authority.Issue(kind)));

        Assert.StartsWith("GET /api with the certificate of 'CN=client': expected 495, but no answer came: ", exception.Message);
    }

    [Fact]
    public void Every_kind_is_tested() => Assert.Equal(
        Enum.GetValues<TestClientCertificate>().Except([TestClientCertificate.WeakRsaKey, TestClientCertificate.Sha1Signature]),
        Kinds().Select(row => (TestClientCertificate)row[0]));
}
