using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>A handler asks for the certificate with the body still unread.</summary>
internal static class MTLS1011DelayedNegotiationBeforeBodyRule
{
    public static Diagnostic? Judge(IInvocationOperation request, CertificateAccess access, BodyUse body, Negotiation negotiation, EndpointHandlers handlers)
    {
        // Where a middleware asks or reads first, the handler's own request has nothing left to do.
        if (negotiation.LateSetting(request) is null
            || handlers.Around(request) is not { } handler
            || request.Syntax.EnclosingFunction() != handler
            || access.Requests.Any(other => handlers.Around(other) is null)
            || body.IsReadAhead(handlers)
            || request.SemanticModel is not { } model
            || (model.GetDeclaredSymbol(handler) ?? model.GetSymbolInfo(handler).Symbol) is not IMethodSymbol symbol)
        {
            return null;
        }

        var maps = handlers.MapsOf(handler);
        return BodyBinding.Method(symbol, maps) is { } method && !BodyBinding.MayHaveRead(symbol, maps) && !body.MayComeBefore(request, handler)
            ? Diagnostic.Create(Rules.MTLS1011DelayedNegotiationBeforeBody, request.Syntax.GetLocation(), method)
            : null;
    }
}
