using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("The handler that should get the callback may be created anywhere, and an accept-all callback should not move there.")]
internal sealed class MTLS3017ServicePointManagerIgnoredAnalyzer() : ClientCertAnalyzer(Rules.MTLS3017ServicePointManagerIgnored)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Without SocketsHttpHandler it is .NET Framework (or a library for it), where HttpClient does read ServicePointManager.
        if (symbols.ServicePointManager is not { } manager || symbols.SocketsHttpHandler is null || symbols.HttpClient is null)
        {
            return;
        }

        context.RegisterNames(["ServerCertificateValidationCallback"], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Parent: IAssignmentOperation and not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } } target
                && target.Parent is IAssignmentOperation assignment
                && assignment.Target == target
                && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, manager)
                && assignment.Value.ConstantValue is not { HasValue: true, Value: null }
                && !LegacyClients.AreUsedAround(target, symbols, sighting.CancellationToken))
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS3017ServicePointManagerIgnored, target.Syntax.GetLocation()));
            }
        });
    }
}
