using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>
/// Whether a browser reused an HTTP/2 connection that it had opened for another host (RFC 9113 9.1.1): nobody was asked for a certificate for this
/// one.
/// </summary>
internal static class CoalescedConnection
{
    public static bool Carries(HttpContext context)
    {
        if (HttpProtocol.IsHttp10(context.Request.Protocol) || HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            return false;
        }

        // ITlsHandshakeFeature.HostName stays empty when the endpoint has one certificate for all names.
        var named = context.Features.Get<ISslStreamFeature>()?.SslStream.TargetHostName;
        return !string.IsNullOrEmpty(named)
            && !named.AsSpan().TrimEnd('.').Equals(context.Request.Host.Host.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
    }
}
