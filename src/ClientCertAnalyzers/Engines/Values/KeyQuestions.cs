using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Whether code that carries a certificate asks for its private key, or gives it one: then it knows what it does.</summary>
internal static class KeyQuestions
{
    private static readonly HashSet<string> Members =
        ["HasPrivateKey", "PrivateKey", "GetRSAPrivateKey", "GetECDsaPrivateKey", "GetDSAPrivateKey", "GetECDiffieHellmanPrivateKey", "Import"];

    public static bool AreAskedOf(CertificateSource source) => source.Through.Any(AreAskedOf);

    /// <summary>A reference stands for its variable: the body around it, for a field or property the types that have and use it, is searched.</summary>
    private static bool AreAskedOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => reference.Root().Descendants().Any(operation =>
            Subject(operation)?.Unwrap() is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local)),
        IMemberReferenceOperation { Member: var member } => member.DeclaringSyntaxReferences.Select(declaration => declaration.GetSyntax().Surroundings())
            .Append(reference.Surroundings())
            .Any(type => type.DescendantTokens().Any(token => Members.Contains(token.ValueText) && MayMean(token, member))),
        _ => false,
    };

    /// <summary>By name: in <c>x.HasPrivateKey</c> another name says that another certificate is asked.</summary>
    private static bool MayMean(SyntaxToken token, ISymbol member) => token.Parent?.Parent is not MemberAccessExpressionSyntax access
        || access.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
        || access.Expression.GetLastToken().ValueText == member.Name;

    private static IOperation? Subject(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property when Members.Contains(property.Property.Name) => InFrontOf(property.Instance),
        IInvocationOperation call when Members.Contains(call.TargetMethod.Name) => InFrontOf(call.Instance ?? call.Arguments.FirstOrDefault()?.Value),
        IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property.Name: "HasPrivateKey" } } pattern =>
            pattern.Ancestors().OfType<IIsPatternOperation>().FirstOrDefault()?.Value,
        _ => null,
    };

    private static IOperation? InFrontOf(IOperation? instance) => instance is IConditionalAccessInstanceOperation access ? OperationShapes.Receiver(access) : instance;
}
