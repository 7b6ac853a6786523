using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Loading;

/// <summary>A certificate is loaded by a method that does not read the format of its file or bytes, and that throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7004LoaderDoesNotFitAnalyzer() : ClientCertAnalyzer(Rules.MTLS7004LoaderDoesNotFit)
{
    /// <summary>The key under which the fix finds the method that fits.</summary>
    internal const string Fitting = "fitting";

    private static readonly HashSet<string> Loaders =
    [
        "LoadCertificate", "LoadCertificateFromFile", "LoadPkcs12", "LoadPkcs12FromFile", "LoadPkcs12Collection", "LoadPkcs12CollectionFromFile",
        "CreateFromPem", "CreateFromPemFile", "CreateFromEncryptedPemFile",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Tests try the wrong method to see it throw.
        if (symbols.X509Certificate2 is null)
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        context.RegisterNames(Loaders, sighting =>
        {
            if (sighting.Operation is IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type, Name: var loader } } call
                && (type.Is(symbols.X509CertificateLoader) || type.Is(symbols.X509Certificate2))
                && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is { } content
                && ContentFormat.Of(content, trace, symbols, sighting.CancellationToken) is { } format
                && FittingFor(loader, format) is { } fitting)
            {
                // Before .NET 9 a constructor loads what is not PEM.
                fitting = symbols.X509CertificateLoader is null && fitting.StartsWith("Load", StringComparison.Ordinal) ? "new X509Certificate2" : fitting;
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS7004LoaderDoesNotFit,
                    call.Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(Fitting, fitting),
                    loader,
                    format.IsFile ? $"a '{format.Name}' file" : $"what '{format.Name}' gives",
                    NameOf(format.Kind),
                    fitting));
            }
        });
    }

    /// <summary>The method to use instead; null where this one reads the format, or may.</summary>
    private static string? FittingFor(string loader, ContentFormat format)
    {
        var fromFile = format.IsFile && loader.EndsWith("File", StringComparison.Ordinal) ? "FromFile" : "";
        var isPem = loader.StartsWith("Create", StringComparison.Ordinal);
        var isPkcs12 = loader.StartsWith("LoadPkcs12", StringComparison.Ordinal);
        return format.Kind switch
        {
            ContentKind.Pkcs7 => "SignedCms",
            ContentKind.Pkcs12 => isPkcs12 ? null : "LoadPkcs12" + fromFile,
            ContentKind.Der => isPkcs12 || isPem ? "LoadCertificate" + fromFile : null,
            ContentKind.Certificate => isPkcs12 ? "LoadCertificate" + fromFile : null,
            ContentKind.Pem => !isPkcs12 ? null : "CreateFromPem" + (fromFile.Length > 0 ? "File" : ""),
            _ => null,
        };
    }

    private static string NameOf(ContentKind kind) => kind switch
    {
        ContentKind.Pkcs12 => "PKCS#12",
        ContentKind.Pkcs7 => "PKCS#7",
        ContentKind.Pem => "PEM text",
        _ => "a certificate alone",
    };
}
