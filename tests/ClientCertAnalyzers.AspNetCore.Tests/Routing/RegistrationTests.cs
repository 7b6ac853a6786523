using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>How the methods of the package take mistakes and repetition.</summary>
public class RegistrationTests
{
    [Fact]
    public void Null_is_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddClientCertificateResponses());
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddClientCertificateChallengeResponses());
        Assert.Throws<ArgumentNullException>("builder", () => ((IEndpointConventionBuilder)null!).RequireClientCertificate());
        Assert.Throws<ArgumentNullException>("options", () => ((HttpsConnectionAdapterOptions)null!).UseClientCertificateResponses(_ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new HttpsConnectionAdapterOptions().UseClientCertificateResponses(null!));
        Assert.Throws<ArgumentNullException>("options", () => ((TlsHandshakeCallbackOptions)null!).UseClientCertificateResponses());
    }

    [Fact]
    public Task Null_for_the_filter_is_refused_by_name() =>
        Assert.ThrowsAsync<ArgumentNullException>("context", () => new RequireClientCertificateAttribute().OnAuthorizationAsync(null!));

    [Fact]
    public void Challenges_need_authorization_before_them()
    {
        var mistake = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddClientCertificateChallengeResponses());
        Assert.Contains("AddAuthorization()", mistake.Message);
    }

    [Fact]
    public void Every_method_returns_what_it_was_called_on()
    {
        var services = new ServiceCollection();
        Assert.Same(services, services.AddClientCertificateResponses());
        Assert.Same(services, services.AddClientCertificateResponses());
        Assert.Same(services, services.AddAuthorization().AddClientCertificateChallengeResponses());
        Assert.Same(services, services.AddClientCertificateChallengeResponses());
    }

    [Fact]
    public void Second_call_adds_no_service()
    {
        var services = new ServiceCollection().AddClientCertificateResponses();
        var before = services.ToArray();
        Assert.Same(services, services.AddClientCertificateResponses());
        Assert.Equal(before, services);

        services.AddAuthorization().AddClientCertificateChallengeResponses();
        before = [.. services];
        services.AddClientCertificateChallengeResponses();
        Assert.Equal(before, services);
        Assert.Single(services, service => service.ServiceType == typeof(IStartupFilter));
        Assert.Single(services, service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
    }

    [Fact]
    public async Task Second_call_adds_its_options_and_no_second_middleware()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Responses = options => (options.MissingStatusCode, options.InvalidStatusCode) = (480, 481),
            Builder = builder => builder.Services
                .AddClientCertificateResponses(options => options.InvalidStatusCode = 482)
                .AddClientCertificateResponses(),
        });
        using var rejections = new Rejections(host);
        Assert.Equal("482", await host.AnswerAsync(TestPki.SelfSigned()));
        Assert.Single(rejections.All);
        Assert.Single(host.Logs.Ours(1));
        Assert.Equal("480", await host.AnswerAsync());
        Assert.Equal(2, rejections.All.Count);
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid));
        Assert.Single(host.Services.GetServices<IStartupFilter>(), filter => filter.GetType().Assembly == typeof(RequireClientCertificateAttribute).Assembly);
    }

    [Fact]
    public void Middleware_is_the_outermost()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IStartupFilter, OtherFilter>();
        services.AddClientCertificateResponses();
        Assert.NotEqual(typeof(OtherFilter), services.First(service => service.ServiceType == typeof(IStartupFilter)).ImplementationType);
    }

    private sealed class OtherFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => next;
    }
}
