using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Finds every place where a certificate validation callback is handed over, and asks the callback rules about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValidationCallbackAnalyzer() : ClientCertAnalyzer([.. RulesInOrder.Select(rule => rule.Descriptor)])
{
    /// <summary>Most severe and most specific first: a callback gets one diagnostic.</summary>
    private static readonly CallbackRule[] RulesInOrder =
    [
        new MTLS3001ClientValidationDisabledRule(),
        new MTLS3002ServerValidationDisabledRule(),
        new MTLS3004CallbackAcceptsErrorsRule(),
        new MTLS3005CallbackDropsNameMismatchRule(),
        new MTLS3003CallbackIgnoresErrorsRule(),
        new MTLS3018CatchAcceptsRule(),
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        var guards = new DevelopmentGuards(symbols);
        var engine = new CallbackEngine(context.Compilation, symbols, guards);
        var reporter = new CallbackReporter(context.Compilation, symbols, guards);

        context.RegisterOperationAction(c => AnalyzeDelegate(c, engine, reporter, symbols), OperationKind.DelegateCreation);
        if (symbols.HttpClientHandler is not null)
        {
            context.RegisterOperationAction(c => AnalyzeAcceptAnyServer(c, reporter, symbols), OperationKind.PropertyReference);
        }

        if (symbols.HttpsConnectionAdapterOptions is not null)
        {
            context.RegisterOperationAction(c => AnalyzeAllowAnyClient(c, reporter, symbols), OperationKind.Invocation);
        }
    }

    private static void AnalyzeDelegate(OperationAnalysisContext context, CallbackEngine engine, CallbackReporter reporter, KnownSymbols symbols)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        if (engine.Shapes.Of(creation.Type) is not { } shape
            || HandOver.ReceiverOf(creation) is not { } receiver
            || engine.Judge(creation, shape, context.CancellationToken) is not { } callback)
        {
            return;
        }

        // A cheap look at both directions before the dear question which one it is.
        if (!RulesInOrder.Any(rule => rule.Applies(callback, Direction.Client) || rule.Applies(callback, Direction.Server)))
        {
            return;
        }

        var direction = new DirectionFinder(symbols).Of(receiver, shape, context.CancellationToken);
        if (RulesInOrder.FirstOrDefault(rule => rule.Applies(callback, direction)) is { } applicable
            && HttpsOptionsUse.Of(creation, symbols) is not { Request: CertificateRequest.Never })
        {
            reporter.Report(context, applicable, callback, direction, creation, receiver);
        }
    }

    private static void AnalyzeAcceptAnyServer(OperationAnalysisContext context, CallbackReporter reporter, KnownSymbols symbols)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference.Property.Name == "DangerousAcceptAnyServerCertificateValidator"
            && SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType, symbols.HttpClientHandler)
            && HandOver.ReceiverOf(reference) is { } receiver and not IInvocationOperation)
        {
            reporter.ReportMember(context, Rules.MTLS3002ServerValidationDisabled, reference.Property.Name, Direction.Client, receiver);
        }
    }

    private static void AnalyzeAllowAnyClient(OperationAnalysisContext context, CallbackReporter reporter, KnownSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        // A call that never takes effect, or that a second validation competes with, has its own rule: MTLS1007, MTLS1008.
        if (invocation.TargetMethod.Name == "AllowAnyClientCertificate"
            && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, symbols.HttpsConnectionAdapterOptions)
            && HttpsOptionsUse.Of(invocation, symbols) is not ({ Request: CertificateRequest.Never } or { SetsBothValidations: true }))
        {
            reporter.ReportMember(context, Rules.MTLS3001ClientValidationDisabled, invocation.TargetMethod.Name, Direction.Server, invocation);
        }
    }
}
