using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Loading;

/// <summary>
/// <c>CreateFromPemFile</c> gets one file, which by its name holds a certificate alone, or beside which the same type names a file with
/// the key.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS7009PemFileWithoutKeyAnalyzer() : ClientCertAnalyzer(Rules.MTLS7009PemFileWithoutKey)
{
    /// <summary>The key under which the fix finds the name of the file with the private key.</summary>
    internal const string KeyFile = "key";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate2 is null)
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        context.RegisterNames(["CreateFromPemFile"], sighting =>
        {
            if (sighting.Operation is not IInvocationOperation { TargetMethod.ContainingType: var type, Arguments: [{ Value: var path }, ..] } call
                || !type.Is(symbols.X509Certificate2)
                || call.Arguments.Any(argument => argument.Parameter?.Ordinal == 1 && argument.Value.ConstantValue is not { HasValue: true, Value: null } && argument.ArgumentKind != ArgumentKind.DefaultValue)
                || Content.NameOf(path, trace, symbols, sighting.CancellationToken) is not { } name
                || IsWrittenHere(call))
            {
                return;
            }

            var key = PemFileNames.KeyBeside(name, call.Surroundings());
            if (key is not null || ContentFormat.Of(path, trace, symbols, sighting.CancellationToken) is { Kind: ContentKind.Certificate })
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS7009PemFileWithoutKey,
                    call.Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(KeyFile, key),
                    PemFileNames.FileOf(name),
                    key is null ? "usually holds a certificate alone" : $"stands beside '{PemFileNames.FileOf(key)}'"));
            }
        });
    }

    /// <summary>Code that writes files may put both into one.</summary>
    private static bool IsWrittenHere(IOperation call) => call.Surroundings().DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken)
        && (token.ValueText.StartsWith("WriteAll", StringComparison.Ordinal) || token.ValueText.StartsWith("AppendAll", StringComparison.Ordinal) || token.ValueText == "StreamWriter"));
}
