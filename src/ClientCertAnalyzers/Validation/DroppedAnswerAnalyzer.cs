using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Validation;

/// <summary>Finds chains that are built for nothing, and asks MTLS3016 and then MTLS3006 about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DroppedAnswerAnalyzer() : ClientCertAnalyzer(Rules.MTLS3016ChainStatusDecides, Rules.MTLS3006BuildResultIgnored)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Chain is null)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(["Build", "Verify"], DroppedAnswer.Candidate, sighting =>
        {
            if (DroppedAnswer.Of(sighting.Operation, symbols) is not { IsKeptHere: true } dropped)
            {
                return;
            }

            if (MTLS3016ChainStatusDecidesRule.Question(dropped, symbols) is { } question)
            {
                Report(Rules.MTLS3016ChainStatusDecides, question, dropped.Call);
            }
            else if (MTLS3006BuildResultIgnoredRule.Applies(dropped))
            {
                Report(Rules.MTLS3006BuildResultIgnored, dropped.Call, dropped.Call, dropped.Call.TargetMethod.Name);
            }

            void Report(DiagnosticDescriptor rule, IOperation place, IOperation call, params string[] arguments)
            {
                if (severities.Of(rule.DefaultSeverity, place) is { } severity)
                {
                    sighting.Report(Diagnostic.Create(rule, place.Syntax.GetLocation(), severity, additionalLocations: [call.Syntax.GetLocation()], properties: null, arguments));
                }
            }
        });
    }
}
