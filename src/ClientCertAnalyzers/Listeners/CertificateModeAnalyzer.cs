using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Finds the places that set when a listener asks for a certificate, and puts them before the rules. What the host around them shows is the evidence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CertificateModeAnalyzer()
    : ClientCertAnalyzer(
        Rules.MTLS1001RequiredOnEveryEndpoint, Rules.MTLS1002RequiredWithoutPublicEndpoint, Rules.MTLS1010DelayedWithHttp2, Rules.MTLS4018CertificateNotRead)
{
    private const int AllowCertificate = 1;
    private const int RequireCertificate = 2;
    private const int DelayCertificate = 3;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.ListenOptions is null || symbols.HttpsConnectionAdapterOptions is not { } options)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        // The last name is the framework's own spelling.
        context.RegisterNames(["ClientCertificateMode", "AllowDelayedClientCertificateNegotation"], sighting =>
        {
            if (sighting.Operation is not IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: var value } } assignment } target
                || assignment.Target != target)
            {
                return;
            }

            var type = target.Property.ContainingType;
            switch (value)
            {
                case AllowCertificate when SymbolEqualityComparer.Default.Equals(type, options):
                    JudgeAllowed(sighting, assignment, severities, symbols);
                    break;
                case RequireCertificate when SymbolEqualityComparer.Default.Equals(type, options):
                    JudgeRequired(sighting, assignment, severities, symbols);
                    break;
                case DelayCertificate when SymbolEqualityComparer.Default.Equals(type, options):
                    JudgeDelayed(sighting, assignment, HttpsOptionsUse.Of(assignment, symbols)?.Scope is { Escapes: false } scope ? scope.Consumer : null, severities, symbols);
                    break;
                case true when SymbolEqualityComparer.Default.Equals(type, symbols.TlsHandshakeCallbackContext):
                    JudgeDelayed(sighting, assignment, UseHttpsAround(assignment, symbols), severities, symbols);
                    break;
            }
        });
    }

    private static void JudgeAllowed(Sighting sighting, ISimpleAssignmentOperation mode, GuardedSeverity severities, KnownSymbols symbols)
    {
        if (HttpsOptionsUse.Of(mode, symbols)?.Scope is { Escapes: false } scope && MTLS4018CertificateNotReadRule.Judge(mode, scope, severities, symbols, sighting) is { } diagnostic)
        {
            sighting.Report(diagnostic);
        }
    }

    private static void JudgeDelayed(Sighting sighting, ISimpleAssignmentOperation delay, IInvocationOperation? consumer, GuardedSeverity severities, KnownSymbols symbols)
    {
        if (consumer is not null && MTLS1010DelayedWithHttp2Rule.Judge(delay, consumer, severities, symbols, sighting) is { } diagnostic)
        {
            sighting.Report(diagnostic);
        }
    }

    /// <summary>The call that takes the handshake callback with this operation in it.</summary>
    private static IInvocationOperation? UseHttpsAround(IOperation operation, KnownSymbols symbols) =>
        operation.Ancestors().OfType<IInvocationOperation>().FirstOrDefault(call => HttpsOptionsScope.IsConsumer(call.TargetMethod, symbols));

    private static void JudgeRequired(Sighting sighting, ISimpleAssignmentOperation mode, GuardedSeverity severities, KnownSymbols symbols)
    {
        if (HttpsOptionsUse.Of(mode, symbols)?.Scope is not { Escapes: false } scope
            || scope.Uses.Any(IsUnclear)
            || mode.Ancestors().TakeWhile(o => o is not IAnonymousFunctionOperation).Any(o => o is IConditionalOperation or ISwitchOperation or ITryOperation))
        {
            return;
        }

        var evidence = HostEvidence.Around(mode, symbols, sighting.CancellationToken);
        if (evidence.IsUnclear || SettingsView.Of(sighting.Options, sighting.CancellationToken).Any(view => view.Kestrel.HasOtherEndpointThan(CertificateMode.RequireCertificate, forAll: scope.IsDefaults)))
        {
            return;
        }

        var place = scope.IsDefaults ? "server" : "listener";
        if ((MTLS1001RequiredOnEveryEndpointRule.Judge(mode, place, evidence, severities)
            ?? MTLS1002RequiredWithoutPublicEndpointRule.Judge(mode, place, sighting.Compilation, severities)) is { } diagnostic)
        {
            sighting.Report(diagnostic);
        }
    }

    /// <summary>The options go elsewhere, or the certificate depends on the host name: then the mode may do so too.</summary>
    private static bool IsUnclear(IOperation use) =>
        use is not (IPropertyReferenceOperation or IInvocationOperation) or IPropertyReferenceOperation { Property.Name: "ServerCertificateSelector" };
}
