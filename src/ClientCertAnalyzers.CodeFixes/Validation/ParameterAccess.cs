using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>How the code of a function names one of its parameters, and the edit that gives a discarded one a name.</summary>
internal sealed class ParameterAccess
{
    private readonly Action<Edits>? _name;

    private ParameterAccess(string name, IParameterSymbol parameter, Action<Edits>? edit = null) => (Name, Parameter, _name) = (name, parameter, edit);

    public string Name { get; }

    public IParameterSymbol Parameter { get; }

    /// <summary>Makes <see cref="Name"/> valid in the function.</summary>
    public void Declare(Edits edits) => _name?.Invoke(edits);

    public static ParameterAccess? To(IParameterSymbol parameter, string wish, CallbackFunction function, ReportedCallback callback)
    {
        if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(callback.Cancellation) is not ParameterSyntax declared
            || IsWritten(declared.Identifier.ValueText, function.Body))
        {
            return null;
        }

        if (declared.Identifier.ValueText != "_" || function.Node is not AnonymousFunctionExpressionSyntax)
        {
            return new ParameterAccess(declared.Identifier.Text, parameter);
        }

        var discards = ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Count(p => p.Name == "_");
        if (discards <= 2
            && function.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "_"))
        {
            // The name reads the parameter, or would once the parameter is the only one of that name.
            return null;
        }

        var free = callback.FreeName(wish, function.Node);
        return new ParameterAccess(free, parameter, edits => edits.Replace(
            declared,
            current => ((ParameterSyntax)current).WithIdentifier(SyntaxFactory.Identifier(free).WithTriviaFrom(((ParameterSyntax)current).Identifier))));
    }

    private static bool IsWritten(string name, SyntaxNode body) => body.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText == name && name != "_",
        ArgumentSyntax { Expression: IdentifierNameSyntax passed } argument =>
            !argument.RefKindKeyword.IsKind(SyntaxKind.None) && passed.Identifier.ValueText == name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } =>
            node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression && operand.Identifier.ValueText == name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } =>
            node.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression && operand.Identifier.ValueText == name,
        _ => false,
    });
}
