using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A new handler of the framework: the object that has the certificates of a client.</summary>
internal static class HandlerCreation
{
    private static readonly HashSet<string> Names = ["HttpClientHandler", "SocketsHttpHandler", "WinHttpHandler"];

    /// <summary>Calls <paramref name="action"/> for every creation of a handler whose class is named at it, or at the variable that gets the object.</summary>
    public static void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, Action<Sighting> action) => context.RegisterNames(Names, Creation, sighting =>
    {
        if (sighting.Operation is IObjectCreationOperation { Type: { } type }
            && (SymbolEqualityComparer.Default.Equals(type, symbols.HttpClientHandler)
                || SymbolEqualityComparer.Default.Equals(type, symbols.SocketsHttpHandler)
                || SymbolEqualityComparer.Default.Equals(type, symbols.WinHttpHandler)))
        {
            action(sighting);
        }
    });

    private static BaseObjectCreationExpressionSyntax? Creation(SyntaxNode name)
    {
        while (name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
        {
            name = name.Parent;
        }

        return name.Parent switch
        {
            ObjectCreationExpressionSyntax creation => creation,
            VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax creation }] } => creation,
            _ => null,
        };
    }
}
