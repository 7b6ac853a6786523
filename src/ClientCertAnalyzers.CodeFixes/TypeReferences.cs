using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>References to framework types in inserted code.</summary>
internal static class TypeReferences
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>
    /// The type as an expression, as in <c>SslPolicyErrors.None</c>. The clean-up after a code action shortens the full name and adds
    /// the using; where the short name means something else, the full one stays and the code still compiles.
    /// </summary>
    public static SyntaxNode StaticType(INamedTypeSymbol type) =>
        Import(SyntaxFactory.ParseExpression(type.ToDisplayString(FullName)), type);

    /// <summary>The type where the syntax wants a type, as in <c>GetMetadata&lt;IAllowAnonymous&gt;()</c>.</summary>
    public static TypeSyntax Type(INamedTypeSymbol type) => Import(SyntaxFactory.ParseTypeName(type.ToDisplayString(FullName)), type);

    /// <summary>A member of an enum or a static member, as in <c>SslPolicyErrors.None</c>.</summary>
    public static ExpressionSyntax StaticMember(INamedTypeSymbol type, string member) =>
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            (ExpressionSyntax)StaticType(type),
            SyntaxFactory.IdentifierName(member));

    private static TNode Import<TNode>(TNode name, INamedTypeSymbol type)
        where TNode : SyntaxNode =>
        name.WithAdditionalAnnotations([Simplifier.Annotation, .. Imports.For(type), Formatter.Annotation]);
}
