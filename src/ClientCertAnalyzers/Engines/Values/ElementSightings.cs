using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Expressions that may take a certificate out of a collection: <c>[0]</c>, <c>First()</c> and their like.</summary>
internal static class ElementSightings
{
    public static void RegisterElements(this CompilationStartAnalysisContext context, HashSet<string> names, Action<Sighting> action)
    {
        context.RegisterNames(names, UseIn, action);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (TakesFirst(node.Node) && UseIn(node.Node) is { } access && Sighting.Of(node, access) is { } sighting)
                {
                    action(sighting);
                }
            },
            SyntaxKind.ElementAccessExpression,
            SyntaxKind.ElementBindingExpression);
    }

    /// <summary>How the code writes it.</summary>
    public static string NameOf(IOperation element) => element is IInvocationOperation { TargetMethod.Name: var name } ? name : "[0]";

    /// <summary>Any program is full of these, so the file has a say before operations do.</summary>
    private static SyntaxNode? UseIn(SyntaxNode node) => CertificateFiles.Contain(node.SyntaxTree) ? Sighting.Used(node) : null;

    private static bool TakesFirst(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax access => IsZero(access.ArgumentList),
        ElementBindingExpressionSyntax binding => IsZero(binding.ArgumentList),
        _ => false,
    };

    private static bool IsZero(BracketedArgumentListSyntax list) => list.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }];
}
