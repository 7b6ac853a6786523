using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>A handler asks for the certificate with the body still unread.</summary>
internal static class MTLS1011DelayedNegotiationBeforeBodyRule
{
    private const string Kestrel = "then the call throws, or over TLS 1.3 returns null whatever certificate the client has";
    private const string HttpSys = "then HTTP.sys waits for a certificate that is stuck behind the body";

    public static Diagnostic? Judge(IOperation request, LateHost host, KnownSymbols symbols)
    {
        // Where a middleware asks or reads first, the handler's own request has nothing left to do.
        if (host.Handlers.Around(request) is not { } handler
            || request.Syntax.EnclosingFunction() != handler
            || host.Requests.Any(other => host.Handlers.Around(other) is null)
            || host.ReadsAhead
            || request.SemanticModel is not { } model
            || (model.GetDeclaredSymbol(handler) ?? model.GetSymbolInfo(handler).Symbol) is not IMethodSymbol symbol)
        {
            return null;
        }

        var maps = host.Handlers.MapsOf(handler);
        return BodyBinding.Method(symbol, maps) is { } method && !BodyBinding.MayHaveRead(symbol, maps) && !BodyUse.MayComeBefore(request, handler, symbols)
            ? Diagnostic.Create(Rules.MTLS1011DelayedNegotiationBeforeBody, request.Syntax.GetLocation(), method, host.Setting == "AllowRenegotation" ? HttpSys : Kestrel)
            : null;
    }
}
