using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A certificate is added to a list that is not there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2004CertificateListIsNullAnalyzer() : ClientCertAnalyzer(Rules.MTLS2004CertificateListIsNull)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.SslClientAuthenticationOptions is null)
        {
            return;
        }

        var lists = new NullList(symbols);
        context.RegisterNames([NullList.Property], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation list && lists.Throws(list))
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS2004CertificateListIsNull, list.Syntax.GetLocation(), NameOf(list)));
            }
        });
    }

    private static string NameOf(IPropertyReferenceOperation list) =>
        list.Instance is IPropertyReferenceOperation { Property.Name: var owner } ? owner + "." + NullList.Property : NullList.Property;
}
