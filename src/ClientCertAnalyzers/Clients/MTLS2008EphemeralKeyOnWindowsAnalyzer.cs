using ClientCertAnalyzers.Engines.Options;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A client or server gets a certificate whose private key is in memory alone, which TLS on Windows cannot use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2008EphemeralKeyOnWindowsAnalyzer() : ClientCertAnalyzer(Rules.MTLS2008EphemeralKeyOnWindows)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate2 is null)
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        ClientCertificateSink.Register(context, sighting => Analyze(sighting, symbols, sources));
        context.RegisterNames([.. ServerCertificateSink.Names], sighting => Analyze(sighting, symbols, sources));
    }

    private static void Analyze(Sighting sighting, KnownSymbols symbols, CertificateSources sources)
    {
        var system = TargetSystems.Of(sighting.Options, sighting.Operation.Syntax.SyntaxTree);
        if (system == TargetSystem.Other || Given(sighting, symbols, sources) is not var (place, certificates))
        {
            return;
        }

        var found = certificates.Select(certificate => sources.Of(certificate, sighting.CancellationToken)).ToList();
        // Another certificate of a list may have a key that does.
        if (found.SelectMany(all => all).Any(source => !source.IsWithoutKey && !EphemeralKeys.Has(source, sources.Trace, symbols, sighting.CancellationToken))
            || found.SelectMany(all => all).Where(source => !source.IsWithoutKey).ToList() is not [var first, ..]
            || EphemeralKeys.IsSystemKnown(place)
            || EphemeralKeys.IsSystemKnown(first.Operation))
        {
            return;
        }

        var isFlag = EphemeralKeys.FlagOf(first.Operation, symbols) is not null;
        sighting.Report(Diagnostic.Create(
            Rules.MTLS2008EphemeralKeyOnWindows,
            place.Syntax.GetLocation(),
            system == TargetSystem.Windows ? Rules.MTLS2008EphemeralKeyOnWindows.DefaultSeverity : DiagnosticSeverity.Info,
            [first.Operation.Syntax.GetLocation()],
            properties: null,
            isFlag ? "EphemeralKeySet" : ((IInvocationOperation)first.Operation).TargetMethod.Name,
            isFlag ? "leave the flag out" : "load the certificate once more, from its own PKCS#12 export"));
    }

    /// <summary>The place that the sighting is, and all certificates that the same client or server gets.</summary>
    private static (IOperation Place, IReadOnlyList<IOperation> Certificates)? Given(Sighting sighting, KnownSymbols symbols, CertificateSources sources)
    {
        if (ServerCertificateSink.Of(sighting.Operation, symbols, sources.Trace, sighting.CancellationToken) is { } server)
        {
            return (server.Place, server.Certificates);
        }

        return ClientCertificateSink.Of(sighting.Operation, symbols, sources, sighting.CancellationToken) is { Certificates.Count: > 0 } client ? (client.Place, client.All) : null;
    }
}
