using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Finds a certificate that all endpoints require. What the type around the mode shows is the evidence for the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RequiredCertificateAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1001RequiredOnEveryEndpoint, Rules.MTLS1002RequiredWithoutPublicEndpoint)
{
    private const int RequireCertificate = 2;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.HttpsConnectionAdapterOptions is not { } options)
        {
            return;
        }

        context.RegisterNames(["ClientCertificateMode"], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: RequireCertificate } } mode } target
                && mode.Target == target
                && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, options))
            {
                Analyze(sighting, mode, symbols);
            }
        });
    }

    private static void Analyze(Sighting sighting, ISimpleAssignmentOperation mode, KnownSymbols symbols)
    {
        if (HttpsOptionsUse.Of(mode, symbols)?.Scope is not { Escapes: false } scope
            || scope.Uses.Any(IsUnclear)
            || mode.Ancestors().TakeWhile(o => o is not IAnonymousFunctionOperation).Any(o => o is IConditionalOperation or ISwitchOperation or ITryOperation))
        {
            return;
        }

        var evidence = HostEvidence.Around(mode, symbols, sighting.CancellationToken);
        if (evidence.IsUnclear)
        {
            return;
        }

        var place = scope.IsDefaults ? "server" : "listener";
        if ((MTLS1001RequiredOnEveryEndpointRule.Judge(mode, place, evidence)
            ?? MTLS1002RequiredWithoutPublicEndpointRule.Judge(mode, place, sighting.Compilation)) is { } diagnostic)
        {
            sighting.Report(diagnostic);
        }
    }

    /// <summary>The options go elsewhere, or the certificate depends on the host name: then the mode may do so too.</summary>
    private static bool IsUnclear(IOperation use) =>
        use is not (IPropertyReferenceOperation or IInvocationOperation) or IPropertyReferenceOperation { Property.Name: "ServerCertificateSelector" };
}
