using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Code of the project that looks at who has logged in, and so may refuse others by itself.</summary>
internal static class OwnAuthorization
{
    private const string User = "User";
    private const string IsAuthenticated = "IsAuthenticated";
    private const string Principal = "ClaimsPrincipal";

    /// <summary>Filters, requirements and components of the framework that a project derives from, asks for or puts on a page.</summary>
    private static readonly HashSet<string> Types =
        ["IAuthorizationService", "IAuthorizationFilter", "IAsyncAuthorizationFilter", "IAuthorizeData", "AuthorizeView", "AuthorizeRouteView"];

    public static readonly HashSet<string> Names = [User, IsAuthenticated, Principal, .. Types];

    public static bool IsAt(HostSite site, KnownSymbols symbols, CancellationToken cancellationToken) => site.Text switch
    {
        User => site.Operation(cancellationToken) is IPropertyReferenceOperation { Property.Type: var type } property && type.Is(symbols.ClaimsPrincipal) && !IsWritten(property),
        IsAuthenticated => site.Operation(cancellationToken) is IPropertyReferenceOperation { Property.ContainingType: var type } && type.Is(symbols.Identity),
        // A handler's parameter, which the framework fills in. A principal that an event makes is none.
        Principal => site.Name.FirstAncestorOrSelf<ParameterSyntax>() is { Type: { } written } && written.Span.Contains(site.Name.Span) && site.Type(cancellationToken)?.Is(symbols.ClaimsPrincipal) is true,
        var name => Types.Contains(name) && site.Type(cancellationToken) is { } type && type.IsFramework(),
    };

    private static bool IsWritten(IOperation property) => property.Parent is IAssignmentOperation assignment && assignment.Target == property;
}
