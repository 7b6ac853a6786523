using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Loading;

/// <summary>The first certificate of a PKCS#12 file is taken for the one that the file is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7006FirstPkcs12EntryAnalyzer() : ClientCertAnalyzer(Rules.MTLS7006FirstPkcs12Entry)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A test knows what is in its file.
        if (symbols.X509CertificateCollection is null)
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        var uses = new CollectionUses(symbols);
        context.RegisterElements(["First", "FirstOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault"], sighting =>
        {
            var element = sighting.Operation;
            if (Pkcs12Entry.IsTakenByItsPlace(element, trace, uses, symbols, sighting.CancellationToken))
            {
                var name = ElementSightings.NameOf(element);
                sighting.Report(Diagnostic.Create(Rules.MTLS7006FirstPkcs12Entry, element.Syntax.GetLocation(), name, name.StartsWith("Last", StringComparison.Ordinal) ? "last" : "first"));
            }
        });
    }
}
