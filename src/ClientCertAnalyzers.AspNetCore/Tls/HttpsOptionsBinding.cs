using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>
/// What this package has put on one <see cref="HttpsConnectionAdapterOptions"/>. One per options object: applied again, it changes its judge
/// and wraps nothing twice.
/// </summary>
internal sealed class HttpsOptionsBinding
{
    private static readonly ConditionalWeakTable<HttpsConnectionAdapterOptions, HttpsOptionsBinding> Bindings = [];

    private readonly HttpsConnectionAdapterOptions _options;
    private readonly Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool> _validate;
    private readonly Action<ConnectionContext, SslServerAuthenticationOptions> _authenticate;
    private Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? _applicationValidation;
    private Action<ConnectionContext, SslServerAuthenticationOptions>? _applicationAuthentication;
    private ClientCertificateJudge _judge;

    private HttpsOptionsBinding(HttpsConnectionAdapterOptions options, ClientCertificateJudge judge)
    {
        _options = options;
        _judge = judge;
        _validate = Validate;
        _authenticate = Authenticate;
    }

    public static void Apply(HttpsConnectionAdapterOptions options, ClientCertificateJudge judge) =>
        Bindings.GetValue(options, added => new(added, judge)).Use(judge);

    private void Use(ClientCertificateJudge judge)
    {
        _judge = judge;
        if (!ReferenceEquals(_options.ClientCertificateValidation, _validate))
        {
            _applicationValidation = _options.ClientCertificateValidation;
            _options.ClientCertificateValidation = _validate;
        }

        if (!ReferenceEquals(_options.OnAuthenticate, _authenticate))
        {
            _applicationAuthentication = _options.OnAuthenticate;
            _options.OnAuthenticate = _authenticate;
        }
    }

    private bool Validate(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var judge = _judge;
        var verdict = judge.Judge(certificate, chain, judge.ChainPolicy!, errors, _applicationValidation);
        VerdictTable.Record(certificate, verdict);
        // An invalid certificate may pass the handshake only while our OnAuthenticate is there to hide it. If other code replaced that,
        // refuse as plain Kestrel does.
        return verdict.Status == ClientCertificateStatus.Valid || ReferenceEquals(_options.OnAuthenticate, _authenticate);
    }

    private void Authenticate(ConnectionContext connection, SslServerAuthenticationOptions tls)
    {
        _applicationAuthentication?.Invoke(connection, tls);
        var judge = _judge;
        TlsSession.Secure(tls, judge.ChainPolicy!.Clone());
        TlsSession.ShowVerdicts(connection.Features, judge.RevocationLists);
    }
}
