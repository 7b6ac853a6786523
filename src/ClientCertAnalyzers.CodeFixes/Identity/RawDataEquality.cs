using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Expressions that compare certificates by all their bytes, with the members that the framework has.</summary>
internal sealed class RawDataEquality(SemanticModel model, KnownSymbols symbols, CancellationToken cancellation)
{
    /// <summary>The namespace of the extension method.</summary>
    public string Namespace { get; } = symbols.MemoryExtensions is null ? CertificateQueries.Namespace : "System";

    /// <summary>The file lacks the using for it.</summary>
    public bool NeedsImport(int position) => symbols.MemoryExtensions is null
        ? CertificateQueries.NeedsImport(position, model)
        : model.LookupNamespacesAndTypes(position, name: "MemoryExtensions").IsEmpty;

    /// <summary>Whether two expressions are the same certificate; null where one of them may be missing and cannot be asked about.</summary>
    public ExpressionSyntax? Of(ExpressionSyntax one, ExpressionSyntax other)
    {
        var equality = Comparison(one, other, IsNew(one) && IsNew(other));
        return equality is null ? null : Guarded(Guarded(equality, other), one);
    }

    /// <summary>Whether one of a collection is the certificate.</summary>
    public ExpressionSyntax? In(ExpressionSyntax collection, ExpressionSyntax certificate)
    {
        var isNew = IsNew(certificate) && !IsOfOldCertificates(collection);
        var name = FreeName(certificate);
        var source = CertificateQueries.IsPossibleOn(collection, model, cancellation) || model.GetTypeInfo(collection, cancellation).Type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 }
            ? Operand(collection)
            : CodeTemplate.Expression($"{Operand(collection)}.Cast<{(IsOfOldCertificates(collection) ? "X509Certificate" : "X509Certificate2")}>()");
        return Comparison(SyntaxFactory.IdentifierName(name), certificate, isNew) is { } equality
            ? Guarded(SyntaxFactory.ParseExpression($"{source}.Any({name} => {equality})"), certificate)
            : null;
    }

    private ExpressionSyntax? Comparison(ExpressionSyntax one, ExpressionSyntax other, bool areNew)
    {
        var (left, right) = (Operand(one), Operand(other));
        var (first, second) =
            areNew && !symbols.X509Certificate2!.GetMembers("RawDataMemory").IsEmpty ? ($"{left}.RawDataMemory.Span", $"{right}.RawDataMemory.Span")
            : areNew ? ($"{left}.RawData{AsSpan}", $"{right}.RawData")
            : ($"{left}.GetRawCertData(){AsSpan}", $"{right}.GetRawCertData()");
        return SyntaxFactory.ParseExpression($"{first}.SequenceEqual({second})");
    }

    private string AsSpan => symbols.MemoryExtensions is null ? "" : ".AsSpan()";

    /// <summary>Null asks for nothing: there is no certificate that could be the same.</summary>
    private ExpressionSyntax? Guarded(ExpressionSyntax? equality, ExpressionSyntax operand)
    {
        if (equality is null || model.GetTypeInfo(operand, cancellation).Nullability.FlowState != NullableFlowState.MaybeNull)
        {
            return equality;
        }

        return operand.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax)
            ? Conjunction.Of(SyntaxFactory.ParseExpression($"{operand.WithoutTrivia()} is not null"), equality)
            : null;
    }

    /// <summary>The raw data of the base class is a method.</summary>
    private bool IsNew(ExpressionSyntax certificate) => model.GetTypeInfo(certificate, cancellation).Type?.Is(symbols.X509Certificate2) is true;

    private bool IsOfOldCertificates(ExpressionSyntax collection) => model.GetTypeInfo(collection, cancellation).Type switch
    {
        IArrayTypeSymbol { ElementType: var element } => !element.Is(symbols.X509Certificate2),
        INamedTypeSymbol { TypeArguments: [var argument] } => !argument.Is(symbols.X509Certificate2),
        var type => type?.Is(symbols.X509Certificate2Collection) is not true,
    };

    private string FreeName(ExpressionSyntax certificate)
    {
        var name = "candidate";
        for (var i = 1; !model.LookupSymbols(certificate.SpanStart, name: name).IsEmpty; i++)
        {
            name = "candidate" + i;
        }

        return name;
    }

    private static ExpressionSyntax Operand(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax
            ? expression.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia());
}
