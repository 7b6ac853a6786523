using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Loading;

/// <summary>
/// PEM is loaded by a method that reads the certificate alone, and the private key is needed afterwards. The name of a file does not say
/// whether a key is in it; what becomes of the certificate does. Where a client gets it, MTLS2001 reports.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7005PemKeyLostAnalyzer() : ClientCertAnalyzer(Rules.MTLS7005PemKeyLost)
{
    private static readonly HashSet<string> KeyGetters = ["GetRSAPrivateKey", "GetECDsaPrivateKey", "GetDSAPrivateKey", "GetECDiffieHellmanPrivateKey"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate2 is null)
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        context.RegisterNames([.. ServerCertificateSink.Names, .. KeyGetters], sighting => Analyze(sighting, symbols, sources));
    }

    private static void Analyze(Sighting sighting, KnownSymbols symbols, CertificateSources sources)
    {
        var needed = KeyUse(sighting.Operation, symbols);
        var sink = needed is null ? ServerCertificateSink.Of(sighting.Operation, symbols, sources.Trace, sighting.CancellationToken) : null;
        if ((needed ?? sink?.Certificates[0]) is { } certificate
            && Lost(certificate, symbols, sources, sighting) is { } source
            && (sink is null ? !IsKeyAsked(sighting.Operation) : sink.Certificates.Count == 1 && !KeyQuestions.AreAskedOf(source)))
        {
            sighting.Report(Diagnostic.Create(
                Rules.MTLS7005PemKeyLost,
                (sink?.Place ?? sighting.Operation).Syntax.GetLocation(),
                additionalLocations: [source.Operation.Syntax.GetLocation()],
                source.Operation is IInvocationOperation { TargetMethod.Name: var loader } ? loader : "new X509Certificate2",
                Effect(sink, sighting.Operation)));
        }
    }

    /// <summary>The certificate whose key is asked for and used at once: without a key the answer is null.</summary>
    private static IOperation? KeyUse(IOperation operation, KnownSymbols symbols) => operation is IInvocationOperation { TargetMethod: { ContainingType: var type, Name: var name } } call
        && KeyGetters.Contains(name)
        && (type.Is(symbols.RsaCertificateExtensions) || type.Is(symbols.EcdsaCertificateExtensions) || type.Is(symbols.DsaCertificateExtensions) || type.Is(symbols.X509Certificate2))
        && (call.Syntax.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression) || call.OutermostConversion().Use() != call.OutermostConversion())
        ? (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Unwrap()
        : null;

    private static bool IsKeyAsked(IOperation use) =>
        use.Syntax.EnclosingFunction().DescendantTokens().Any(token => token.ValueText is "HasPrivateKey" or "CopyWithPrivateKey");

    /// <summary>The source of a certificate that is read from PEM without its key, whichever way it came.</summary>
    private static CertificateSource? Lost(IOperation certificate, KnownSymbols symbols, CertificateSources sources, Sighting sighting) =>
        sources.Of(certificate, sighting.CancellationToken) is var all && all.All(source => source.Kind == CertificateKind.WithoutKey && IsPem(source.Operation, symbols, sources.Trace, sighting.CancellationToken))
            ? all[0]
            : null;

    private static bool IsPem(IOperation load, KnownSymbols symbols, ValueTrace trace, CancellationToken cancellationToken) => load switch
    {
        IInvocationOperation { TargetMethod.Name: "CreateFromPem" } => true,
        IInvocationOperation { Arguments: [{ Value: var content }, ..] } => ContentFormat.Of(content, trace, symbols, cancellationToken) is { Kind: ContentKind.Pem },
        IObjectCreationOperation { Arguments: [{ Value: var content }] } => ContentFormat.Of(content, trace, symbols, cancellationToken) is { Kind: ContentKind.Pem },
        _ => false,
    };

    private static string Effect(ServerCertificateSink? sink, IOperation use) => sink switch
    {
        null => $"'{((IInvocationOperation)use).TargetMethod.Name}' is null here",
        { IsReadAtStart: true } => "unless a store of the machine has the key the server throws a NotSupportedException when it starts",
        _ => "unless a store of the machine has the key every handshake fails",
    };
}
