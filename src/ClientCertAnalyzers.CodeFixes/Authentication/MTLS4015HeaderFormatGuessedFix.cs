using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Loads one certificate and nothing else, where the target framework has a loader for that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4015HeaderFormatGuessedFix() : DocumentFix(Rules.MTLS4015HeaderFormatGuessed, MTLS4015HeaderFormatGuessedFix.Title)
{
    internal const string Title = "Load the header with X509CertificateLoader.LoadCertificate";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        CallIn(diagnostic, model, cancellation) is not null || LambdaIn(diagnostic, model, cancellation) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (CallIn(diagnostic, editor.SemanticModel, cancellation) is var (call, rewrite))
            {
                editor.ReplaceNode(call, (current, _) => rewrite.Apply(current));
            }
            else if (LambdaIn(diagnostic, editor.SemanticModel, cancellation) is { } lambda)
            {
                editor.ReplaceNode(lambda, WithConverter(lambda, KnownSymbols.For(editor.SemanticModel.Compilation)!));
            }
        }

        return editor.GetChangedDocument();
    }

    private static (SyntaxNode Call, LoaderRewrite Rewrite)? CallIn(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var symbols = KnownSymbols.For(model.Compilation)!;
        var node = model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return symbols.X509CertificateLoader is not null && FormatSniffer.Of(model.GetOperation(node, cancellation), symbols) is { Password: null } sniffer
            && new LoaderRewrite(sniffer, LoaderCall.Certificate, symbols) is { IsPossible: true } rewrite
                ? (node, rewrite)
                : null;
    }

    /// <summary>The lambda with one parameter that sets the options, and gets to its end.</summary>
    private static SimpleLambdaExpressionSyntax? LambdaIn(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        KnownSymbols.For(model.Compilation)!.X509CertificateLoader is not null
        && model.SyntaxTree.GetRoot(cancellation).FindToken(diagnostic.Location.SourceSpan.Start) is { ValueText: ForwardingFacts.Add, Parent: { } name }
        && Sighting.Used(name) is InvocationExpressionSyntax call
        && call.ArgumentList.Arguments.Last().Expression is SimpleLambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda
        && !lambda.DescendantNodes().Any(node => node is ReturnStatementSyntax)
            ? lambda
            : null;

    private static SimpleLambdaExpressionSyntax WithConverter(SimpleLambdaExpressionSyntax lambda, KnownSymbols symbols)
    {
        var converter = CodeTemplate.Statement(
            $"{lambda.Parameter.Identifier.Text}.{HeaderConverter.Name} = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header));",
            symbols.X509CertificateLoader,
            symbols.Convert);
        var body = lambda.Block is { } block
            ? block.AddStatements(converter)
            : SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(lambda.ExpressionBody!.WithoutTrivia()), converter).WithTriviaFrom(lambda.ExpressionBody!);
        return lambda.WithExpressionBody(null).WithBlock(body).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
