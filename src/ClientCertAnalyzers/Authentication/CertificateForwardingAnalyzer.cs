using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Puts the calls of ASP.NET Core's certificate forwarding before the rules, the most severe first: a call gets one finding.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CertificateForwardingAnalyzer() : ClientCertAnalyzer(Rules.MTLS4012ForwardingIncomplete)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateForwardingApplications is null || symbols.CertificateForwardingServices is null || TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([ForwardingFacts.Add, ForwardingFacts.Use], sighting =>
        {
            if (sighting.Operation is IInvocationOperation call
                && MTLS4012ForwardingIncompleteRule.Judge(call, severities, symbols, sighting.CancellationToken) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });
    }
}
