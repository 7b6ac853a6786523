using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>A client builds the chain itself and forgets that the chain says nothing about the host.</summary>
internal sealed class MTLS3005CallbackDropsNameMismatchRule() : CallbackRule(Rules.MTLS3005CallbackDropsNameMismatch)
{
    public override bool Applies(Callback callback, Direction direction) =>
        direction == Direction.Client
        && callback is { Shape.KnowsErrors: true, Facts: { BuildsChain: true, Pins: false, ReadsNames: false, PassesCertificateOn: false, AsksUnknownCode: false } }
        && callback.Verdict[Verdict.NameMismatch] == '?'
        && callback.Verdict[Verdict.NameMismatch | Verdict.ChainErrors] == '?';

    public override ImmutableArray<IOperation> Returns(Callback callback) => callback.Returns;
}
