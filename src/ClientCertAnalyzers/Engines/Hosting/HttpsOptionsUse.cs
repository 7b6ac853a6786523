using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether a set of HTTPS options asks the client for a certificate.</summary>
internal enum CertificateRequest
{
    /// <summary>The mode is set somewhere that the code at hand does not show.</summary>
    Unknown,

    /// <summary>The mode is, or stays, <c>NoCertificate</c>.</summary>
    Never,

    /// <summary>The mode is one that asks for a certificate.</summary>
    Asked,
}

/// <summary>What one configuration lambda, method or initializer does with one <c>HttpsConnectionAdapterOptions</c> object.</summary>
internal sealed class HttpsOptionsUse
{
    public CertificateRequest Request { get; private init; }

    /// <summary>The straight-line code calls <c>AllowAnyClientCertificate()</c> and sets <c>ClientCertificateValidation</c> too.</summary>
    public bool SetsBothValidations { get; private init; }

    /// <summary>The use of the options object that <paramref name="member"/> (a call, an assignment) belongs to; null where it is not one.</summary>
    public static HttpsOptionsUse? Of(IOperation member, KnownSymbols symbols) => member is null || symbols is null ? new() : null;
}
