namespace ClientCertAnalyzers.AspNetCore;

/// <summary>What is known of the client certificate of a request.</summary>
public enum ClientCertificateStatus
{
    /// <summary>The client sent none. Answered with 496 where one is required.</summary>
    NotProvided,

    /// <summary>The client sent one and every check passed. Only then does the application see it.</summary>
    Valid,

    /// <summary>The client sent one that failed a check, or one that nothing checked. Answered with 495.</summary>
    Invalid,
}
