using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>The dates of a certificate are local time. <c>DateTime</c> compares the figures and not the kind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3022LocalDateAgainstUtcAnalyzer() : ClientCertAnalyzer(Rules.MTLS3022LocalDateAgainstUtc)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate2 is not { } certificate)
        {
            return;
        }

        var severity = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(["NotAfter", "NotBefore"], sighting =>
        {
            if (sighting.Operation is not IPropertyReferenceOperation date || !SymbolEqualityComparer.Default.Equals(date.Property.ContainingType, certificate))
            {
                return;
            }

            foreach (var use in Uses(date))
            {
                if (DateComparison.OtherSide(use) is { } other
                    && UniversalTime.Of(other, symbols) is { } universal
                    && severity.Of(Rules.MTLS3022LocalDateAgainstUtc.DefaultSeverity, date) is { } effective)
                {
                    sighting.Report(Diagnostic.Create(
                        Rules.MTLS3022LocalDateAgainstUtc, use.Syntax.GetLocation(), effective, additionalLocations: null, properties: null, date.Property.Name, universal, TextOf(use)));
                }
            }
        });
    }

    /// <summary>The date where it is read, or the local that was made from it and nothing else, wherever that is read.</summary>
    private static IEnumerable<IOperation> Uses(IOperation date)
    {
        if (date.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } || local.Type.SpecialType != SpecialType.System_DateTime)
        {
            return [date];
        }

        var references = date.ReferencesTo(local).ToList();
        return references.All(reference => Write.Through(reference) is null) ? references : [];
    }

    private static string TextOf(IOperation use) => use is ILocalReferenceOperation { Local.Name: var name } ? name : ((IPropertyReferenceOperation)use).Property.Name;
}
