using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ClientCertAnalyzers.AspNetCore.Tests.Challenges;

/// <summary>How <c>AddClientCertificateChallengeResponses()</c> gets along with what was registered before.</summary>
public class ChallengeRegistrationTests
{
    public enum Registration
    {
        Type,
        Instance,
        Factory,
        Second,
    }

    [Fact]
    public void C13_Before_AddAuthorization_it_throws()
    {
        var services = new ServiceCollection();
        var exception = Assert.Throws<InvalidOperationException>(services.AddClientCertificateChallengeResponses);
        Assert.Contains("AddAuthorization()", exception.Message);
        Assert.Empty(services);
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddClientCertificateChallengeResponses());
    }

    [Fact]
    public void C13_A_second_call_does_nothing()
    {
        var services = new ServiceCollection();
        services.AddAuthorization();
        Assert.Same(services, services.AddClientCertificateChallengeResponses());
        var before = services.ToList();
        Assert.Same(services, services.AddClientCertificateChallengeResponses());
        Assert.Equal(before, services);
        services.AddAuthorization();
        Assert.Single(services, service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
    }

    [Fact]
    public async Task C13_It_adds_the_responses_too()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            HasResponses = false,
            Builder = builder =>
            {
                builder.Services.AddAuthentication();
                builder.Services.AddAuthorization();
                builder.Services.AddClientCertificateChallengeResponses();
            },
        });
        Assert.Equal("496", await host.AnswerAsync());
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid));
    }

    [Theory]
    [InlineData(Registration.Type)]
    [InlineData(Registration.Instance)]
    [InlineData(Registration.Factory)]
    [InlineData(Registration.Second)]
    public async Task C13_A_result_handler_of_the_application_stays_in_use(Registration registration)
    {
        await using var host = await ChallengeHosts.StartAsync(
            policy => policy.RequireAuthenticatedUser().RequireAssertion(context => !context.User.HasClaim(claim => claim.Value == "blocked")),
            services: services =>
            {
                if (registration == Registration.Second)
                {
                    services.AddAuthorization();
                }

                _ = registration switch
                {
                    Registration.Instance => services.AddSingleton<IAuthorizationMiddlewareResultHandler>(new OwnHandler()),
                    Registration.Factory => services.AddScoped<IAuthorizationMiddlewareResultHandler>(_ => new OwnHandler()),
                    _ => services.AddSingleton<IAuthorizationMiddlewareResultHandler, OwnHandler>(),
                };
                services.AddAuthorization();
                services.AddClientCertificateChallengeResponses();
            },
            defaults: options => (options.DefaultScheme, options.DefaultChallengeScheme) = (ChallengeHosts.Header, ChallengeHosts.Certificate));
        Assert.Equal("418", await host.AnswerAsync(null, "/api", ("X-User", "blocked")));
        Assert.Equal("200 someone", await host.AnswerAsync(null, "/api", ("X-User", "someone")));
        Assert.Equal("496", await host.AnswerAsync());
    }

    /// <summary>Forbids in a way of its own.</summary>
    private sealed class OwnHandler : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _default = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (!authorizeResult.Forbidden)
            {
                return _default.HandleAsync(next, context, policy, authorizeResult);
            }

            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        }
    }
}
