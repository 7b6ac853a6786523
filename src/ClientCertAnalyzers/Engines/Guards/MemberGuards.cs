using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What guards a whole method: its attribute, or the guards around all of its callers.</summary>
internal sealed class MemberGuards(KnownSymbols symbols, DevelopmentGuards guards)
{
    /// <param name="method">An ordinary method or a local function.</param>
    /// <param name="model">The model of the file; callers in other files are not looked for, so there must be none.</param>
    /// <param name="levels">How many callers of callers to follow.</param>
    public Guard? Of(IMethodSymbol method, SemanticModel model, int levels) =>
        IsConditionalOnDebug(method) ? Guard.Development
        : levels > 0 && Scope(method, model) is { } scope ? OfCallers(method, scope, model, levels - 1)
        : Guard.None;

    private bool IsConditionalOnDebug(IMethodSymbol method)
    {
        var conditions = method.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { } type && type.Is(symbols.ConditionalAttribute))
            .ToList();
        return conditions.Count > 0 && conditions.All(attribute => attribute.ConstructorArguments is [{ Value: "DEBUG" }]);
    }

    /// <summary>The code that can name the method, or null where code in other files can too.</summary>
    private static IReadOnlyList<SyntaxNode>? Scope(IMethodSymbol method, SemanticModel model)
    {
        var declarations = method switch
        {
            { MethodKind: MethodKind.LocalFunction } => method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax().Parent).ToList(),
            { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } =>
                method.ContainingType.DeclaringSyntaxReferences.Select(reference => (SyntaxNode?)reference.GetSyntax()).ToList(),
            _ => [],
        };
        // A top-level local function stands in a GlobalStatement; any other statement of the file may call it.
        var scope = declarations.Select(node => node is GlobalStatementSyntax ? node.Parent : node).OfType<SyntaxNode>().ToList();
        return scope.Count > 0 && scope.All(node => node.SyntaxTree == model.SyntaxTree) ? scope : null;
    }

    private Guard? OfCallers(IMethodSymbol method, IReadOnlyList<SyntaxNode> scope, SemanticModel model, int levels)
    {
        var own = method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).ToList();
        Guard? result = null;
        foreach (var name in scope.SelectMany(node => node.DescendantNodes()).OfType<SimpleNameSyntax>())
        {
            // A call from itself brings nobody in.
            if (name.Identifier.ValueText != method.Name || own.Any(declaration => declaration.Span.Contains(name.Span)))
            {
                continue;
            }

            var named = model.GetSymbolInfo(name).Symbol;
            if (named is not null && !SymbolEqualityComparer.Default.Equals(Definition(named), method.OriginalDefinition))
            {
                continue;
            }

            // What does not bind may be a call of the method all the same.
            result = result.Or(named is not null && model.OperationAround(name) is { } use ? guards.Of(use, levels) : Guard.None);
        }

        return result ?? Guard.None;
    }

    private static ISymbol Definition(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
}
