using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS5003StatusCodesSwappedClaimTests
{
    /// <summary>The other way round than the helper, and nginx in the parity tests, say it.</summary>
    [Fact]
    public async Task Swapped_codes_tell_each_client_what_is_wrong_with_the_other()
    {
        await using var swapped = await StatusHost.StartAsync(context =>
        {
            context.Response.StatusCode = context.Connection.ClientCertificate is null ? 495 : context.Connection.ClientCertificate.Verify() ? 200 : 496;
            return Task.CompletedTask;
        });
        await using var helper = await TestHost.StartAsync();
        Assert.Equal((495, 496), (await StatusAsync(swapped, null), await StatusAsync(swapped, TestPki.SelfSigned())));
        Assert.Equal((496, 495), (await StatusAsync(helper, null), await StatusAsync(helper, TestPki.SelfSigned())));
    }

    private static async Task<int> StatusAsync(TestHost host, ClientCertificate? certificate)
    {
        using var client = TestClient.Create(host, certificate);
        return (int)(await client.GetAsync("/api")).StatusCode;
    }
}
