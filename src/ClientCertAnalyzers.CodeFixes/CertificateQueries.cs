using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Calls of LINQ on collections of certificates.</summary>
internal static class CertificateQueries
{
    public const string Namespace = "System.Linq";

    /// <summary>LINQ sees certificates in the collection. That of older frameworks does not say of what it is.</summary>
    public static bool IsPossibleOn(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(collection, cancellation).Type;
        return type is not null && type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>().Any(i =>
            i.TypeArguments is [var element] && SymbolEqualityComparer.Default.Equals(element, KnownSymbols.For(model.Compilation)?.X509Certificate2));
    }

    /// <summary>The file lacks the using for it.</summary>
    public static bool NeedsImport(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellation) =>
        model.LookupSymbols(collection.SpanStart, model.GetTypeInfo(collection, cancellation).Type, "FirstOrDefault", includeReducedExtensionMethods: true).IsEmpty;

    /// <summary>A place has no using for it, whatever the collection is.</summary>
    public static bool NeedsImport(int position, SemanticModel model) => model.LookupNamespacesAndTypes(position, name: "Enumerable").IsEmpty;

    public static InvocationExpressionSyntax Call(ExpressionSyntax collection, string method) => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, collection.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(method)));
}
