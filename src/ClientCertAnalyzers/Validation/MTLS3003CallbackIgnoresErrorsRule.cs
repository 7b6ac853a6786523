using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Validation;

/// <summary>The answer depends on something, but not on whether the certificate is genuine.</summary>
internal sealed class MTLS3003CallbackIgnoresErrorsRule() : CallbackRule(Rules.MTLS3003CallbackIgnoresErrors)
{
    public override bool Applies(Callback callback, Direction direction) =>
        callback is { Verdict.IsUnknown: true, Shape.KnowsErrors: true, Facts: { ReadsErrors: false, BuildsChain: false, Pins: false } facts }
        // Code that cannot be seen may judge the certificate if it gets it; if it does not, nothing is known at all.
        && (facts.PassesCertificateOn || !facts.AsksUnknownCode);

    /// <summary>MTLS6001 and its like say what is wrong with the one thing that it does look at.</summary>
    public override bool LeavesToIdentity => true;

    public override ImmutableArray<IOperation> Returns(Callback callback) => callback.Returns;

    public override bool IsCertain(Callback callback) => !callback.Facts.PassesCertificateOn;
}
