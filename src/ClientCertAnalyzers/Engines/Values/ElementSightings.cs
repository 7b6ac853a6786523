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
        context.RegisterNamesOfCertificates(names, action);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                // Any program is full of these, so the file has a say before operations do.
                if (TakesFirst(node.Node) && CertificateFiles.Contain(node.Node.SyntaxTree) && Sighting.Of(node, Sighting.Used(node.Node)) is { } sighting)
                {
                    action(sighting);
                }
            },
            SyntaxKind.ElementAccessExpression,
            SyntaxKind.ElementBindingExpression);
    }

    /// <summary>How the code writes it.</summary>
    public static string NameOf(IOperation element) => element is IInvocationOperation { TargetMethod.Name: var name } ? name : "[0]";

    private static bool TakesFirst(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax access => IsZero(access.ArgumentList),
        ElementBindingExpressionSyntax binding => IsZero(binding.ArgumentList),
        _ => false,
    };

    private static bool IsZero(BracketedArgumentListSyntax list) => list.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }];
}
