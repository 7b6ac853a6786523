using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>Finds the searches in certificate stores and asks the rules about their arguments, one argument each.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StoreSearchAnalyzer() : ClientCertAnalyzer(Rules.MTLS2010SubjectNameIsSubstring, Rules.MTLS2011ValidOnlyMisused)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Store is null || symbols.X509FindType is not { } findType || TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        var trace = new ValueTrace(new Bodies(context.Compilation));
        var uses = new CollectionUses(symbols);
        context.RegisterNames(["FindBySubjectName", "FindByIssuerName"], sighting =>
        {
            if (sighting.Operation is IFieldReferenceOperation { Field.ContainingType: var type } criterion
                && type.Is(findType)
                && criterion.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation find }
                && Search(find, sighting) is { } search
                && MTLS2010SubjectNameIsSubstringRule.Judge(criterion, find, search, uses, symbols) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });
        context.RegisterSyntaxNodeAction(
            node =>
            {
                // Not many calls of a method "Find" get a truth value.
                if (node.Node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 3, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Find" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Find" } } call } }
                    && Sighting.Of(node, call) is { Operation: IInvocationOperation find } sighting
                    && Search(find, sighting) is { } search
                    && MTLS2011ValidOnlyMisusedRule.Judge(node.Node, find, search, uses, trace, symbols, sighting.CancellationToken) is { } diagnostic)
                {
                    sighting.Report(diagnostic);
                }
            },
            SyntaxKind.TrueLiteralExpression,
            SyntaxKind.FalseLiteralExpression);

        StoreSearch? Search(IInvocationOperation find, Sighting sighting) =>
            StoreSearch.IsFind(find, symbols) ? StoreSearch.Of(find, trace, symbols, sighting.CancellationToken) : null;
    }
}
