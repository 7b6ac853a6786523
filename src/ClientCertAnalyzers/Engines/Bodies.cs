using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines;

/// <summary>Finds the body of a method, accessor, local function or initializer of the compilation as an operation.</summary>
internal sealed class Bodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>The body, or null where there is none to see: metadata, abstract, extern, partial without implementation.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = method.PartialImplementationPart ?? method;
        var operation = Operation(method, cancellationToken);
        return operation switch
        {
            IMethodBodyBaseOperation body => (IOperation?)body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation function => (IOperation?)function.Body ?? function.IgnoredBody,
            IBlockOperation block => block,
            _ => null,
        };
    }

    /// <summary>The user has named the called method as a full validation, whatever its body shows.</summary>
    public bool IsTrusted(IInvocationOperation call) => ProjectOptions.Trusts(call.TargetMethod, call.Syntax.SyntaxTree, compilation);

    /// <summary>The initial value of a field or automatic property, or null.</summary>
    public IOperation? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (Reference(member) is not { } reference)
        {
            return null;
        }

        return reference.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => Model(value.SyntaxTree).GetOperation(value, cancellationToken),
            PropertyDeclarationSyntax { Initializer.Value: { } value } => Model(value.SyntaxTree).GetOperation(value, cancellationToken),
            _ => null,
        };
    }

    private IOperation? Operation(ISymbol symbol, CancellationToken cancellationToken) =>
        Reference(symbol)?.GetSyntax(cancellationToken) is { } syntax ? Model(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) : null;

    private SyntaxReference? Reference(ISymbol symbol) =>
        symbol.OriginalDefinition.DeclaringSyntaxReferences is [var only] && compilation.ContainsSyntaxTree(only.SyntaxTree) ? only : null;

#pragma warning disable RS1030 // The body may stand in another file than the place that leads to it. Only files that a finding leads to come here.
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, t => compilation.GetSemanticModel(t));
#pragma warning restore RS1030
}
