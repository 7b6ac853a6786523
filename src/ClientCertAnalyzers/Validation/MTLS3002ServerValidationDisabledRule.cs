using ClientCertAnalyzers.Engines.Callbacks;

namespace ClientCertAnalyzers.Validation;

/// <summary>A client that accepts every server certificate.</summary>
internal sealed class MTLS3002ServerValidationDisabledRule() : CallbackRule(Rules.MTLS3002ServerValidationDisabled)
{
    public override bool Applies(Callback callback, Direction direction) => direction == Direction.Client && callback.Verdict.AcceptsEverything;
}
