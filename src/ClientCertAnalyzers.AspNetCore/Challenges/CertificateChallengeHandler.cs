using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace ClientCertAnalyzers.AspNetCore.Challenges;

/// <summary>
/// Answers the challenge of <c>AddCertificate()</c>, which is a plain 403, with 496 or 495. Everything else is the affair of the handler that was
/// registered before.
/// </summary>
internal sealed class CertificateChallengeHandler(
    IAuthorizationMiddlewareResultHandler inner, IAuthenticationSchemeProvider schemes, ClientCertificateResponder responder)
    : IAuthorizationMiddlewareResultHandler
{
    /// <summary>Known by its name, as its package is no part of the shared framework.</summary>
    private const string CertificateHandler = "Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationHandler";

    private static readonly ClientCertificateVerdict NotAllowed = ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.NotAllowed);

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged && await AsksOnlyForCertificateAsync(policy))
        {
            var verdict = ClientCertificateResponder.VerdictOf(context);
            // A valid certificate that the authentication handler did not take.
            await responder.RejectAsync(context, verdict.Status == ClientCertificateStatus.Valid ? NotAllowed : verdict);
            return;
        }

        await inner.HandleAsync(next, context, policy, authorizeResult);
    }

    private async Task<bool> AsksOnlyForCertificateAsync(AuthorizationPolicy policy)
    {
        if (policy.AuthenticationSchemes.Count == 0)
        {
            return IsCertificate(await schemes.GetDefaultChallengeSchemeAsync());
        }

        foreach (var name in policy.AuthenticationSchemes)
        {
            if (!IsCertificate(await schemes.GetSchemeAsync(name)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCertificate(AuthenticationScheme? scheme)
    {
        for (var type = scheme?.HandlerType; type is not null; type = type.BaseType)
        {
            if (type.FullName == CertificateHandler)
            {
                return true;
            }
        }

        return false;
    }
}
