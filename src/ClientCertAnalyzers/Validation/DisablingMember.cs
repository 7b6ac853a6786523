using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>The members of the framework that stand for a callback which accepts everything: no body has to be judged.</summary>
internal static class DisablingMember
{
    private const string AcceptAnyServer = "DangerousAcceptAnyServerCertificateValidator";
    private const string AllowAnyClient = "AllowAnyClientCertificate";

    public static readonly string[] Names = [AcceptAnyServer, AllowAnyClient];

    public static void Report(Sighting sighting, CallbackReporter reporter, KnownSymbols symbols)
    {
        switch (sighting.Operation)
        {
            case IPropertyReferenceOperation { Property: { Name: AcceptAnyServer, ContainingType: var type } } reference
                when SymbolEqualityComparer.Default.Equals(type, symbols.HttpClientHandler) && HandOver.ReceiverOf(reference) is { } receiver and not IInvocationOperation:
                reporter.ReportMember(sighting, Rules.MTLS3002ServerValidationDisabled, AcceptAnyServer, Direction.Client, receiver);
                break;
            // A call that never takes effect, or that a second validation competes with, has its own rule: MTLS1007, MTLS1008.
            case IInvocationOperation { TargetMethod: { Name: AllowAnyClient, ContainingType: var type } } call
                when SymbolEqualityComparer.Default.Equals(type, symbols.HttpsConnectionAdapterOptions)
                    && HttpsOptionsUse.Of(call, symbols) is not ({ Request: CertificateRequest.Never } or { SetsBothValidations: true })
                    && !HelperTls.JudgesBeside(call, symbols):
                reporter.ReportMember(sighting, Rules.MTLS3001ClientValidationDisabled, AllowAnyClient, Direction.Server, call);
                break;
        }
    }
}
