using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pipeline;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Testing;

/// <summary>Verdicts that a test states, which count in place of the connection's own.</summary>
public class StatedVerdictTests
{
    [Fact]
    public async Task Valid_lets_the_application_see_the_certificate() => Assert.Equal(
        "200 CN=client", await AnswerAsync(context => context.SetClientCertificateVerdict(ClientCertificateVerdict.Valid, TestPki.Shared.Valid.Leaf)));

    [Fact]
    public async Task Invalid_is_answered_and_hides_the_certificate()
    {
        var invalid = ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.Revoked);

        Assert.Equal("495 revoked", await AnswerAsync(context => context.SetClientCertificateVerdict(invalid, TestPki.Shared.Valid.Leaf)));
        Assert.Equal(
            "200 nobody",
            await AnswerAsync(context => context.SetClientCertificateVerdict(invalid, TestPki.Shared.Valid.Leaf), "/", responses => responses.RejectInvalidOnEveryRequest = false));
    }

    [Fact]
    public async Task NotProvided_is_answered() =>
        Assert.Equal("496", await AnswerAsync(context => context.SetClientCertificateVerdict(ClientCertificateVerdict.NotProvided)));

    private static async Task<string> AnswerAsync(Action<HttpContext> state, string path = "/api", Action<ClientCertificateResponseOptions>? responses = null)
    {
        var setup = new HostSetup
        {
            Responses = responses,
            Builder = builder => builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new OutermostFilter(app => app.Use((context, next) =>
            {
                state(context);
                return next(context);
            })))),
        };
        await using var host = await TestHost.StartAsync(setup.WithReasons());
        return await host.AnswerAsync(path: path);
    }
}
