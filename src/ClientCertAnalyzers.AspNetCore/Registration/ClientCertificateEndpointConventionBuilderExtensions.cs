using ClientCertAnalyzers.AspNetCore.Responses;
using ClientCertAnalyzers.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The requirement on endpoints.</summary>
public static class ClientCertificateEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requires a valid client certificate: without one the answer is 496, with an invalid one 495. <c>AllowAnonymous</c> does not lift it, and
    /// authorization runs after it.
    /// </summary>
    /// <typeparam name="TBuilder">Of an endpoint, a group, controllers, pages, a hub, a gRPC service or a fallback.</typeparam>
    /// <param name="builder">What requires it.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// When the endpoints are built, at the latest by the first request (for static assets by each request to one):
    /// <c>AddClientCertificateResponses()</c> was not called.
    /// </exception>
    public static TBuilder RequireClientCertificate<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Add(Mark);
        try
        {
            builder.Finally(Guard);
        }
        catch (NotImplementedException)
        {
            // The default of the interface, for builders made before .NET 7.
            builder.Add(Guard);
        }

        return builder;
    }

    private static void Mark(EndpointBuilder endpoint) => endpoint.Metadata.Add(RequirementMetadata.Instance);

    /// <summary>A second gate at the handler itself, for endpoints that are selected without routing.</summary>
    private static void Guard(EndpointBuilder endpoint)
    {
        // Static assets are built without services of any kind: those are looked for at the request.
        var responder = endpoint.ApplicationServices.GetService<IServiceProvider>() is { } services ? Find(services) : null;
        if (endpoint.RequestDelegate is { } handler && !endpoint.Metadata.OfType<Guarded>().Any())
        {
            endpoint.Metadata.Add(Guarded.Instance);
            endpoint.RequestDelegate = context => (responder ?? Find(context.RequestServices)).ChallengeAsync(context, handler);
        }
    }

    private static ClientCertificateResponder Find(IServiceProvider services) =>
        services.GetService<ClientCertificateResponder>() ?? throw ClientCertificateResponder.NotRegistered("RequireClientCertificate()");

    /// <summary>Keeps a nested group from guarding the same handler twice.</summary>
    private sealed class Guarded
    {
        public static Guarded Instance { get; } = new();
    }
}
