namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The framework's <c>ClientCertificateMode</c>, and what is known where no value of it is.</summary>
internal enum CertificateMode
{
    /// <summary>It depends on what the code at hand does not show.</summary>
    Unknown = -2,

    /// <summary>Nothing sets it: the defaults hold, and without defaults nobody is asked.</summary>
    Unset = -1,
    NoCertificate = 0,
    AllowCertificate = 1,
    RequireCertificate = 2,
    DelayCertificate = 3,
}
