using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Whether code that uses an <c>X509Certificate</c> compiles and means the same for an <c>X509Certificate2</c>.</summary>
internal static class CertificateUse
{
    public static bool Fits(ExpressionSyntax use, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation)
    {
        while (use.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            use = (ExpressionSyntax)use.Parent;
        }

        return use.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == use => IsInherited(access.Name),
            ConditionalAccessExpressionSyntax access when access.Expression == use =>
                access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding && IsInherited(binding.Name),
            IsPatternExpressionSyntax { Pattern: var pattern } => IsNullTest(pattern) || pattern is DeclarationPatternSyntax { Type: var type } && IsCertificate2(type),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
                comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type } => IsCertificate2(type),
            CastExpressionSyntax cast => IsCertificate2(cast.Type),
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Type: var type } } => IsCertificate2(type),
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call } => HasNoOverload(call),
            _ => false,
        };

        bool IsCertificate2(TypeSyntax type) => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(type, cancellation).Symbol, symbols.X509Certificate2);

        // What X509Certificate2 declares anew may be another member or overload; an extension may have one for it.
        bool IsInherited(SimpleNameSyntax member) => model.GetSymbolInfo(member, cancellation).Symbol is { } symbol
            && symbol is not IMethodSymbol { IsExtensionMethod: true }
            && symbols.X509Certificate2?.GetMembers(symbol.Name).All(m => m.IsOverride) == true;

        bool HasNoOverload(InvocationExpressionSyntax call) => model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol
        {
            IsGenericMethod: false, ReducedFrom: null, MethodKind: MethodKind.LocalFunction or MethodKind.Ordinary, ContainingType: var type,
        } method && (method.MethodKind == MethodKind.LocalFunction || Declared(type, method.Name) == 1);
    }

    private static int Declared(INamedTypeSymbol? type, string name)
    {
        var count = 0;
        for (; type is not null; type = type.BaseType)
        {
            count += type.GetMembers(name).Length;
        }

        return count;
    }

    private static bool IsNullTest(PatternSyntax pattern) => pattern switch
    {
        UnaryPatternSyntax { Pattern: var inner } => IsNullTest(inner),
        ConstantPatternSyntax { Expression: var constant } => constant.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };
}
