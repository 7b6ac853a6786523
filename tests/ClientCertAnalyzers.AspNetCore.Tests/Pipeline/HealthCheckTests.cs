using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>Probes come with whatever certificate their platform has, or none.</summary>
public class HealthCheckTests
{
    [Theory]
    [InlineData(true, "495 self-signed")]
    [InlineData(false, "200 Healthy")]
    public async Task C10_A_health_check_with_an_invalid_certificate(bool isRejectedEverywhere, string answer)
    {
        await using var host = await TestHost.StartAsync(new HostSetup
        {
            Responses = options => options.RejectInvalidOnEveryRequest = isRejectedEverywhere,
            Builder = builder => builder.Services.AddHealthChecks(),
            App = app => app.MapHealthChecks("/health"),
        }.WithReasons());
        Assert.Equal(answer, await host.AnswerAsync(TestPki.SelfSigned(), "/health"));
        Assert.Equal("200 Healthy", await host.AnswerAsync(null, "/health"));
        Assert.Equal("200 Healthy", await host.AnswerAsync(host.Pki.Valid, "/health"));
    }
}
