using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines;
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
        if (symbols.ServicePointManager is not { } manager || symbols.SocketsHttpHandler is null || symbols.HttpClient is null
            || TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        INamedTypeSymbol?[] legacy = [symbols.WebRequest, symbols.WebClient, symbols.SmtpClient];
        context.RegisterSymbolStartAction(type =>
        {
            var findings = new ConcurrentQueue<Location>();
            var isLegacy = 0;
            type.RegisterOperationAction(operation =>
            {
                var target = ((IAssignmentOperation)operation.Operation).Target;
                if (target is IPropertyReferenceOperation { Property: { Name: "ServerCertificateValidationCallback" } property }
                    && SymbolEqualityComparer.Default.Equals(property.ContainingType, manager)
                    && ((IAssignmentOperation)operation.Operation).Value.ConstantValue is not { HasValue: true, Value: null })
                {
                    findings.Enqueue(target.Syntax.GetLocation());
                }
            }, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment);
            type.RegisterOperationAction(operation =>
            {
                var (used, declaring) = operation.Operation switch
                {
                    IInvocationOperation call => (call.Type, call.TargetMethod.ContainingType),
                    var creation => (creation.Type, null),
                };
                if (legacy.Any(l => l is not null && (Is(used, l) || Is(declaring, l))))
                {
                    Interlocked.Exchange(ref isLegacy, 1);
                }
            }, OperationKind.Invocation, OperationKind.ObjectCreation);
            type.RegisterSymbolEndAction(end =>
            {
                foreach (var location in isLegacy == 0 ? findings : [])
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rules.MTLS3017ServicePointManagerIgnored, location));
                }
            });
        }, SymbolKind.NamedType);
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
