using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>MTLS1001, and MTLS1002 where no public endpoint is seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS1001RequiredOnEveryEndpointAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1001RequiredOnEveryEndpoint, Rules.MTLS1002RequiredWithoutPublicEndpoint)
{
    private const int RequireCertificate = 2;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.KestrelServerOptions is null || symbols.HttpsConnectionAdapterOptions is not { } options)
        {
            return;
        }

        var isExecutable = context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        context.RegisterSymbolStartAction(type =>
        {
            var evidence = new HostEvidence(symbols, type.Compilation);
            var modes = new ConcurrentBag<ISimpleAssignmentOperation>();
            type.RegisterOperationAction(operation => evidence.See((IInvocationOperation)operation.Operation), OperationKind.Invocation);
            type.RegisterOperationAction(operation =>
            {
                var assignment = (ISimpleAssignmentOperation)operation.Operation;
                if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "ClientCertificateMode" } property }
                    && SymbolEqualityComparer.Default.Equals(property.ContainingType, options))
                {
                    modes.Add(assignment);
                }
            }, OperationKind.SimpleAssignment);
            type.RegisterSymbolEndAction(end =>
            {
                // A second assignment is a second endpoint or a second path: the mode may not hold everywhere.
                if (modes.Count != 1 || evidence.IsUnclear || modes.First() is not { Value.ConstantValue: { HasValue: true, Value: RequireCertificate } } mode
                    || HttpsOptionsUse.Of(mode, symbols)?.Scope is not { Escapes: false } scope
                    || scope.Uses.Any(IsUnclear))
                {
                    return;
                }

                var place = scope.IsDefaults ? "server's HTTPS defaults" : "listener";
                if (evidence.PublicThing is { } thing)
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rules.MTLS1001RequiredOnEveryEndpoint, mode.Syntax.GetLocation(), place, thing));
                }
                else if (isExecutable)
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rules.MTLS1002RequiredWithoutPublicEndpoint, mode.Syntax.GetLocation(), place));
                }
            });
        }, SymbolKind.NamedType);
    }

    /// <summary>The options go elsewhere, or the certificate depends on the host name: then the mode may do so too.</summary>
    private static bool IsUnclear(IOperation use) =>
        use is not (IPropertyReferenceOperation or IInvocationOperation) or IPropertyReferenceOperation { Property.Name: "ServerCertificateSelector" };
}
