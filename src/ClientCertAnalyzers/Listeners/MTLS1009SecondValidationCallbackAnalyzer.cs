using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>A stream that gets two validation callbacks. The rules over callbacks leave such a one alone: it never judges anybody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS1009SecondValidationCallbackAnalyzer() : ClientCertAnalyzer(Rules.MTLS1009SecondValidationCallback)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpsConnectionAdapterOptions is null || symbols.SslServerAuthenticationOptions is null)
        {
            return;
        }

        context.RegisterNames(["RemoteCertificateValidationCallback"], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } target
                && assignment.Target == target
                && SecondCallback.Of(assignment, symbols) is { } second)
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS1009SecondValidationCallback,
                    assignment.Syntax.GetLocation(),
                    second.Mode.ToString()));
            }
        });
    }
}
