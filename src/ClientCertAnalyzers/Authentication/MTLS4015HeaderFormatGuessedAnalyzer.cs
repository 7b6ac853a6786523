using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>A forwarded header becomes a certificate by a call that takes PKCS#12 as well: in a converter of the project, or in the default one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS4015HeaderFormatGuessedAnalyzer() : ClientCertAnalyzer(Rules.MTLS4015HeaderFormatGuessed)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols is not { CertificateForwardingOptions: not null, X509Certificate: { } certificate })
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        var remedy = symbols.X509CertificateLoader is null
            ? "go on only where 'X509Certificate2.GetCertContentType' says 'Cert'"
            : "use 'X509CertificateLoader.LoadCertificate', which takes a certificate only";
        context.RegisterNames(FormatSniffer.Names, OfSniffer);
        context.RegisterCreations(certificate, OfSniffer);
        context.RegisterNames([ForwardingFacts.Add], sighting =>
        {
            if (sighting.Operation is IInvocationOperation call
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.CertificateForwardingServices)
                // Otherwise nobody reads the header; MTLS4012 says so.
                && ForwardingFacts.Around(call, sighting.CancellationToken).IsUsed
                && GuessedHeader.IsDefaultOf(call, sighting.CancellationToken))
            {
                Report(sighting, call, call.NameOfCall(), "The default converter");
            }
        });

        void OfSniffer(Sighting sighting)
        {
            if (FormatSniffer.Of(sighting.Operation, symbols) is { } sniffer && GuessedHeader.IsIn(sniffer, symbols, sighting.CancellationToken))
            {
                Report(sighting, sniffer.Call, sniffer.Call.Syntax.GetLocation(), $"'{sniffer.Method.ContainingType.Name}'");
            }
        }

        void Report(Sighting sighting, IOperation place, Location location, string reader)
        {
            if (severities.Of(Rules.MTLS4015HeaderFormatGuessed.DefaultSeverity, place) is { } severity)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS4015HeaderFormatGuessed, location, severity, additionalLocations: null, properties: null, reader, remedy));
            }
        }
    }
}
