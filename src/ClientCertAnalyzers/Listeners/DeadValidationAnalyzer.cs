using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Finds a validation that Kestrel never consults, and asks the rules why: one reason is enough.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DeadValidationAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1007ValidationWithoutRequest, Rules.MTLS1008ValidationOverwritten)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpsConnectionAdapterOptions is not { } options)
        {
            return;
        }

        context.RegisterNames(["AllowAnyClientCertificate", "ClientCertificateValidation", "CheckCertificateRevocation"], sighting =>
        {
            switch (sighting.Operation)
            {
                case IInvocationOperation { TargetMethod: { Name: "AllowAnyClientCertificate" } method } call when SymbolEqualityComparer.Default.Equals(method.ContainingType, options):
                    Report(sighting, call, symbols, "AllowAnyClientCertificate()");
                    break;
                case IPropertyReferenceOperation { Property: { } property, Parent: ISimpleAssignmentOperation assignment } target
                    when assignment.Target == target
                        && SymbolEqualityComparer.Default.Equals(property.ContainingType, options)
                        && IsValidation(property.Name, assignment.Value.ConstantValue):
                    Report(sighting, assignment, symbols, property.Name);
                    break;
            }
        });
    }

    /// <summary>Switching a check off is the default and says nothing about a wish to validate.</summary>
    private static bool IsValidation(string property, Optional<object?> constant) => property switch
    {
        "ClientCertificateValidation" => constant is not { HasValue: true, Value: null },
        "CheckCertificateRevocation" => constant is { HasValue: true, Value: true },
        _ => false,
    };

    private static void Report(Sighting sighting, IOperation place, KnownSymbols symbols, string member)
    {
        if (HttpsOptionsUse.Of(place, symbols) is { } use
            && (MTLS1007ValidationWithoutRequestRule.Judge(place, member, use, sighting)
                ?? MTLS1008ValidationOverwrittenRule.Judge(place, use)) is { } diagnostic)
        {
            sighting.Report(diagnostic);
        }
    }
}
