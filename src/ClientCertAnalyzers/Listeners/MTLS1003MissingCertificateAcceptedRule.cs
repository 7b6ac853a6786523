using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>A server calls the certificate required, and its callback lets a client without one in.</summary>
internal sealed class MTLS1003MissingCertificateAcceptedRule() : CallbackRule(Rules.MTLS1003MissingCertificateAccepted)
{
    // Without a certificate there is no chain to judge and no name: RemoteCertificateNotAvailable is all that the callback gets.
    public override bool Applies(Callback callback, Direction direction) =>
        direction == Direction.Server
        && callback is { Facts.MindsMissingCertificate: false, Verdict: var verdict }
        && verdict[Verdict.NotAvailable] == 'A'
        // Whoever accepts a forged certificate has the greater problem: MTLS3001, MTLS3004.
        && verdict[Verdict.ChainErrors] != 'A'
        && verdict[0] != 'R';

    public override bool Concerns(IOperation receiver, KnownSymbols symbols) => RequiredFlag.IsSetBeside(receiver, symbols);
}
