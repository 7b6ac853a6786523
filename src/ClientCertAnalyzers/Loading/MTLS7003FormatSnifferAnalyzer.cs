using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Loading;

/// <summary>
/// A certificate is loaded by a call that guesses what its input is. From .NET 9 on the compiler says so; this rule speaks where the
/// loader comes from a package and the compiler is silent.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7003FormatSnifferAnalyzer() : ClientCertAnalyzer(Rules.MTLS7003FormatSniffer)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols is not { X509CertificateLoader: not null, X509Certificate: { } certificate, X509Certificate2: { } newer }
            || newer.InstanceConstructors.Any(IsObsoleteForLoader))
        {
            return;
        }

        var calls = new LoaderCalls(new ValueTrace(new Bodies(context.Compilation)), symbols);
        context.RegisterNames(FormatSniffer.Names, sighting => Analyze(sighting, symbols, calls));
        context.RegisterCreations(certificate, sighting => Analyze(sighting, symbols, calls));
    }

    private static bool IsObsoleteForLoader(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "ObsoleteAttribute" && attribute.NamedArguments.Any(argument => "SYSLIB0057".Equals(argument.Value.Value)));

    private static void Analyze(Sighting sighting, KnownSymbols symbols, LoaderCalls calls)
    {
        if (FormatSniffer.Of(sighting.Operation, symbols) is not { } sniffer
            || calls.For(sniffer, sighting.CancellationToken) is not { Count: > 0 } loaders
            // MTLS4015 knows what comes in there, and from whom.
            || GuessedHeader.IsIn(sniffer, symbols, sighting.CancellationToken))
        {
            return;
        }

        sighting.Report(Diagnostic.Create(
            Rules.MTLS7003FormatSniffer,
            sniffer.Call.Syntax.GetLocation(),
            sniffer.Method.MethodKind == MethodKind.Constructor ? sniffer.Method.ContainingType.Name : sniffer.Method.Name,
            string.Join(" or ", loaders.Select(loader => $"'{loader.MethodFor(sniffer)}'"))));
    }
}
