namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>An event of certificate authentication whose handler can decide over the certificate.</summary>
internal enum AuthenticationEvent
{
    /// <summary>The framework's checks have passed. An event that sets no result leaves it at that.</summary>
    CertificateValidated,

    /// <summary>A check has failed, the earlier event has refused the certificate, or something has thrown. A result that is set counts instead.</summary>
    AuthenticationFailed,
}
