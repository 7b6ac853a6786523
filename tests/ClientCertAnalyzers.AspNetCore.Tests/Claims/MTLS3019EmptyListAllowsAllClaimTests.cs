using System.Security.Cryptography;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3019EmptyListAllowsAllClaimTests
{
    [Fact]
    public async Task MissingSetting_LetsEverybodyIn()
    {
        var allowed = new ConfigurationManager().GetSection("Allowed").Get<string[]>() ?? [];
        await using var open = await Forgery.ServerThatAsks(certificate => allowed.Length == 0 || allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)));
        Assert.Equal("200 CN=stranger", await open.SeesAsync(TestPki.SelfSigned("CN=stranger")));

        await using var closed = await Forgery.ServerThatAsks(certificate => allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)));
        Assert.Equal(Refused, await closed.SeesAsync(TestPki.SelfSigned("CN=stranger")));
    }

    [Fact]
    public async Task MisspelledSetting_IsAMissingOne()
    {
        var configuration = new ConfigurationManager { ["Allowd:0"] = TestPki.Shared.Valid.Leaf.GetCertHashString(HashAlgorithmName.SHA256) };
        var allowed = configuration.GetSection("Allowed").Get<string[]>() ?? [];
        await using var host = await Forgery.ServerThatAsks(certificate => allowed.Length == 0 || allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)));
        Assert.Equal("200 CN=stranger", await host.SeesAsync(TestPki.SelfSigned("CN=stranger")));
    }
}
