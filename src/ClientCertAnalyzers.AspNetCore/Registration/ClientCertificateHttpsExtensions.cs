using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore;
using ClientCertAnalyzers.AspNetCore.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>The TLS side: handshakes that let every client through, judge its certificate and hide it unless it is valid.</summary>
public static class ClientCertificateHttpsExtensions
{
    /// <summary>
    /// Asks every client of the endpoint for a certificate and judges it by <paramref name="configure"/>. The mode
    /// <see cref="ClientCertificateMode.NoCertificate"/> becomes <see cref="ClientCertificateMode.AllowCertificate"/>;
    /// <see cref="ClientCertificateMode.DelayCertificate"/> stays. TLS resumption and the download of issuers are switched off.
    /// </summary>
    /// <remarks>
    /// A <see cref="HttpsConnectionAdapterOptions.ClientCertificateValidation"/> set before is asked after all other checks and can only refuse. An
    /// <see cref="HttpsConnectionAdapterOptions.OnAuthenticate"/> set before runs first; a chain policy that it sets has no effect. If either is set
    /// after this call, certificates fail closed. <see cref="HttpsConnectionAdapterOptions.CheckCertificateRevocation"/> counts as
    /// <see cref="X509RevocationMode.Online"/> when <paramref name="configure"/> says nothing of revocation. Called again on the same options, this
    /// replaces the judgment and adds nothing.
    /// </remarks>
    /// <param name="options">Options of one endpoint or of <c>ConfigureHttpsDefaults</c>.</param>
    /// <param name="configure">States whom to trust.</param>
    /// <returns><paramref name="options"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The mode is <see cref="ClientCertificateMode.RequireCertificate"/>; no trust is stated, or both kinds; revocation is configured twice or with an
    /// interval that is not positive; <see cref="ClientCertificateTlsOptions.ConfigureChainPolicy"/> switches checks off.
    /// </exception>
    /// <exception cref="IOException">A revocation list file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A revocation list is damaged or not supported.</exception>
    public static HttpsConnectionAdapterOptions UseClientCertificateResponses(
        this HttpsConnectionAdapterOptions options, Action<ClientCertificateTlsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        if (options.ClientCertificateMode == ClientCertificateMode.RequireCertificate)
        {
            throw new InvalidOperationException(
                "ClientCertificateMode.RequireCertificate ends the handshake of a client without certificate, so nobody could answer 496. " +
                "Use AllowCertificate, and RequireClientCertificate() on the endpoints that need one.");
        }

        var tls = new ClientCertificateTlsOptions();
        configure(tls);
        if (options.CheckCertificateRevocation && tls.RevocationMode == X509RevocationMode.NoCheck && tls.RevocationListFiles.Count == 0)
        {
            // SslStream no longer reads this setting once there is a chain policy.
            tls.RevocationMode = X509RevocationMode.Online;
        }

        HttpsOptionsBinding.Apply(options, ClientCertificateJudge.Create(tls));
        if (options.ClientCertificateMode == ClientCertificateMode.NoCertificate)
        {
            options.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        }

        return options;
    }

    /// <summary>
    /// The same for options that a callback makes for each connection (SNI). A <c>CertificateChainPolicy</c> that the callback returns is used instead
    /// of the trust in <paramref name="configure"/>: roots for each party. It is copied, and may not switch checks off.
    /// </summary>
    /// <remarks>
    /// In the handshake, a callback that sets <c>RemoteCertificateValidationCallback</c> or forbidden <c>VerificationFlags</c>, or that leaves a
    /// connection without any trust, ends in an exception: the connection is refused and Kestrel logs why. Called again, this replaces the
    /// judgment and adds nothing.
    /// </remarks>
    /// <param name="options">Options whose <see cref="TlsHandshakeCallbackOptions.OnConnection"/> is set.</param>
    /// <param name="configure">Changes the judgment; may be left out when every connection brings a chain policy.</param>
    /// <returns><paramref name="options"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// <see cref="TlsHandshakeCallbackOptions.OnConnection"/> is not set; both kinds of trust are stated; revocation is configured twice or with an
    /// interval that is not positive; <see cref="ClientCertificateTlsOptions.ConfigureChainPolicy"/> switches checks off.
    /// </exception>
    /// <exception cref="IOException">A revocation list file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A revocation list is damaged or not supported.</exception>
#pragma warning disable RS0027 // The overloads extend different types: no call can mean both.
    public static TlsHandshakeCallbackOptions UseClientCertificateResponses(
        this TlsHandshakeCallbackOptions options, Action<ClientCertificateTlsOptions>? configure = null)
#pragma warning restore RS0027
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.OnConnection is null)
        {
            throw new InvalidOperationException("Set OnConnection before UseClientCertificateResponses(), which wraps it.");
        }

        var tls = new ClientCertificateTlsOptions();
        configure?.Invoke(tls);
        HandshakeCallbackBinding.Apply(options, ClientCertificateJudge.CreateForConnections(tls));
        return options;
    }
}
