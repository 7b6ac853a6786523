using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>Code that says how a request is answered: it sets the status, makes a result or throws an exception with a status.</summary>
/// <param name="Operation">The assignment, call or creation.</param>
/// <param name="Status">Of the response; null for a redirect, and where it is no constant.</param>
/// <param name="Number">The expression of the status; null where the name of the call says it.</param>
/// <param name="IsRedirect">It sends the client somewhere else.</param>
internal sealed record StatusAnswer(IOperation Operation, int? Status, IOperation? Number, bool IsRedirect = false)
{
    private static readonly HashSet<string> Redirects =
    [
        "Redirect", "RedirectPermanent", "RedirectPreserveMethod", "LocalRedirect", "RedirectToAction", "RedirectToPage", "RedirectToRoute",
        "RedirectResult", "LocalRedirectResult", "RedirectToActionResult", "RedirectToPageResult", "RedirectToRouteResult",
    ];

    public static readonly HashSet<string> Names =
    [
        "StatusCode", "Unauthorized", "Forbid", "BadRequest", "Challenge", "Problem", "Json", "ForbidAsync", "ChallengeAsync",
        "StatusCodeResult", "UnauthorizedResult", "UnauthorizedObjectResult", "ForbidResult", "BadRequestResult", "BadRequestObjectResult", "ChallengeResult",
        "BadHttpRequestException",
        .. Redirects,
    ];

    /// <summary>It is the response itself; an exception may be answered in another way.</summary>
    public bool IsResponse => Operation is not IObjectCreationOperation { Type.Name: "BadHttpRequestException" };

    /// <summary>The answer that a name in the code leads to; null where it is none.</summary>
    public static StatusAnswer? Of(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType: var type }, Parent: ISimpleAssignmentOperation assignment } target
            when assignment.Target == target && HasStatus(type, symbols) => new(assignment, Constant(assignment.Value), assignment.Value),
        IInvocationOperation { TargetMethod: { ContainingType: { } type } method } call when IsMaker(type, symbols) => OfCall(call, method.Name, call.Arguments),
        IObjectCreationOperation { Type: { } type } creation when IsResult(type) || type.Is(symbols.BadHttpRequestException) => OfCall(creation, type.Name, creation.Arguments),
        _ => null,
    };

    private static StatusAnswer? OfCall(IOperation call, string name, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (Redirects.Contains(name))
        {
            return new(call, null, null, IsRedirect: true);
        }

        // Whatever it is called, a status that is given counts.
        if (arguments.FirstOrDefault(argument => argument is { IsImplicit: false, Parameter.Name: "statusCode" }) is { Value: var given })
        {
            return new(call, Constant(given), given);
        }

        return name switch
        {
            "Unauthorized" or "UnauthorizedResult" or "UnauthorizedObjectResult" or "Challenge" or "ChallengeResult" or "ChallengeAsync" => new(call, 401, null),
            "Forbid" or "ForbidResult" or "ForbidAsync" => new(call, 403, null),
            "BadRequest" or "BadRequestResult" or "BadRequestObjectResult" or "BadHttpRequestException" => new(call, 400, null),
            _ => null,
        };
    }

    private static bool HasStatus(INamedTypeSymbol type, KnownSymbols symbols) =>
        type.Is(symbols.HttpResponse) || type.Is(symbols.HttpListenerResponse) || type is { Name: "ObjectResult" } && IsMvc(type);

    private static bool IsMaker(INamedTypeSymbol type, KnownSymbols symbols) => type.Is(symbols.Results) || type.Is(symbols.TypedResults) || type.Is(symbols.ControllerBase)
        || type.Is(symbols.HttpResponse) || type.Is(symbols.HttpListenerResponse) || type.Is(symbols.HttpContextAuthentication) || type.Is(symbols.PageModel);

    private static bool IsResult(ITypeSymbol type) => Names.Contains(type.Name) && IsMvc(type);

    private static bool IsMvc(ITypeSymbol type) => type.IsFramework() && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Mvc";

    private static int? Constant(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: int status } ? status
        : value.ConstantValue is { HasValue: true, Value: int converted } ? converted
        : null;
}
