using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>What the code around an answer allows: how it names the request, whether it can wait, what runs afterwards.</summary>
internal static class AnswerScope
{
    /// <summary>How code at a place names the <c>HttpContext</c>; null where it has none.</summary>
    public static string? Context(SyntaxNode place, SemanticModel model, KnownSymbols symbols)
    {
        var visible = model.LookupSymbols(place.SpanStart);
        return visible.Where(symbol => IsDeclaredBefore(symbol, place)).Select(symbol => symbol switch
        {
            IParameterSymbol { Type: var type, Name: var name } => Through(name, type, symbols),
            ILocalSymbol { Type: var type, Name: var name } => Through(name, type, symbols),
            _ => null,
        }).FirstOrDefault(name => name is not null)
            ?? (visible.Any(symbol => symbol is IPropertySymbol { Name: "HttpContext", IsStatic: false, Type: var type } && type.Is(symbols.HttpContext)) ? "HttpContext" : null);
    }

    /// <summary>The context of a response that is written as <c>context.Response</c>, or as the <c>Response</c> of a controller.</summary>
    public static string ContextOf(ExpressionSyntax response) => response switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Response", Expression: var context } => context.ToString(),
        IdentifierNameSyntax { Identifier.ValueText: "Response" } => "HttpContext",
        _ => response + ".HttpContext",
    };

    public static bool CanAwait(SyntaxNode place) => place.FirstAncestorOrSelf<SyntaxNode>(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => place.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null,
    };

    /// <summary>The statement behind it in the same list; null where it is the last.</summary>
    public static StatementSyntax? Next(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1),
        SwitchSectionSyntax section => section.Statements.ElementAtOrDefault(section.Statements.IndexOf(statement) + 1),
        _ => null,
    };

    /// <summary>Nothing of the function runs after the statement.</summary>
    public static bool IsLast(StatementSyntax statement)
    {
        for (SyntaxNode? current = statement; current is StatementSyntax or ElseClauseSyntax; current = current.Parent)
        {
            if (current is StatementSyntax one && Next(one) is { } next)
            {
                return next is ReturnStatementSyntax { Expression: null };
            }

            if (current.Parent is not (BlockSyntax or IfStatementSyntax or ElseClauseSyntax or AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDeclaredBefore(ISymbol symbol, SyntaxNode place) => symbol is IParameterSymbol
        || symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences is [var only] && only.SyntaxTree == place.SyntaxTree && only.Span.End < place.SpanStart;

    private static string? Through(string name, ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.HttpContext) ? name
        : IsContext(type, symbols) ? name + ".HttpContext"
        : null;

    /// <summary>A filter's context, a request, an accessor that is never null.</summary>
    private static bool IsContext(ITypeSymbol type, KnownSymbols symbols)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("HttpContext") is [IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Type: var context }] && context.Is(symbols.HttpContext))
            {
                return context.NullableAnnotation != NullableAnnotation.Annotated && current.Name != "IHttpContextAccessor";
            }
        }

        return false;
    }
}
