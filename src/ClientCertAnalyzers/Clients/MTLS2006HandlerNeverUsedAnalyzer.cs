using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
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
    private static readonly HashSet<string> Handlers = ["HttpClientHandler", "SocketsHttpHandler", "WinHttpHandler"];

    /// <summary>What a handler does in the handshake. One without any of these may be a rest of something else.</summary>
    private static readonly HashSet<string> Settings =
    [
        "ClientCertificates", "ClientCertificateOptions", "ClientCertificateOption", "SslOptions", "SslProtocols", "CheckCertificateRevocationList",
        "ServerCertificateCustomValidationCallback", "ServerCertificateValidationCallback",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) => context.RegisterNames(Handlers, Variable, sighting =>
    {
        if (sighting.Operation is IVariableDeclaratorOperation { Syntax: VariableDeclaratorSyntax variable } declarator
            && IsNewHandler(declarator.GetVariableInitializer()?.Value, symbols)
            && IsConfigured(declarator, out var setting)
            && IsKeptBack(declarator, variable, symbols))
        {
            sighting.Report(Diagnostic.Create(Rules.MTLS2006HandlerNeverUsed, variable.Identifier.GetLocation(), setting, declarator.Symbol.Name));
        }
    });

    /// <summary>The variable that gets a new object of the class with the name.</summary>
    private static VariableDeclaratorSyntax? Variable(SyntaxNode name)
    {
        while (name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
        {
            name = name.Parent;
        }

        return name.Parent switch
        {
            ObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } => variable,
            VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax } variable] } => variable,
            _ => null,
        };
    }

    private static bool IsNewHandler(IOperation? value, KnownSymbols symbols) => value?.Unwrap() is IObjectCreationOperation { Type: { } type }
        && (SymbolEqualityComparer.Default.Equals(type, symbols.HttpClientHandler)
            || SymbolEqualityComparer.Default.Equals(type, symbols.SocketsHttpHandler)
            || SymbolEqualityComparer.Default.Equals(type, symbols.WinHttpHandler));

    private static bool IsConfigured(IVariableDeclaratorOperation declarator, out string setting)
    {
        setting = new ObjectPath(declarator.Symbol, "").Uses(OperationWalks.Root(declarator), [.. Settings]).FirstOrDefault()?.Property.Name ?? "";
        return setting.Length > 0;
    }

    private static bool IsKeptBack(IVariableDeclaratorOperation declarator, VariableDeclaratorSyntax variable, KnownSymbols symbols) =>
        new Escape(symbols, variable.EnclosingFunction(), OperationWalks.Root(declarator)).OfLocal(declarator.Symbol) == Reach.Own
        // In another build another line may use it.
        && !variable.EnclosingFunction().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains(declarator.Symbol.Name));
}
