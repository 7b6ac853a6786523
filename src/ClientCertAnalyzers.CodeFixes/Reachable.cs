using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>What inserted code may name at some place.</summary>
internal static class Reachable
{
    /// <summary>An expression of the wanted type: something in scope, else that property of something in scope.</summary>
    public static string? Expression(SyntaxNode place, SemanticModel model, INamedTypeSymbol wanted, string property)
    {
        var reachable = model.LookupSymbols(place.SpanStart).Where(symbol => IsUsable(symbol, place, model)).OrderBy(IsOfPrimaryConstructor).ToArray();
        return reachable.Where(symbol => IsWanted(TypeOf(symbol))).Select(symbol => symbol.Name)
            .Concat(reachable.Where(symbol => HasWanted(TypeOf(symbol))).Select(symbol => $"{symbol.Name}.{property}"))
            .FirstOrDefault();

        bool IsWanted(ITypeSymbol? type) => type?.Is(wanted) == true;

        bool HasWanted(ITypeSymbol? type) => type is not null && type.AllInterfaces.AsEnumerable<ITypeSymbol>().Concat(Bases(type)).SelectMany(part => part.GetMembers(property))
            .Any(member => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsWanted(TypeOf(member)));
    }

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    /// <summary>Whether the place may name the symbol and use it without asking for null: declared before it, and no static function or member in between.</summary>
    private static bool IsUsable(ISymbol symbol, SyntaxNode place, SemanticModel model)
    {
        var functions = place.Ancestors().Where(node =>
            (node is AnonymousFunctionExpressionSyntax { Modifiers: var m } && m.Any(SyntaxKind.StaticKeyword))
            || (node is LocalFunctionStatementSyntax { Modifiers: var n } && n.Any(SyntaxKind.StaticKeyword)));
        return symbol switch
        {
            ILocalSymbol local when !HasValue(local) => false,
            IParameterSymbol { Type.NullableAnnotation: NullableAnnotation.Annotated } => false,
            IParameterSymbol when IsOfPrimaryConstructor(symbol) => !functions.Any() && HasThis(place, model) && !IsKept(symbol),
            ILocalSymbol or IParameterSymbol => symbol.Locations.All(at => at.SourceTree == place.SyntaxTree
                && at.SourceSpan.End < place.SpanStart && functions.All(function => function.Span.Contains(at.SourceSpan))),
            IFieldSymbol { Type.NullableAnnotation: NullableAnnotation.Annotated } or IPropertySymbol { Type.NullableAnnotation: NullableAnnotation.Annotated } => false,
            IFieldSymbol or IPropertySymbol => symbol.IsStatic || (!functions.Any() && HasThis(place, model)),
            _ => false,
        };
    }

    private static bool IsOfPrimaryConstructor(ISymbol symbol) =>
        symbol is IParameterSymbol && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;

    /// <summary>In a field or the base class already: the compiler warns of a second copy.</summary>
    private static bool IsKept(ISymbol parameter) => parameter.DeclaringSyntaxReferences[0].GetSyntax().Parent!.Parent!.DescendantNodes()
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name && IsBeforeThis(name));

    /// <summary>A local without an initial value may have none yet. The type of a <c>var</c> is nullable whatever its value.</summary>
    private static bool HasValue(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax declarator
        || (declarator.Initializer is not null && declarator.Parent is VariableDeclarationSyntax { Type: not NullableTypeSyntax });

    private static bool HasThis(SyntaxNode place, SemanticModel model)
    {
        var symbol = model.GetEnclosingSymbol(place.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return !IsBeforeThis(place) && symbol is { IsStatic: false } and not ITypeSymbol;
    }

    /// <summary>The initial values of fields are made before there is a "this", and so are the arguments for the base class.</summary>
    private static bool IsBeforeThis(SyntaxNode place) => place.Ancestors().TakeWhile(node => node is not (BaseMethodDeclarationSyntax or TypeDeclarationSyntax)).Any(node =>
        node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
            or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax });
}
