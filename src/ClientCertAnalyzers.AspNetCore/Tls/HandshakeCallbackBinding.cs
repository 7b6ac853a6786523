using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>
/// What this package has put on one <see cref="TlsHandshakeCallbackOptions"/>. One per options object: applied again, it changes its judge and
/// wraps nothing twice.
/// </summary>
internal sealed class HandshakeCallbackBinding
{
    private static readonly ConditionalWeakTable<TlsHandshakeCallbackOptions, HandshakeCallbackBinding> Bindings = [];

    // A callback may return the same options object for every connection. Then it finds our hardened copy there, which stands for the
    // policy that it had set, if any.
    private static readonly ConditionalWeakTable<X509ChainPolicy, Origin> Origins = [];

    // The connections that hide what is invalid. The same options object on an endpoint of another kind must not let everybody in.
    private readonly ConditionalWeakTable<SslStream, Session> _connections = [];
    private readonly RemoteCertificateValidationCallback _validate;
    private readonly Func<TlsHandshakeCallbackContext, ValueTask<SslServerAuthenticationOptions>> _onConnection;
    private Func<TlsHandshakeCallbackContext, ValueTask<SslServerAuthenticationOptions>>? _applicationOnConnection;
    private ClientCertificateJudge _judge;

    private HandshakeCallbackBinding(ClientCertificateJudge judge)
    {
        _judge = judge;
        _validate = Validate;
        _onConnection = OnConnectionAsync;
    }

    public static void Apply(TlsHandshakeCallbackOptions options, ClientCertificateJudge judge)
    {
        var binding = Bindings.GetValue(options, _ => new(judge));
        binding._judge = judge;
        if (!ReferenceEquals(options.OnConnection, binding._onConnection))
        {
            binding._applicationOnConnection = options.OnConnection;
            options.OnConnection = binding._onConnection;
        }
    }

    private async ValueTask<SslServerAuthenticationOptions> OnConnectionAsync(TlsHandshakeCallbackContext context)
    {
        var tls = await _applicationOnConnection!(context);
        if (tls.RemoteCertificateValidationCallback is { } callback && callback != _validate)
        {
            throw new InvalidOperationException(
                "OnConnection sets RemoteCertificateValidationCallback, which would decide in place of UseClientCertificateResponses. Use AdditionalValidation.");
        }

        var judge = _judge;
        var policy = PolicyFor(tls, judge);
        TlsSession.Secure(tls, policy);
        tls.RemoteCertificateValidationCallback = _validate;
        tls.ClientCertificateRequired = !context.AllowDelayedClientCertificateNegotation;
        TlsSession.ShowVerdicts(context.Connection.Features, judge.RevocationLists);
        _connections.AddOrUpdate(context.SslStream, new(judge, policy.Clone()));
        return tls;
    }

    /// <summary>The connection's own policy before that of the options, since a server for several parties has roots for each.</summary>
    private static X509ChainPolicy PolicyFor(SslServerAuthenticationOptions tls, ClientCertificateJudge judge)
    {
        var own = tls.CertificateChainPolicy is { } set && Origins.TryGetValue(set, out var origin) ? origin.Policy : tls.CertificateChainPolicy;
        var policy = (own ?? judge.ChainPolicy)?.Clone() ?? throw new InvalidOperationException(
            "No trust for client certificates: return a CertificateChainPolicy from OnConnection, or name TrustedRoots in UseClientCertificateResponses.");
        if (own is null && judge.RevocationLists is null && policy.RevocationMode == X509RevocationMode.NoCheck)
        {
            // SslStream no longer reads this once there is a chain policy.
            policy.RevocationMode = tls.CertificateRevocationCheckMode;
        }

        ChainPolicies.Harden(policy, judge.TrustsMachineStore);
        Origins.Add(policy, new(own));
        return policy;
    }

    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (sender is not SslStream stream || !_connections.TryGetValue(stream, out var session))
        {
            return certificate is null || errors == SslPolicyErrors.None;
        }

        if (certificate is X509Certificate2 presented)
        {
            VerdictTable.Record(presented, session.Judge.Judge(presented, chain, session.Policy, errors, applicationValidation: null));
        }

        // One of the older type has no verdict, so it is invalid.
        return true;
    }

    /// <param name="Judge">As the connection began.</param>
    /// <param name="Policy">What it has to judge by.</param>
    private sealed record Session(ClientCertificateJudge Judge, X509ChainPolicy Policy);

    private sealed record Origin(X509ChainPolicy? Policy);
}
