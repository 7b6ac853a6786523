using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Code written down with short type names, each of which becomes a reference that brings its using directive along.</summary>
internal static class CodeTemplate
{
    public static ExpressionSyntax Expression(string text, params INamedTypeSymbol?[] types) =>
        Resolve(SyntaxFactory.ParseExpression(text), types);

    public static StatementSyntax Statement(string text, params INamedTypeSymbol?[] types) =>
        Resolve(SyntaxFactory.ParseStatement(text), types).WithAdditionalAnnotations(Formatter.Annotation);

    private static TNode Resolve<TNode>(TNode node, INamedTypeSymbol?[] types)
        where TNode : SyntaxNode
    {
        var names = node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsType);
        return node.ReplaceNodes(names, (name, _) => Reference(TypeOf(name)!, name));

        bool IsType(IdentifierNameSyntax name) => (name.Parent as MemberAccessExpressionSyntax)?.Name != name && TypeOf(name) is not null;

        INamedTypeSymbol? TypeOf(IdentifierNameSyntax name) => types.FirstOrDefault(type => type?.Name == name.Identifier.Text);
    }

    // Where a type is created, the grammar wants a type and not an expression.
    private static SyntaxNode Reference(INamedTypeSymbol type, IdentifierNameSyntax name) => name.Parent is ObjectCreationExpressionSyntax
        ? TypeReferences.Type(type).WithTriviaFrom(name)
        : TypeReferences.StaticType(type).WithTriviaFrom(name);
}
