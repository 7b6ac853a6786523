using System.Net;
using Microsoft.Extensions.Logging;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>All log messages. Nothing that a client wrote is in them: no subject, issuer, serial number or header text.</summary>
internal static partial class Log
{
    public const string Category = "ClientCertAnalyzers.AspNetCore";

    [LoggerMessage(1, LogLevel.Information, "Request rejected with {StatusCode}: {Reason}. Connection {ConnectionId}.")]
    public static partial void ClientCertificateRejected(ILogger logger, int statusCode, string reason, string connectionId);

    [LoggerMessage(2, LogLevel.Debug, "The client did not send a certificate when asked after the handshake: {ExceptionType}.")]
    public static partial void DelayedNegotiationFailed(ILogger logger, string exceptionType);

    [LoggerMessage(3, LogLevel.Error, "A check of the client certificate threw, so the certificate is rejected. Connection {ConnectionId}.")]
    public static partial void CertificateValidatorThrew(ILogger logger, Exception exception, string connectionId);

    [LoggerMessage(4, LogLevel.Warning, "Changed revocation list files cannot be read; the lists read before stay in use until their nextUpdate.")]
    public static partial void RevocationListReloadFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "A client certificate came that nothing has checked, and is rejected: call UseClientCertificateResponses() for every endpoint that asks for certificates. Logged once for each host.")]
    public static partial void UncheckedCertificate(ILogger logger);

    [LoggerMessage(6, LogLevel.Debug, "Client certificate headers from {RemoteIpAddress}, which is no trusted proxy, were removed.")]
    public static partial void ForwardedHeadersFromUntrustedPeer(ILogger logger, IPAddress? remoteIpAddress);

    [LoggerMessage(7, LogLevel.Warning, "Forwarded client certificates are configured but no proxy is trusted: add it to KnownProxies or KnownIPNetworks.")]
    public static partial void NoTrustedProxies(ILogger logger);
}
