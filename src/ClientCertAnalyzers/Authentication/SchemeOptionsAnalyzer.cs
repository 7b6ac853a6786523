using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Finds the places that set options of certificate authentication, wherever they stand, and puts them before the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SchemeOptionsAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS4005SelfSignedWithoutPin, Rules.MTLS4006CertificateUseNotValidated, Rules.MTLS4007RevocationNotAsked)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateAuthenticationOptions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates([MTLS4005SelfSignedWithoutPinRule.Member, .. MTLS4006CertificateUseNotValidatedRule.Members, .. MTLS4007RevocationNotAskedRule.Members], sighting =>
        {
            if (SchemeSetting.Of(sighting.Operation, symbols) is not { } setting)
            {
                return;
            }

            var settings = new SchemeSettings(symbols, sighting.CancellationToken);
            var checks = new CertificateChecks(sighting.Compilation, symbols, bodies, sighting.CancellationToken);
            if ((MTLS4005SelfSignedWithoutPinRule.Judge(setting, severities, checks, symbols, sighting)
                ?? MTLS4006CertificateUseNotValidatedRule.Judge(setting, settings, severities, symbols)
                ?? MTLS4007RevocationNotAskedRule.Judge(setting, settings, severities)) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });
    }
}
