using Microsoft.AspNetCore.Mvc.Routing;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Leads to the action that the path names.</summary>
internal sealed class ToConventional : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        new(new RouteValueDictionary { ["controller"] = "Conventional", ["action"] = values["name"] });
}

/// <summary>Leads to the page that the path names.</summary>
internal sealed class ToPage : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        new(new RouteValueDictionary { ["page"] = "/" + values["name"] });
}
