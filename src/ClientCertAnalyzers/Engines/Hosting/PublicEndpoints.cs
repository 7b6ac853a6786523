using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What a program offers to people who have no certificate.</summary>
internal static class PublicEndpoints
{
    public static readonly HashSet<string> Names =
    [
        "AllowAnonymous", "AllowAnonymousAttribute", "MapHealthChecks", "UseHealthChecks", "UseSwaggerUI", "MapRazorPages", "MapBlazorHub",
        "MapPrometheusScrapingEndpoint", "MapMetrics", "UseStaticFiles", "MapStaticAssets",
    ];

    /// <summary>The name of the public thing at a place, for a message; null where there is none.</summary>
    public static string? At(HostSite site, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (!Names.Contains(site.Text))
        {
            return null;
        }

        if (site.AttributeType(cancellationToken) is { } attribute)
        {
            return Is(attribute, symbols.AllowAnonymousAttribute) ? "AllowAnonymous" : null;
        }

        return site.Operation(cancellationToken) is IInvocationOperation call
            && ExtendsTheHost(call.TargetMethod, symbols)
            // The template of a web API offers Swagger to its developers only.
            && new DevelopmentGuards(symbols).Of(call) == Guard.None
                ? site.Text
                : null;
    }

    /// <summary>An extension from a library, ASP.NET Core's or a package's, on an application or endpoint builder.</summary>
    private static bool ExtendsTheHost(IMethodSymbol method, KnownSymbols symbols)
    {
        var extended = method.OriginalDefinition;
        return extended is { IsExtensionMethod: true, Parameters: [var receiver, ..] }
            && extended.Locations.All(l => l.IsInMetadata)
            && (Is(receiver.Type, symbols.ApplicationBuilder)
                || Is(receiver.Type, symbols.EndpointRouteBuilder)
                || receiver.Type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => Is(c, symbols.EndpointConventionBuilder)));
    }

    private static bool Is(ISymbol one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
