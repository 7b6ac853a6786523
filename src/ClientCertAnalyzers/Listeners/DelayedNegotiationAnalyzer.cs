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
internal sealed class DelayedNegotiationAnalyzer() : ClientCertAnalyzer(Rules.MTLS1012ClientCertificatePropertyWhenDelayed)
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
        context.RegisterNames([.. Negotiation.Names, .. CertificateAccess.Names], sighting =>
        {
            negotiation.See(sighting.Operation);
            access.See(sighting.Operation);
        });
        context.RegisterCompilationEndAction(end => Report(end, access, negotiation, symbols));
    }

    private static void Report(CompilationAnalysisContext context, CertificateAccess access, Negotiation negotiation, KnownSymbols symbols)
    {
        if (!access.Reads.Any(read => negotiation.LateSetting(read) is not null) || SettingsFiles.NameAMode(context.Options, context.CancellationToken))
        {
            return;
        }

        var handlers = EndpointHandlers.In(context.Compilation, symbols, context.CancellationToken);
        foreach (var read in access.Reads)
        {
            if (MTLS1012ClientCertificatePropertyWhenDelayedRule.Judge(read, access, negotiation, handlers) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
