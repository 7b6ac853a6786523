using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        // Before MTLS3004, and leaves to it what accepts a forged certificate too.
        new MTLS1003MissingCertificateAcceptedRule(),
        new MTLS3004CallbackAcceptsErrorsRule(),
        // Before the rules that read the letter "?": an accepting catch alone makes one.
        new MTLS3018CatchAcceptsRule(),
        new MTLS3005CallbackDropsNameMismatchRule(),
        new MTLS3003CallbackIgnoresErrorsRule(),
        // Last: advice about a callback that does not let everybody in.
        new MTLS3013ClientUsageNotAskedRule(),
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var guards = new DevelopmentGuards(symbols);
        var engine = new CallbackEngine(context.Compilation, symbols, guards);
        var reporter = new CallbackReporter(symbols, guards);
        var identity = new IdentityRules(context.Compilation, symbols);

        context.RegisterSyntaxNodeAction(
            c =>
            {
                if (CallbackCandidates.IsLambda((AnonymousFunctionExpressionSyntax)c.Node) && Sighting.Of(c, c.Node) is { } lambda)
                {
                    AnalyzeDelegate(lambda, engine, reporter, identity, symbols);
                }
            },
            SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.AnonymousMethodExpression);

        var methods = CallbackCandidates.MethodNames(context.Compilation, context.CancellationToken);
        HashSet<string> names = [.. methods, .. DisablingMember.Names];
        context.RegisterNames(names, sighting =>
        {
            if (sighting.Operation is IMethodReferenceOperation)
            {
                AnalyzeDelegate(sighting, engine, reporter, identity, symbols);
            }
            else
            {
                DisablingMember.Report(sighting, reporter, symbols);
            }
        });
    }

    private static void AnalyzeDelegate(Sighting sighting, CallbackEngine engine, CallbackReporter reporter, IdentityRules identity, KnownSymbols symbols)
    {
        if (sighting.Operation.Parent is not IDelegateCreationOperation creation
            || engine.Shapes.Of(creation.Type) is not { } shape
            || HandOver.ReceiverOf(creation) is not { } receiver
            || engine.Judge(creation, shape, sighting.CancellationToken) is not { } callback)
        {
            return;
        }

        // A cheap look at both directions before the dear question which one it is.
        if (!RulesInOrder.Any(rule => rule.Applies(callback, Direction.Client) || rule.Applies(callback, Direction.Server)))
        {
            return;
        }

        var direction = new DirectionFinder(symbols).Of(receiver, shape, sighting.CancellationToken);
        if (RulesInOrder.FirstOrDefault(rule => rule.Applies(callback, direction) && rule.Concerns(receiver, symbols)) is { } applicable
            && HttpsOptionsUse.Of(creation, symbols) is not { Request: CertificateRequest.Never }
            // MTLS1009: it makes the handshake throw before it judges anybody.
            && SecondCallback.Of(receiver, symbols) is null
            && !HelperTls.JudgesBeside(creation, symbols)
            && !(applicable.LeavesToIdentity && identity.WarnIn(callback.Facts.Bodies, sighting.CancellationToken)))
        {
            reporter.Report(sighting, applicable, callback, direction, creation, receiver);
        }
    }
}
