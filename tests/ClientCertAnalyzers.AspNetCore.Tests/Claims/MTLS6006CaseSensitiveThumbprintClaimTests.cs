using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6006CaseSensitiveThumbprintClaimTests
{
    [Fact]
    public void LowerCaseFromSettings_MatchesOnlyWhereCaseIsIgnored()
    {
        var thumbprint = TestPki.Shared.Valid.Leaf.Thumbprint;
        var configuration = new ConfigurationManager { ["Thumb"] = thumbprint.ToLowerInvariant(), ["Allowed:0"] = thumbprint.ToLowerInvariant() };
        Assert.NotEqual(thumbprint, configuration["Thumb"]);
        Assert.Equal(thumbprint, configuration["Thumb"], ignoreCase: true);

        var allowed = configuration.GetSection("Allowed").Get<string[]>()!;
        Assert.DoesNotContain(thumbprint, allowed);
        Assert.Contains(thumbprint, allowed, StringComparer.OrdinalIgnoreCase);
    }
}
