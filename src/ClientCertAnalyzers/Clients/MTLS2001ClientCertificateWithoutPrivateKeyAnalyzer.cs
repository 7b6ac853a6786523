using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A client gets a certificate that was loaded without its private key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer() : ClientCertAnalyzer(Rules.MTLS2001ClientCertificateWithoutPrivateKey)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Without SocketsHttpHandler it is .NET Framework, or a library for it, which looks for the key in the user's store.
        // Tests give clients certificates that they never use.
        if (symbols.SocketsHttpHandler is null || symbols.X509Certificate2 is null)
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        ClientCertificateSink.Register(context, sighting => Analyze(sighting, symbols, sources));
    }

    private static void Analyze(Sighting sighting, KnownSymbols symbols, CertificateSources sources)
    {
        if (ClientCertificateSink.Of(sighting.Operation, symbols, sources, sighting.CancellationToken) is not { Certificates.Count: > 0 } sink)
        {
            return;
        }

        var first = sink.Certificates.Select(certificate => Keyless(certificate, sources, sighting)).FirstOrDefault(source => source is not null);
        // Another certificate of a list may have a key: the client takes that one, and this one may be part of its chain.
        if (first is not { } source || sink.All.Any(other => Keyless(other, sources, sighting) is null))
        {
            return;
        }

        // The whole place and not the certificate in it: an editor that looks at one line again asks only the names on it.
        sighting.Report(Diagnostic.Create(
            Rules.MTLS2001ClientCertificateWithoutPrivateKey,
            sink.Place.Syntax.GetLocation(),
            additionalLocations: [sink.Certificates[0].Syntax.GetLocation(), source.Operation.Syntax.GetLocation()],
            Origin(source),
            Effect(sink.Kind, source, symbols)));
    }

    /// <summary>The source of a certificate that has no key whichever way it came, and of which nobody asks whether it has one.</summary>
    private static CertificateSource? Keyless(IOperation certificate, CertificateSources sources, Sighting sighting) =>
        sources.Of(certificate, sighting.CancellationToken) is var all && all.All(source => source.IsWithoutKey && !KeyQuestions.AreAskedOf(source)) ? all[0] : null;

    private static string Origin(CertificateSource source) => source switch
    {
        { Kind: CertificateKind.Connection } => "This is the certificate of the other end of a connection, whose private key is elsewhere",
        { Operation: IInvocationOperation { TargetMethod.Name: var name } } => $"'{name}' loads no private key",
        _ => "What this certificate is made from holds no private key that the constructor would read",
    };

    /// <summary><c>HttpClientHandler</c> alone never looks for the key elsewhere, and wants the newer class.</summary>
    private static string Effect(SinkKind kind, CertificateSource source, KnownSymbols symbols) => kind switch
    {
        SinkKind.Context => "this call throws a NotSupportedException that speaks of server mode",
        SinkKind.HandlerList when SymbolEqualityComparer.Default.Equals(source.Operation.Type, symbols.X509Certificate) => "the handshake throws an InvalidCastException",
        SinkKind.HandlerList => "it is not sent, nothing throws, and the server sees a client without certificate",
        _ => "unless the user's store on that machine has the key it is not sent, nothing throws, and the server sees a client without certificate",
    };
}
