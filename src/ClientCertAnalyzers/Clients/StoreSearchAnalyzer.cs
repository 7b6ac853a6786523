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
        if (symbols.X509Store is null || symbols.X509FindType is not { } findType)
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
        context.RegisterNames(["Find"], CallWithTruthValue, sighting =>
        {
            if (sighting.Operation is IInvocationOperation find
                && Search(find, sighting) is { } search
                && MTLS2011ValidOnlyMisusedRule.Judge(TruthValue(find.Syntax)!, find, search, uses, trace, symbols, sighting.CancellationToken) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });

        StoreSearch? Search(IInvocationOperation find, Sighting sighting) =>
            StoreSearch.IsFind(find, symbols) ? StoreSearch.Of(find, trace, symbols, sighting.CancellationToken) : null;
    }

    /// <summary>Not many calls of a method of this name get one.</summary>
    private static SyntaxNode? CallWithTruthValue(SyntaxNode name) => Sighting.Used(name) is var call && TruthValue(call) is not null ? call : null;

    private static ExpressionSyntax? TruthValue(SyntaxNode call) => call is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 3 } arguments }
        ? arguments.Select(argument => argument.Expression).FirstOrDefault(value => value.IsKind(SyntaxKind.TrueLiteralExpression) || value.IsKind(SyntaxKind.FalseLiteralExpression))
        : null;
}
