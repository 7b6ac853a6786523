using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Finds code that takes the certificate of a request, and asks the rules about it where the host negotiates late.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DelayedNegotiationAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS1011DelayedNegotiationBeforeBody, Rules.MTLS1012ClientCertificatePropertyWhenDelayed)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A library does not know how its host negotiates.
        if (symbols.ConnectionInfo is null
            || context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication))
        {
            return;
        }

        Negotiation? negotiation = null;
        context.RegisterNames([CertificateAccess.Property, CertificateAccess.Method], sighting =>
        {
            var isRead = CertificateAccess.IsRead(sighting.Operation, symbols);
            if (!isRead && !CertificateAccess.IsRequest(sighting.Operation, symbols))
            {
                return;
            }

            var facts = HostFacts.Of(sighting.Compilation);
            negotiation ??= Read(facts, symbols, sighting.CancellationToken);
            if (!negotiation.IsEverLate
                || SettingsView.FilesOf(sighting.Options.AdditionalFiles, sighting.CancellationToken).Any(file => file.Has(ConfiguredMode.Key))
                || LateHost.Around(sighting.Operation, negotiation, facts, symbols, sighting.CancellationToken) is not { } host)
            {
                return;
            }

            if ((isRead
                ? MTLS1012ClientCertificatePropertyWhenDelayedRule.Judge(sighting.Operation, host)
                : MTLS1011DelayedNegotiationBeforeBodyRule.Judge(sighting.Operation, host, symbols)) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });
    }

    private static Negotiation Read(HostFacts facts, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var negotiation = new Negotiation(symbols);
        foreach (var site in facts.Sites(cancellationToken).Where(site => Negotiation.Names.Contains(site.Text)))
        {
            negotiation.See(site.Operation(cancellationToken));
        }

        return negotiation;
    }
}
