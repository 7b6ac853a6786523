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

        context.RegisterOperationAction(operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (call.TargetMethod.Name == "AllowAnyClientCertificate" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, options))
            {
                Report(operation, symbols, "AllowAnyClientCertificate()", isCallback: false);
            }
        }, OperationKind.Invocation);
        context.RegisterOperationAction(operation =>
        {
            var assignment = (ISimpleAssignmentOperation)operation.Operation;
            if (assignment.Target is IPropertyReferenceOperation { Property: { } property }
                && SymbolEqualityComparer.Default.Equals(property.ContainingType, options)
                && IsDeadValidation(property.Name, assignment.Value.ConstantValue))
            {
                Report(operation, symbols, property.Name, isCallback: property.Name == "ClientCertificateValidation");
            }
        }, OperationKind.SimpleAssignment);
    }

    /// <summary>Switching a check off is the default and says nothing about a wish to validate.</summary>
    private static bool IsDeadValidation(string property, Optional<object?> constant) => property switch
    {
        "ClientCertificateValidation" => constant is not { HasValue: true, Value: null },
        "CheckCertificateRevocation" => constant is { HasValue: true, Value: true },
        _ => false,
    };

    private static void Report(OperationAnalysisContext context, KnownSymbols symbols, string member, bool isCallback)
    {
        if (HttpsOptionsUse.Of(context.Operation, symbols) is not { } use)
        {
            return;
        }

        if (use.Request == CertificateRequest.Never)
        {
            var rule = Rules.MTLS1007ValidationWithoutRequest;
            context.ReportDiagnostic(Diagnostic.Create(
                rule,
                context.Operation.Syntax.GetLocation(),
                SettingsMayAsk(context) ? DiagnosticSeverity.Info : rule.DefaultSeverity,
                additionalLocations: null,
                properties: null,
                member,
                isCallback ? " and the callback is never called" : ""));
        }
        else if (use.SetsBothValidations)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MTLS1008ValidationOverwritten,
                context.Operation.Syntax.GetLocation(),
                use.CallbackWins ? "the call is overwritten and has no effect" : "the callback is overwritten, so every certificate is accepted"));
        }
    }

    private static bool SettingsMayAsk(OperationAnalysisContext context) => context.Options.AdditionalFiles.Any(file =>
        Path.GetFileName(file.Path) is { } name
        && name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && file.GetText(context.CancellationToken)?.ToString().IndexOf("ClientCertificateMode", StringComparison.OrdinalIgnoreCase) >= 0);
}
