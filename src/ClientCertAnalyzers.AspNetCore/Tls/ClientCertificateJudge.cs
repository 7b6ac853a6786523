using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Judging;
using ClientCertAnalyzers.AspNetCore.Revocation;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>One configuration of <see cref="ClientCertificateTlsOptions"/>, ready for handshakes. Immutable but for the lists' reload.</summary>
internal sealed class ClientCertificateJudge
{
    private readonly bool _isStrict;
    private readonly Func<X509Certificate2, X509Chain, ClientCertificateRejectionReason>? _additional;

    private ClientCertificateJudge(ClientCertificateTlsOptions options, X509ChainPolicy? policy)
    {
        ChainPolicy = policy;
        TrustsMachineStore = options.TrustMachineStore;
        RevocationLists = options.RevocationListFiles.Count == 0
            ? null
            : RevocationListFiles.Open([.. options.RevocationListFiles], options.RevocationListReloadInterval);
        _isStrict = options.StrictValidation;
        _additional = options.AdditionalValidation;
    }

    /// <summary><see langword="null"/> when every connection must bring its own.</summary>
    public X509ChainPolicy? ChainPolicy { get; }

    public bool TrustsMachineStore { get; }

    public RevocationListFiles? RevocationLists { get; }

    /// <summary>For an endpoint: the options themselves must say whom to trust.</summary>
    /// <exception cref="InvalidOperationException">The options contradict themselves or weaken the check.</exception>
    /// <exception cref="IOException">A revocation list file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A revocation list is damaged or of a kind that is not supported.</exception>
    public static ClientCertificateJudge Create(ClientCertificateTlsOptions options)
    {
        if (!options.TrustMachineStore && options.TrustedRoots.Count == 0)
        {
            throw new InvalidOperationException(
                "Whose client certificates are to be trusted? Add your CA to TrustedRoots, or set TrustMachineStore to trust every CA that this machine trusts.");
        }

        return CreateForConnections(options);
    }

    /// <summary>For connections that may each bring a chain policy, so that the options need not state trust.</summary>
    /// <inheritdoc cref="Create" path="/exception"/>
    public static ClientCertificateJudge CreateForConnections(ClientCertificateTlsOptions options)
    {
        if (options.TrustMachineStore && options.TrustedRoots.Count > 0)
        {
            throw new InvalidOperationException(
                "TrustedRoots and TrustMachineStore exclude each other: with the machine's roots, TrustedRoots would restrict nothing.");
        }

        if (!Enum.IsDefined(options.RevocationMode))
        {
            throw new InvalidOperationException($"RevocationMode has no value {(int)options.RevocationMode}.");
        }

        if (options.RevocationListFiles.Count > 0 && options.RevocationMode != X509RevocationMode.NoCheck)
        {
            throw new InvalidOperationException(
                "RevocationListFiles and RevocationMode exclude each other: keep NoCheck to use the files alone, or remove them.");
        }

        if (options.RevocationListReloadInterval <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("RevocationListReloadInterval must be longer than zero.");
        }

        var statesTrust = options.TrustMachineStore || options.TrustedRoots.Count > 0;
        return new(options, statesTrust ? ChainPolicies.Create(options) : null);
    }

    /// <summary>Never throws: what cannot be judged is invalid.</summary>
    /// <param name="certificate">The client's certificate.</param>
    /// <param name="chain">The chain that SslStream built for it.</param>
    /// <param name="policy">Our policy, which it must have been built with; not the instance that other code can reach.</param>
    /// <param name="errors">What SslStream found.</param>
    /// <param name="applicationValidation">A callback of the application, asked once everything else passed. It can only refuse.</param>
    public ClientCertificateVerdict Judge(
        X509Certificate2 certificate,
        X509Chain? chain,
        X509ChainPolicy policy,
        SslPolicyErrors errors,
        Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? applicationValidation)
    {
        if (chain is null || !ChainPolicies.Agree(policy, chain.ChainPolicy))
        {
            return ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.Unverified);
        }

        try
        {
            if (ChainFindings.Collect(certificate, chain, errors, _isStrict, RevocationLists) is { } rejection)
            {
                return rejection;
            }
        }
        catch (Exception e)
        {
            return ClientCertificateVerdict.Threw(ClientCertificateRejectionReason.Malformed, e);
        }

        try
        {
            if (applicationValidation?.Invoke(certificate, chain, errors) == false)
            {
                return ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.NotAllowed);
            }

            var reason = _additional?.Invoke(certificate, chain) ?? ClientCertificateRejectionReason.None;
            return reason == ClientCertificateRejectionReason.None ? ClientCertificateVerdict.Valid
                : ClientCertificateVerdict.Invalid(Enum.IsDefined(reason) ? reason : ClientCertificateRejectionReason.NotAllowed);
        }
        catch (Exception e)
        {
            return ClientCertificateVerdict.Threw(ClientCertificateRejectionReason.NotAllowed, e);
        }
    }
}
