using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>The place in an asynchronous function for statements that run before an expression does.</summary>
internal sealed class FirstStatement
{
    private readonly SyntaxNode _place;
    private readonly bool _returnsValue;

    private FirstStatement(SyntaxNode place, bool returnsValue) => (_place, _returnsValue) = (place, returnsValue);

    /// <summary>
    /// The statement in a block around the expression, or the function whose body the expression is; null where neither will do.
    /// What the new statements use has to be known there.
    /// </summary>
    public static FirstStatement? At(ExpressionSyntax expression, ExpressionSyntax used, SemanticModel model, CancellationToken cancellation)
    {
        var function = expression.EnclosingFunction();
        if (!IsAsync(function))
        {
            return null;
        }

        var place = expression.Ancestors().TakeWhile(node => node != function).FirstOrDefault(node => node.Parent is BlockSyntax) ?? function;
        if (place == function && Expression(function) is null)
        {
            return null;
        }

        var root = used.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault();
        var isKnown = root is null || model.GetSymbolInfo(root, cancellation).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= place.SpanStart);
        return isKnown ? new(place, ReturnsValue(function, model, cancellation)) : null;
    }

    public SyntaxNode InsertBefore(SyntaxNode root, params string[] lines)
    {
        var statements = lines.Select(line => SyntaxFactory.ParseStatement(line).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation)).ToList();
        if (_place is StatementSyntax { Parent: BlockSyntax } statement)
        {
            // The comment above the statement belongs to it and stays there.
            return root.InsertNodesBefore(statement, statements);
        }

        return root.ReplaceNode(_place, WithBlock(statements));
    }

    private SyntaxNode WithBlock(List<StatementSyntax> statements)
    {
        var expression = Expression(_place)!.WithoutTrivia();
        statements.Add(_returnsValue ? SyntaxFactory.ReturnStatement(expression.WithLeadingTrivia(SyntaxFactory.Space)) : SyntaxFactory.ExpressionStatement(expression));
        var block = SyntaxFactory.Block(statements).WithAdditionalAnnotations(Formatter.Annotation);
        return _place switch
        {
            LambdaExpressionSyntax lambda => lambda.WithExpressionBody(null).WithBlock(block).WithTrailingTrivia(lambda.GetTrailingTrivia()),
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(method.GetTrailingTrivia())),
            LocalFunctionStatementSyntax local => local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(local.GetTrailingTrivia())),
            _ => _place,
        };
    }

    private static ExpressionSyntax? Expression(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        _ => null,
    };

    private static bool IsAsync(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0,
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    private static bool ReturnsValue(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        (model.GetDeclaredSymbol(function, cancellation) ?? model.GetSymbolInfo(function, cancellation).Symbol) is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1 } };
}
