using ClientCertAnalyzers.Engines.Callbacks;

namespace ClientCertAnalyzers.Validation;

/// <summary>A server that accepts every client certificate.</summary>
internal sealed class MTLS3001ClientValidationDisabledRule() : CallbackRule(Rules.MTLS3001ClientValidationDisabled)
{
    public override bool Applies(Callback callback, Direction direction) => direction == Direction.Server && callback.Verdict.AcceptsEverything;
}
