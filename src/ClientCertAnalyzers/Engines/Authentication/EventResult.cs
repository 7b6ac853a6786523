namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>What an event has made of the certificate so far.</summary>
internal enum EventResult
{
    /// <summary>No result is set: the authentication handler goes by its own checks.</summary>
    None,
    Success,
    Fail,
    NoResult,

    /// <summary>Code that is not to be seen has the context.</summary>
    Unknown,
}
