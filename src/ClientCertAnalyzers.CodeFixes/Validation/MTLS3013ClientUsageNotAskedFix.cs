using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Asks for the usage before the chain is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3013ClientUsageNotAskedFix : CodeFixProvider
{
    internal const string Title = "Ask for the usage 'client authentication' (a certificate without usages still passes)";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS3013ClientUsageNotAsked.Id);

    // Some CAs issue one kind of certificate for everything: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            // A helper in another file is out of reach.
            if (diagnostic.AdditionalLocations is [var build] && build.SourceTree == root.SyntaxTree
                && root.FindNode(build.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax chain } } call
                && StatementOf(call) is { } statement)
            {
                var usage = CodeTemplate.Statement($"{chain}.ChainPolicy.ApplicationPolicy.Add(new Oid(\"{FactsCollector.ClientUsage}\")); // client authentication", KnownSymbols.For(model.Compilation)!.Oid);
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, _ => Task.FromResult(context.Document.WithSyntaxRoot(Insert(root, statement, usage)))), diagnostic);
            }
        }
    }

    /// <summary>The statement that builds, where that is code of the same function.</summary>
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax build) =>
        build.Ancestors().FirstOrDefault(node => node is StatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax) as StatementSyntax;

    private static SyntaxNode Insert(SyntaxNode root, StatementSyntax statement, StatementSyntax usage)
    {
        var first = usage.WithLeadingTrivia(statement.GetLeadingTrivia());
        var second = statement.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation);
        return statement.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => root.ReplaceNode(statement, [first, second]),
            GlobalStatementSyntax global => root.ReplaceNode(global, new[] { first, second }.Select(SyntaxFactory.GlobalStatement)),
            _ => root.ReplaceNode(statement, SyntaxFactory.Block(first, second).WithAdditionalAnnotations(Formatter.Annotation)),
        };
    }
}
