namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>What is certain of a request's client certificate at one place in the code.</summary>
internal enum CertificateState
{
    Unknown,

    /// <summary>None came.</summary>
    Missing,

    /// <summary>One came.</summary>
    Present,

    /// <summary>One came, and a check of it has failed.</summary>
    Invalid,
}
