using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What the engine found out about one callback. Rules read this; the engine knows no diagnostics.</summary>
internal sealed class Callback
{
    public required CallbackShape Shape { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The guard inside the body under which <see cref="Verdict"/> holds.</summary>
    public Guard Guard { get; init; }

    public required CallbackFacts Facts { get; init; }

    /// <summary>Where the callback's own body returns something other than a plain false, in source order.</summary>
    public ImmutableArray<IOperation> Returns { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>Those of <see cref="Returns"/> that accept although an error is set.</summary>
    public ImmutableArray<IOperation> AcceptingReturns { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>Those that accept after a catch, where the answer would otherwise depend on a check.</summary>
    public ImmutableArray<IOperation> CatchReturns { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>The parameter with the errors, where it has a name that code can use.</summary>
    public IParameterSymbol? ErrorsParameter { get; init; }
}

/// <summary>Facts beside the truth table. They cover helpers that the body calls.</summary>
internal sealed class CallbackFacts
{
    /// <summary>The callback's own body and those of the helpers that it calls.</summary>
    public List<IOperation> Bodies { get; } = [];

    /// <summary>The body looks at the errors, or passes them on.</summary>
    public bool ReadsErrors { get; set; }

    /// <summary>It builds or verifies a chain, and uses the result.</summary>
    public bool BuildsChain { get; set; }

    /// <summary>It uses something that only one certificate or key has: raw data, hash, thumbprint, public key.</summary>
    public bool Pins { get; set; }

    /// <summary>It uses a name in the certificate, so it may check the host by hand.</summary>
    public bool ReadsNames { get; set; }

    /// <summary>It builds a new chain, uses the answer, and has not told the chain for what the certificate is to be used.</summary>
    public IOperation? BuildWithoutUsage { get; set; }

    /// <summary>It looks for the usages in the certificate, or names that of clients.</summary>
    public bool ReadsUsages { get; set; }

    /// <summary>Certificate or chain go to code that cannot be seen.</summary>
    public bool PassesCertificateOn { get; set; }

    /// <summary>Some answer comes from code that cannot be seen.</summary>
    public bool AsksUnknownCode { get; set; }

    /// <summary>
    /// It names the missing certificate (<c>RemoteCertificateNotAvailable</c>), or touches certificate or chain in a way that shows or
    /// minds that there is none: a test, a member, an argument. Accepting none is then a decision, or the code throws before it.
    /// </summary>
    public bool MindsMissingCertificate { get; set; }
}
