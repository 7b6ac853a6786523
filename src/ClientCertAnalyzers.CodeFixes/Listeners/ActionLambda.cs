using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>The lambda with one parameter that a call takes, such as <c>ConfigureHttpsDefaults(h => ...)</c>.</summary>
internal sealed class ActionLambda
{
    private readonly ParameterSyntax _parameter;

    private ActionLambda(LambdaExpressionSyntax lambda, ParameterSyntax parameter) => (Lambda, _parameter) = (lambda, parameter);

    public LambdaExpressionSyntax Lambda { get; }

    public static ActionLambda? Of(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is not [{ Expression: var expression }] ? null : expression switch
    {
        SimpleLambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } simple => new(simple, simple.Parameter),
        ParenthesizedLambdaExpressionSyntax { AsyncKeyword.RawKind: 0, ParameterList.Parameters: [var only] } lambda => new(lambda, only),
        _ => null,
    };

    /// <summary>Its statements mean the same at the end of the other lambda, which always gets that far.</summary>
    public bool FitsBehind(ActionLambda other, SemanticModel model)
    {
        var flow = model.AnalyzeDataFlow(Lambda.Body);
        var otherFlow = model.AnalyzeDataFlow(other.Lambda.Body);
        return flow is { Succeeded: true } && otherFlow is { Succeeded: true }
            && !Leaves(Lambda) && !Leaves(other.Lambda)
            && !Lambda.ContainsDirectives && !other.Lambda.ContainsDirectives
            && !flow.VariablesDeclared.Any(mine => otherFlow.VariablesDeclared.Any(theirs => theirs.Name == mine.Name))
            && !flow.VariablesDeclared.Any(mine => mine.Name == other._parameter.Identifier.ValueText)
            && flow.DataFlowsIn.Where(symbol => symbol.Name != _parameter.Identifier.ValueText).All(symbol => IsKnownAt(symbol, other.Lambda));
    }

    /// <summary>This lambda with the statements of the other one behind its own.</summary>
    public LambdaExpressionSyntax With(ActionLambda moved, SemanticModel model)
    {
        var parameter = model.GetDeclaredSymbol(moved._parameter);
        var body = moved.Lambda.Body;
        var renamed = body.ReplaceNodes(
            body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, parameter)),
            (name, _) => SyntaxFactory.IdentifierName(_parameter.Identifier.ValueText).WithTriviaFrom(name));
        var block = SyntaxFactory.Block(StatementsOf(Lambda.Body).Concat(StatementsOf(renamed)));
        return Lambda.WithExpressionBody(null).WithBlock(Lambda.Body is BlockSyntax own ? own.WithStatements(block.Statements) : block);
    }

    private static IEnumerable<StatementSyntax> StatementsOf(SyntaxNode body) => body is BlockSyntax block
        ? block.Statements
        : SyntaxFactory.SingletonList<StatementSyntax>(SyntaxFactory.ExpressionStatement(((ExpressionSyntax)body).WithoutTrivia()));

    private static bool Leaves(LambdaExpressionSyntax lambda) =>
        lambda.Body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is ReturnStatementSyntax);

    /// <summary>Declared before the place and in a block around it.</summary>
    private static bool IsKnownAt(ISymbol symbol, SyntaxNode place) => symbol is IParameterSymbol { IsThis: true }
        || symbol.DeclaringSyntaxReferences is [var only] && only.Span.End < place.SpanStart && only.SyntaxTree == place.SyntaxTree
            && only.GetSyntax().Ancestors().First(node => node is BlockSyntax or BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax).Span.Contains(place.Span);
}
