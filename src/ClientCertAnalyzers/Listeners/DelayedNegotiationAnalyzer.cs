using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Listeners;

/// <summary>
/// Finds code that takes the certificate of a request in a project that negotiates it late. The setting and the code stand in
/// different places, so the answer comes when everything has been seen.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DelayedNegotiationAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1011DelayedNegotiationBeforeBody, Rules.MTLS1012ClientCertificatePropertyWhenDelayed)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A library does not know how its host negotiates.
        if (symbols.ConnectionInfo is null
            || context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            || TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        var negotiation = new Negotiation(symbols);
        var access = new CertificateAccess(symbols);
        var body = new BodyUse(symbols);
        context.RegisterNames([.. Negotiation.Names, .. CertificateAccess.Names, .. BodyUse.Names], sighting =>
        {
            negotiation.See(sighting.Operation);
            access.See(sighting.Operation);
            body.See(sighting.Operation);
        });
        context.RegisterCompilationEndAction(end =>
        {
            // Only what a late negotiation concerns is worth the search for handlers.
            if (!access.MayBeProvided
                && access.Reads.Concat<IOperation>(access.Requests).Any(operation => negotiation.LateSetting(operation) is not null)
                && !SettingsFiles.NameAMode(end.Options, end.CancellationToken))
            {
                Report(end, access, body, negotiation, EndpointHandlers.In(end.Compilation, symbols, end.CancellationToken));
            }
        });
    }

    private static void Report(CompilationAnalysisContext context, CertificateAccess access, BodyUse body, Negotiation negotiation, EndpointHandlers handlers)
    {
        var findings = access.Requests.Select(request => MTLS1011DelayedNegotiationBeforeBodyRule.Judge(request, access, body, negotiation, handlers))
            .Concat(access.Reads.Select(read => MTLS1012ClientCertificatePropertyWhenDelayedRule.Judge(read, access, negotiation, handlers)));
        foreach (var finding in findings.OfType<Diagnostic>())
        {
            context.ReportDiagnostic(finding);
        }
    }
}
