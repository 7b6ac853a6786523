using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>
/// Requires a valid client certificate: without one the answer is 496, with an invalid one 495. For controllers, actions and Razor pages,
/// where it is checked twice, in routing and as an authorization filter; <c>AllowAnonymous</c> does not lift it.
/// </summary>
/// <remarks>
/// On the lambda of a minimal API, a hub or a gRPC service it works only when <c>AddClientCertificateResponses()</c> was called: without that
/// no code of the framework looks at it and the endpoint is <b>open</b>. There prefer <c>RequireClientCertificate()</c>, which then throws.
/// </remarks>
/// <exception cref="InvalidOperationException">
/// At the first request to a controller, action or page, when <c>AddClientCertificateResponses()</c> was not called.
/// </exception>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireClientCertificateAttribute : Attribute, IRequireClientCertificateMetadata, IAsyncAuthorizationFilter
{
    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var responder = context.HttpContext.RequestServices.GetService<ClientCertificateResponder>()
            ?? throw ClientCertificateResponder.NotRegistered("[RequireClientCertificate]");
        var verdict = await responder.NegotiateAsync(context.HttpContext);
        if (verdict.Status != ClientCertificateStatus.Valid)
        {
            context.Result = new Rejection(responder, verdict);
        }
    }

    private sealed class Rejection(ClientCertificateResponder responder, ClientCertificateVerdict verdict) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => responder.RejectAsync(context.HttpContext, verdict);
    }
}
