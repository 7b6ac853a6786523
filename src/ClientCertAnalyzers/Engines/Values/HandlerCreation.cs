using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A new handler of the framework: the object that has the certificates of a client.</summary>
internal static class HandlerCreation
{
    private static readonly HashSet<string> Names = ["HttpClientHandler", "SocketsHttpHandler", "WinHttpHandler"];

    /// <summary>Syntax that may be such a creation: the class is named in it, or in the declaration of the variable that gets the object.</summary>
    public static bool IsNamed(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => IsNamed(type),
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => IsNamed(type),
        _ => false,
    };

    public static bool Is(IOperation? creation, KnownSymbols symbols) => creation is IObjectCreationOperation { Type: { } type }
        && (SymbolEqualityComparer.Default.Equals(type, symbols.HttpClientHandler)
            || SymbolEqualityComparer.Default.Equals(type, symbols.SocketsHttpHandler)
            || SymbolEqualityComparer.Default.Equals(type, symbols.WinHttpHandler));

    private static bool IsNamed(TypeSyntax type) => type switch
    {
        NullableTypeSyntax { ElementType: var element } => IsNamed(element),
        NameSyntax name => Names.Contains(name.GetLastToken().ValueText),
        _ => false,
    };
}
