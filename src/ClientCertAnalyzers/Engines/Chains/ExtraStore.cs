using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>The certificates that help a chain policy to find issuers. The root is often put among them; which one it is, only the author of the code knows.</summary>
internal static class ExtraStore
{
    public const string Property = "ExtraStore";

    /// <summary>What adds one certificate that may be a root, with that certificate and the name of the store. What a peer has sent is none.</summary>
    public static IReadOnlyList<(ExpressionSyntax Certificate, IdentifierNameSyntax Store, StateChange Change)> Roots(PolicyUse policy)
    {
        var roots = new List<(ExpressionSyntax, IdentifierNameSyntax, StateChange)>();
        foreach (var change in policy.State.ChangesOf(Property))
        {
            if (change is { Kind: StateChangeKind.Added, Value: { Syntax: ExpressionSyntax certificate } value, Place: IInvocationOperation { TargetMethod.Name: "Add" } add }
                && !IsBuilt(value, policy) && !IsOfPeer(value)
                && StoreOf(add) is { } store)
            {
                roots.Add((certificate, store, change));
            }
        }

        return roots;
    }

    /// <summary>The name of the collection, where the addition is all that happens there.</summary>
    private static IdentifierNameSyntax? StoreOf(IInvocationOperation add) => add.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: Property } name } } } => name,
        { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions.Count: 1, Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } } } => name,
        _ => null,
    };

    private static bool IsBuilt(IOperation certificate, PolicyUse policy) =>
        policy.Builds.Any(build => build.Arguments.FirstOrDefault()?.Value.Syntax.IsEquivalentTo(certificate.Syntax) == true);

    /// <summary>An element of a loop, a list or a chain, or what a callback got.</summary>
    private static bool IsOfPeer(IOperation certificate) => certificate.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ForEachStatementSyntax,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol function } => function.MethodKind == MethodKind.LambdaMethod || function.Parameters.Any(parameter => parameter.Type.Name == "SslPolicyErrors"),
        IPropertyReferenceOperation { Property: { IsIndexer: true } or { ContainingType.Name: "X509ChainElement" or "ConnectionInfo" } } or IArrayElementReferenceOperation => true,
        _ => false,
    });
}
