using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>
/// A server decides by a chain of its own, and not by the one of TLS, which asks for the usage. Certificate authentication asks for it before
/// its events, and the chain that a callback is given does so too.
/// </summary>
internal sealed class MTLS3013ClientUsageNotAskedRule() : CallbackRule(Rules.MTLS3013ClientUsageNotAsked)
{
    public override bool Applies(Callback callback, Direction direction) => direction == Direction.Server
        && callback is { Shape.KnowsErrors: true, Facts: { BuildWithoutUsage: not null, ReadsUsages: false, Pins: false, PassesCertificateOn: false } }
        // Where chain errors are refused, a missing usage is among them.
        && callback.Verdict[Verdict.ChainErrors] == '?';

    public override ImmutableArray<IOperation> Returns(Callback callback) => ImmutableArray.Create(callback.Facts.BuildWithoutUsage!);
}
