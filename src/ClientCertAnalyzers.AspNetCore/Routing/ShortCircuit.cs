using Microsoft.AspNetCore.Builder;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// Makes routing run an endpoint on the spot, so that no later middleware (an output cache) can answer for it. The metadata that says so is internal
/// to the framework: it is collected from the public method that adds it.
/// </summary>
internal static class ShortCircuit
{
    private static readonly Action<EndpointBuilder>[] Conventions = Collect();

    public static void Apply(EndpointBuilder endpoint)
    {
        foreach (var convention in Conventions)
        {
            convention(endpoint);
        }
    }

    private static Action<EndpointBuilder>[] Collect()
    {
        var collector = new Collector();
        collector.ShortCircuit();
        return [.. collector.Conventions];
    }

    private sealed class Collector : IEndpointConventionBuilder
    {
        public List<Action<EndpointBuilder>> Conventions { get; } = [];

        public void Add(Action<EndpointBuilder> convention) => Conventions.Add(convention);
    }
}
