using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4007RevocationNotAskedClaimTests
{
    [Fact]
    public async Task RevokedCertificate_LogsInWithNoCheckAlone()
    {
        TestPki? pki = null;
        await using var server = await LocalServer.StartAsync(() => pki!.Root.CreateRevocationList());
        pki = new TestPki(server.Address);
        var (revoked, good) = (pki.Case(17)!, pki.Case(16)!);

        await using var careless = await StartAsync(pki, X509RevocationMode.NoCheck);
        Assert.Equal(LetIn, await careless.SeesAsync(revoked, "/members"));
        await using var careful = await StartAsync(pki, X509RevocationMode.Online);
        Assert.Equal(SchemeHost.Forbidden, await careful.SeesAsync(revoked, "/members"));
        Assert.Equal(LetIn, await careful.SeesAsync(good, "/members"));
    }

    /// <summary>Why <c>NoCheck</c> is not reported beside a root of one's own.</summary>
    [Fact]
    public async Task CaWithoutList_LogsNobodyInWithOnline()
    {
        await using var host = await StartAsync(Chains.Pki, X509RevocationMode.Online);
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(Chains.Pki.Valid, "/members"));
    }

    [Fact]
    public void Defaults_AskAboutAllButTheRoot()
    {
        var options = new CertificateAuthenticationOptions();
        Assert.Equal((X509RevocationMode.Online, X509RevocationFlag.ExcludeRoot), (options.RevocationMode, options.RevocationFlag));
    }

    private static Task<TestHost> StartAsync(TestPki pki, X509RevocationMode mode) => SchemeHost.StartAsync(options =>
    {
        options.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
        options.CustomTrustStore = [pki.Root.Certificate];
        options.RevocationMode = mode;
    });
}
