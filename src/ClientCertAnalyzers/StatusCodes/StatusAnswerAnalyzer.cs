using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>Finds answers to requests, and asks the rules what is wrong with them for a client whose certificate is missing or invalid: one fault is enough.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StatusAnswerAnalyzer() : ClientCertAnalyzer(
    Rules.MTLS5001MissingCertificateAnswered,
    Rules.MTLS5002InvalidCertificateAnswered,
    Rules.MTLS5003StatusCodesSwapped,
    Rules.MTLS5004MagicStatusCode,
    Rules.MTLS5005BareStatusCode,
    Rules.MTLS5006RedirectOnMissingCertificate,
    Rules.MTLS5007AnswerNeverSent)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpResponse is null && symbols.HttpListenerResponse is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates(StatusAnswer.Names, sighting =>
        {
            var answer = StatusAnswer.Of(sighting.Operation, symbols);
            var diagnostic = answer is null ? null : Judge(answer, new(symbols, bodies, sighting.CancellationToken), severities, symbols, sighting);
            foreach (var finding in diagnostic is null ? MTLS5004MagicStatusCodeRule.Judge(sighting.Operation, answer, symbols) : [diagnostic])
            {
                sighting.Report(finding);
            }
        });
    }

    private static Diagnostic? Judge(StatusAnswer answer, CertificateStates states, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting)
    {
        if (answer is { IsRedirect: false, Status: not (400 or 401 or 403 or 495 or 496) })
        {
            return null;
        }

        var state = states.At(answer.Operation);
        return MTLS5003StatusCodesSwappedRule.Judge(answer, state, severities)
            ?? MTLS5007AnswerNeverSentRule.Judge(answer, state, severities, symbols, sighting)
            ?? MTLS5006RedirectOnMissingCertificateRule.Judge(answer, state)
            ?? MTLS5001MissingCertificateAnsweredRule.Judge(answer, state)
            ?? MTLS5002InvalidCertificateAnsweredRule.Judge(answer, state)
            ?? MTLS5005BareStatusCodeRule.Judge(answer, symbols);
    }
}
