using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Keeps an accept-all callback for the developer's machine only. One at a time: each is a decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class DevelopmentOnlyFix() : CallbackFix([Rules.MTLS3002ServerValidationDisabled], (Title, Edit))
{
    public const string Title = "Only in development: if (...IsDevelopment())";

    public override FixAllProvider? GetFixAllProvider() => null;

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (RemoveCallback.AssignmentOf(callback)?.Parent is not ExpressionStatementSyntax statement
            || callback.Symbols.HostEnvironmentExtensions is null
            || EnvironmentAt(statement, callback) is not { } environment)
        {
            return null;
        }

        var condition = CodeTemplate.Expression($"{environment}.IsDevelopment()").WithAdditionalAnnotations(
            CodeTemplate.Import(callback.Symbols.HostEnvironmentExtensions));
        return edits => edits.Replace(statement, current => SyntaxFactory.IfStatement(
                condition,
                SyntaxFactory.Block(((StatementSyntax)current).WithoutLeadingTrivia()))
            .WithLeadingTrivia(current.GetLeadingTrivia())
            .WithTrailingTrivia(EndOf(statement))
            .WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The end of its line, and a blank line where another statement follows at once.</summary>
    private static IEnumerable<SyntaxTrivia> EndOf(StatementSyntax statement)
    {
        var end = statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToArray();
        var next = statement.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CloseBraceToken) || next.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
            ? end
            : end.Concat(end);
    }

    /// <summary>An expression in scope that is the host environment: a symbol of that type, else a host or builder that has one.</summary>
    private static string? EnvironmentAt(StatementSyntax statement, ReportedCallback callback)
    {
        var model = callback.Model;
        var reachable = model.LookupSymbols(statement.SpanStart).Where(symbol => IsUsable(symbol, statement, model)).ToArray();
        return reachable.Where(symbol => IsEnvironment(TypeOf(symbol))).Select(symbol => symbol.Name)
            .Concat(reachable.Where(symbol => HasEnvironment(TypeOf(symbol))).Select(symbol => symbol.Name + ".Environment"))
            .FirstOrDefault();

        bool IsEnvironment(ITypeSymbol? type) =>
            type is INamedTypeSymbol named
            && callback.Symbols.HostEnvironment is { } known
            && named.AllInterfaces.Insert(0, named).Contains(known, SymbolEqualityComparer.Default);

        bool HasEnvironment(ITypeSymbol? type) =>
            type?.GetMembers("Environment").Any(member =>
                member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
                && IsEnvironment(TypeOf(member))) == true;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    /// <summary>Whether the statement may name the symbol: declared before it, and no static function or member in between.</summary>
    private static bool IsUsable(ISymbol symbol, StatementSyntax statement, SemanticModel model)
    {
        var functions = statement.Ancestors().Where(node =>
            (node is AnonymousFunctionExpressionSyntax { Modifiers: var m } && m.Any(SyntaxKind.StaticKeyword))
            || (node is LocalFunctionStatementSyntax { Modifiers: var n } && n.Any(SyntaxKind.StaticKeyword)));
        return symbol switch
        {
            ILocalSymbol or IParameterSymbol => symbol.Locations.All(place => place.SourceTree == statement.SyntaxTree
                && place.SourceSpan.End < statement.SpanStart && functions.All(function => function.Span.Contains(place.SourceSpan))),
            IFieldSymbol or IPropertySymbol => symbol.IsStatic || (!functions.Any() && !IsInStaticMember(statement, model)),
            _ => false,
        };
    }

    private static bool IsInStaticMember(SyntaxNode node, SemanticModel model)
    {
        var symbol = model.GetEnclosingSymbol(node.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is null or { IsStatic: true };
    }
}
