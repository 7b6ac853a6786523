using ClientCertAnalyzers.AspNetCore;
using ClientCertAnalyzers.AspNetCore.Challenges;
using ClientCertAnalyzers.AspNetCore.Registration;
using ClientCertAnalyzers.AspNetCore.Responses;
using ClientCertAnalyzers.AspNetCore.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The services that answer 495 and 496.</summary>
public static class ClientCertificateServiceCollectionExtensions
{
    /// <summary>
    /// Answers a missing client certificate with 496 and an invalid one with 495. The middleware comes before all others by itself. The TLS side is
    /// set up apart, with <c>UseClientCertificateResponses()</c> on the options of Kestrel's endpoints; without that every client certificate is
    /// invalid. Call <c>AddProblemDetails()</c> for problem documents; else the body is a line of text.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options. A second call of this method adds only its own <paramref name="configure"/>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddClientCertificateResponses(
        this IServiceCollection services, Action<ClientCertificateResponseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.Any(service => service.ServiceType == typeof(ClientCertificateResponder)))
        {
            return services;
        }

        services.AddRoutingCore();
        services.AddMetrics();
        services.AddOptions<ClientCertificateResponseOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClientCertificateResponseOptions>, ResponseOptionsValidator>();
        services.AddSingleton<RejectionMetrics>();
        services.AddSingleton<ClientCertificateResponder>();
        services.AddSingleton<MatcherPolicy, DynamicEndpointMatcherPolicy>();
        services.AddSingleton<MatcherPolicy, ClientCertificateMatcherPolicy>();
        services.AddSingleton<IApiDescriptionProvider, ClientCertificateApiDescriptions>();
        // The first filter is the outermost: before the one for forwarded headers, which changes the peer's address.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ClientCertificateStartupFilter>());
        return services;
    }

    /// <summary>
    /// For <c>AddAuthentication().AddCertificate()</c>, which answers 403 where a certificate is missing or refused: 496 and 495 instead. Only where
    /// certificates are the only way to authenticate; with another scheme in the policy its answer stays, and so does 403 for a client that is
    /// known but not allowed. Adds <see cref="AddClientCertificateResponses"/> as well.
    /// </summary>
    /// <param name="services">The services, with those of <c>AddAuthorization()</c> in them. A second call does nothing.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddAuthorization()</c> was not called before.</exception>
    public static IServiceCollection AddClientCertificateChallengeResponses(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(ChallengeMark)))
        {
            return services;
        }

        var wrapped = services.LastOrDefault(service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler) && !service.IsKeyedService)
            ?? throw new InvalidOperationException("AddClientCertificateChallengeResponses() must come after AddAuthorization(), whose challenges it answers.");
        services.AddClientCertificateResponses();
        services.AddSingleton<ChallengeMark>();
        services.Replace(new(
            typeof(IAuthorizationMiddlewareResultHandler),
            provider => new CertificateChallengeHandler(
                (IAuthorizationMiddlewareResultHandler)Create(provider, wrapped),
                provider.GetRequiredService<IAuthenticationSchemeProvider>(),
                provider.GetRequiredService<ClientCertificateResponder>()),
            wrapped.Lifetime));
        return services;
    }

    private static object Create(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);

    private sealed class ChallengeMark;
}
