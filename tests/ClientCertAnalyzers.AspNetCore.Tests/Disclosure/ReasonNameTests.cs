using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Disclosure;

/// <summary>The names of reasons outside: dashboards and clients depend on them, so they stand here once more.</summary>
public class ReasonNameTests
{
    private static readonly Dictionary<ClientCertificateRejectionReason, string> Names = new()
    {
        [ClientCertificateRejectionReason.UntrustedIssuer] = "untrusted-issuer",
        [ClientCertificateRejectionReason.SelfSigned] = "self-signed",
        [ClientCertificateRejectionReason.BadSignature] = "bad-signature",
        [ClientCertificateRejectionReason.Revoked] = "revoked",
        [ClientCertificateRejectionReason.Expired] = "expired",
        [ClientCertificateRejectionReason.NotYetValid] = "not-yet-valid",
        [ClientCertificateRejectionReason.WrongUsage] = "wrong-usage",
        [ClientCertificateRejectionReason.WeakKey] = "weak-key",
        [ClientCertificateRejectionReason.RevocationUnknown] = "revocation-unknown",
        [ClientCertificateRejectionReason.UnsupportedExtension] = "unsupported-extension",
        [ClientCertificateRejectionReason.NameConstraint] = "name-constraint",
        [ClientCertificateRejectionReason.Malformed] = "malformed",
        [ClientCertificateRejectionReason.NotAllowed] = "not-allowed",
        [ClientCertificateRejectionReason.Unverified] = "unverified",
        [ClientCertificateRejectionReason.ProxyReported] = "proxy-reported",
    };

    [Fact]
    public async Task F2_Metric_log_and_problem_use_the_names_of_the_reasons()
    {
        await using var host = await StartAsync();
        foreach (var reason in Enum.GetValues<ClientCertificateRejectionReason>().Where(reason => reason != ClientCertificateRejectionReason.None))
        {
            await AssertRejectedAsync(host, reason, Names[reason]);
        }
    }

    [Fact]
    public async Task F2_A_value_that_is_no_reason_is_not_allowed()
    {
        await using var host = await StartAsync();
        await AssertRejectedAsync(host, (ClientCertificateRejectionReason)999, "not-allowed");
        await AssertRejectedAsync(host, (ClientCertificateRejectionReason)(-1), "not-allowed");
    }

    [Fact]
    public async Task F2_None_is_no_rejection()
    {
        await using var host = await StartAsync();
        using var rejections = new Rejections(host);
        Assert.Equal("200 CN=0", await host.AnswerAsync(Certificate(host, ClientCertificateRejectionReason.None)));
        Assert.Empty(rejections.All);
    }

    private static async Task AssertRejectedAsync(TestHost host, ClientCertificateRejectionReason reason, string name)
    {
        using var rejections = new Rejections(host);
        Assert.Equal($"495 {name}", await host.AnswerAsync(Certificate(host, reason)));
        var tags = Assert.Single(rejections.All).Tags;
        Assert.Equal(2, tags.Count);
        Assert.Equal((495, name), ((int)tags["http.response.status_code"]!, (string)tags["reason"]!));
        Assert.Equal(name, host.Logs.Ours(1).Last().Fields["Reason"]);
    }

    /// <summary>Its name is what the additional validation is to return.</summary>
    private static ClientCertificate Certificate(TestHost host, ClientCertificateRejectionReason reason) =>
        new(host.Pki.Root.Issue(new() { Subject = $"CN={(int)reason}" }));

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(HostSetup.Explained with
    {
        Tls = tls => tls.AdditionalValidation = (certificate, _) =>
            (ClientCertificateRejectionReason)int.Parse(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)),
    });
}
