using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>MTLS1007 and MTLS1008: a validation that Kestrel never consults. One registration, because 1007 goes before 1008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS1007ValidationWithoutRequestAnalyzer()
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
                    Report(sighting, call, symbols, "AllowAnyClientCertificate()", isCallback: false);
                    break;
                case IPropertyReferenceOperation { Property: { } property, Parent: ISimpleAssignmentOperation assignment } target
                    when assignment.Target == target
                        && SymbolEqualityComparer.Default.Equals(property.ContainingType, options)
                        && IsDeadValidation(property.Name, assignment.Value.ConstantValue):
                    Report(sighting, assignment, symbols, property.Name, isCallback: property.Name == "ClientCertificateValidation");
                    break;
            }
        });
    }

    /// <summary>Switching a check off is the default and says nothing about a wish to validate.</summary>
    private static bool IsDeadValidation(string property, Optional<object?> constant) => property switch
    {
        "ClientCertificateValidation" => constant is not { HasValue: true, Value: null },
        "CheckCertificateRevocation" => constant is { HasValue: true, Value: true },
        _ => false,
    };

    private static void Report(Sighting sighting, IOperation place, KnownSymbols symbols, string member, bool isCallback)
    {
        if (HttpsOptionsUse.Of(place, symbols) is not { } use)
        {
            return;
        }

        if (use.Request == CertificateRequest.Never)
        {
            var rule = Rules.MTLS1007ValidationWithoutRequest;
            sighting.Report(Diagnostic.Create(
                rule,
                place.Syntax.GetLocation(),
                SettingsMayAsk(sighting) ? DiagnosticSeverity.Info : rule.DefaultSeverity,
                additionalLocations: null,
                properties: null,
                member,
                isCallback ? " and is never called" : ""));
        }
        else if (use.SetsBothValidations)
        {
            sighting.Report(Diagnostic.Create(
                Rules.MTLS1008ValidationOverwritten,
                place.Syntax.GetLocation(),
                use.CallbackWins ? "the call is overwritten and has no effect" : "the callback is overwritten, so every certificate is accepted"));
        }
    }

    private static bool SettingsMayAsk(Sighting sighting) => sighting.Options.AdditionalFiles.Any(file =>
        Path.GetFileName(file.Path) is { } name
        && name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && file.GetText(sighting.CancellationToken)?.ToString().IndexOf("ClientCertificateMode", StringComparison.OrdinalIgnoreCase) >= 0);
}
