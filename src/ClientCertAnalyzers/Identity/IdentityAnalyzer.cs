using ClientCertAnalyzers.Engines.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Identity;

/// <summary>Finds the places that compare certificates, or parts of them, and asks the identity rules about each.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdentityAnalyzer() : ClientCertAnalyzer(IdentityRules.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate is not { } certificate)
        {
            return;
        }

        var rules = new IdentityRules(context.Compilation, symbols);
        var guarded = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates(CertificatePart.Names, Report);
        context.RegisterNamesOfCertificates(ObjectComparisons.Names, Report);
        context.RegisterNamesOfCertificates([MTLS6004ThumbprintNeverMatchesRule.Criterion], Report);
        context.RegisterCertificateEqualities(certificate, Report);

        void Report(Sighting sighting)
        {
            foreach (var finding in rules.Of(sighting.Operation, sighting.CancellationToken))
            {
                if (guarded.Of(finding.Severity, finding.Operation) is { } severity)
                {
                    sighting.Report(finding.WithSeverity(severity).ToDiagnostic());
                }
            }
        }
    }
}
