using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>A check that fails with an exception counts as passed.</summary>
internal sealed class MTLS3018CatchAcceptsRule() : CallbackRule(Rules.MTLS3018CatchAccepts)
{
    public override bool Applies(Callback callback, Direction direction) => !callback.CatchReturns.IsEmpty;

    public override ImmutableArray<IOperation> Returns(Callback callback) => callback.CatchReturns;
}
