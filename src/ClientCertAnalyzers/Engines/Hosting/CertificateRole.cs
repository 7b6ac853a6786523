namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What a piece of code does with client certificates once a listener asks for them.</summary>
internal enum CertificateRole
{
    /// <summary>Judges the certificate in the TLS layer, beside or instead of Kestrel's own check.</summary>
    TlsValidation,

    /// <summary>ASP.NET Core's certificate authentication.</summary>
    CertificateScheme,

    /// <summary>An authentication handler of the project itself, which may look at the certificate.</summary>
    OwnHandler,

    /// <summary>This product's runtime helper, which validates and answers with 495.</summary>
    RuntimeHelper,

    /// <summary>The helper's side of TLS, which a listener needs so that certificates are judged.</summary>
    RuntimeHelperTls,

    /// <summary>Code that reads the certificate of a request.</summary>
    Reader,

    /// <summary>Authorization of an endpoint, a controller or all of them.</summary>
    Authorization,

    /// <summary>The authorization of whatever states none.</summary>
    FallbackPolicy,

    /// <summary>A call that authenticates, so that the code may decide by itself.</summary>
    Authentication,

    /// <summary>Code that looks at who has logged in, and so may decide by itself.</summary>
    OwnAuthorization,

    /// <summary>The runtime helper insists on a certificate, per endpoint.</summary>
    RequiredPerEndpoint,
}
