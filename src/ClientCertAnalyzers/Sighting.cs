using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>
/// An operation that is worth a look, found through a cheap property of its syntax such as a member's name. The first operation
/// action of any analyzer makes the compiler build operations for every method body of the project, which costs more than all our
/// rules together; so syntax opens the door here, and operations and symbols decide behind it.
/// </summary>
internal readonly struct Sighting(SyntaxNodeAnalysisContext context, IOperation operation)
{
    private readonly SyntaxNodeAnalysisContext _context = context;

    public IOperation Operation { get; } = operation;

    public Compilation Compilation => _context.Compilation;

    public AnalyzerOptions Options => _context.Options;

    public CancellationToken CancellationToken => _context.CancellationToken;

    public void Report(Diagnostic diagnostic) => _context.Report(diagnostic);

    /// <summary>The syntax of what a name stands for: the call, the member access, the creation, or the name itself.</summary>
    public static SyntaxNode Used(SyntaxNode node)
    {
        var type = node;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type || type.Parent is AliasQualifiedNameSyntax)
        {
            type = type.Parent;
        }

        if (type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type)
        {
            return creation;
        }

        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is MemberBindingExpressionSyntax)
        {
            node = node.Parent;
        }

        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
        {
            node = call;
        }

        return node;
    }

    public static Sighting? Of(SyntaxNodeAnalysisContext context, SyntaxNode node) =>
        context.SemanticModel.GetOperation(node, context.CancellationToken) is { } operation ? new Sighting(context, operation) : null;
}
