using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A handler gets certificates or checks, and no client gets the handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2006HandlerNeverUsedAnalyzer() : ClientCertAnalyzer(Rules.MTLS2006HandlerNeverUsed)
{
    /// <summary>What a handler does in the handshake. One without any of these may be a rest of something else.</summary>
    private static readonly HashSet<string> Settings =
    [
        "ClientCertificates", "ClientCertificateOptions", "ClientCertificateOption", "SslOptions", "SslProtocols", "CheckCertificateRevocationList",
        "ServerCertificateCustomValidationCallback", "ServerCertificateValidationCallback",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) => HandlerCreation.Register(context, symbols, sighting =>
    {
        if (sighting.Operation.OutermostConversion().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Syntax: VariableDeclaratorSyntax variable } declarator }
            && IsConfigured(declarator, out var setting)
            && IsKeptBack(declarator, variable, symbols))
        {
            sighting.Report(Diagnostic.Create(Rules.MTLS2006HandlerNeverUsed, variable.Identifier.GetLocation(), setting, declarator.Symbol.Name));
        }
    });

    private static bool IsConfigured(IVariableDeclaratorOperation declarator, out string setting)
    {
        setting = new ObjectPath(declarator.Symbol, "").Uses(declarator.Root(), [.. Settings]).FirstOrDefault()?.Property.Name ?? "";
        return setting.Length > 0;
    }

    private static bool IsKeptBack(IVariableDeclaratorOperation declarator, VariableDeclaratorSyntax variable, KnownSymbols symbols) =>
        new Escape(symbols, variable.EnclosingFunction(), declarator.Root()).OfLocal(declarator.Symbol) == Reach.Own
        // In another build another line may use it.
        && !variable.EnclosingFunction().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains(declarator.Symbol.Name));
}
