using ClientCertAnalyzers.Engines.Callbacks;

namespace ClientCertAnalyzers.Validation;

/// <summary>Some combination of errors is accepted without any further condition.</summary>
internal sealed class MTLS3004CallbackAcceptsErrorsRule() : CallbackRule(Rules.MTLS3004CallbackAcceptsErrors)
{
    public override bool Applies(Callback callback, Direction direction) =>
        // A delegate that refuses a flawless certificate is no validation callback; it probably asks "is this bad?".
        callback.Verdict[0] != 'R' && callback.Verdict.AcceptsAny(Relevant(direction));

    public override string[] MessageArguments(Callback callback, Direction direction) =>
    [
        $"'{callback.Verdict.AcceptedErrors()}'",
        callback.Verdict.AcceptsAny(Verdict.ChainErrors)
            ? direction == Direction.Server ? "a client gets in with a certificate that no trusted CA issued" : "anyone on the network path can pose as the server with a home-made certificate"
            : "the certificate of any other host passes for this server's",
    ];

    /// <summary>A server compares no host names, so for it the name flag never decides.</summary>
    private static int Relevant(Direction direction) => direction == Direction.Client ? Verdict.ChainErrors | Verdict.NameMismatch : Verdict.ChainErrors;
}
