using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace ClientCertAnalyzers.AspNetCore.Forwarding;

/// <summary>Takes the proxy's headers off every request, and believes them only from a trusted proxy.</summary>
internal sealed class ForwardedVerdictReader
{
    private const int LongestValue = 32_768;

    private readonly ForwardedClientCertificateOptions _options;
    private readonly IPAddress[] _proxies;
    private readonly IPNetwork[] _networks;
    private readonly ILogger _logger;

    public ForwardedVerdictReader(ForwardedClientCertificateOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _proxies = [.. options.KnownProxies.Select(Unmapped)];
        _networks = [.. options.KnownIPNetworks];
        if (_proxies.Length == 0 && _networks.Length == 0)
        {
            Log.NoTrustedProxies(logger);
        }
    }

    /// <summary>The feature that counts: of the connection, or a new one with the proxy's verdict.</summary>
    public IClientCertificateVerdictFeature? Apply(HttpContext context, IClientCertificateVerdictFeature? connection)
    {
        var certificate = Remove(context.Request.Headers, _options.CertificateHeader);
        var verify = _options.VerifyHeader is { } name ? Remove(context.Request.Headers, name) : StringValues.Empty;
        // Before any middleware for forwarded headers, so that this is the address of the socket.
        var peer = context.Connection.RemoteIpAddress;
        if (!IsTrusted(peer))
        {
            if (certificate.Count + verify.Count > 0)
            {
                Log.ForwardedHeadersFromUntrustedPeer(_logger, peer);
            }

            return connection;
        }

        // A proxy whose own certificate is invalid is no proxy of ours.
        if (connection?.Verdict.Status == ClientCertificateStatus.Invalid)
        {
            return connection;
        }

        var feature = Judge(certificate, verify);
        context.Features.Set<ITlsConnectionFeature>(feature);
        context.Features.Set<IClientCertificateVerdictFeature>(feature);
        return feature;
    }

    private static StringValues Remove(IHeaderDictionary headers, string name) => headers.Remove(name, out var values) ? values : StringValues.Empty;

    private bool IsTrusted(IPAddress? peer)
    {
        if (peer is null)
        {
            return false;
        }

        var address = Unmapped(peer);
        return Array.IndexOf(_proxies, address) >= 0 || Array.Exists(_networks, network => network.Contains(address));
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private ForwardedVerdictFeature Judge(StringValues certificate, StringValues verify)
    {
        // An empty header is how some proxies say that there is none.
        var sent = certificate is [{ Length: > 0 } only] ? only : null;
        if (certificate.Count > 1 || verify.Count > 1 || sent?.Length > LongestValue || verify is [{ Length: > LongestValue }])
        {
            return Invalid(ClientCertificateRejectionReason.Malformed);
        }

        if (_options.VerifyHeader is null)
        {
            return sent is null ? NotProvided() : Valid(sent);
        }

        return verify.ToString() switch
        {
            "SUCCESS" => sent is null ? Invalid(ClientCertificateRejectionReason.Malformed) : Valid(sent),
            "NONE" => sent is null ? NotProvided() : Invalid(ClientCertificateRejectionReason.Malformed),
            ['F', 'A', 'I', 'L', 'E', 'D', ':', .. var text] => Invalid(ProxyReasons.Of(text)),
            _ => Invalid(ClientCertificateRejectionReason.Unverified),
        };
    }

    private ForwardedVerdictFeature Valid(string value) =>
        ForwardedCertificate.Read(value, _options.Format) is { } certificate
            ? new(ClientCertificateVerdict.Valid, certificate)
            : Invalid(ClientCertificateRejectionReason.Malformed);

    private static ForwardedVerdictFeature NotProvided() => new(ClientCertificateVerdict.NotProvided, null);

    private static ForwardedVerdictFeature Invalid(ClientCertificateRejectionReason reason) => new(ClientCertificateVerdict.Invalid(reason), null);
}
