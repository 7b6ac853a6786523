using System.Collections.Immutable;
using ClientCertAnalyzers.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Names the file with the private key. Which one that is only the developer knows, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7009PemFileWithoutKeyFix : CodeFixProvider
{
    internal const string Title = "Name the file with the private key";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS7009PemFileWithoutKey.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }, ..] } call
                && KeyPath(path, diagnostic.Properties[MTLS7009PemFileWithoutKeyAnalyzer.KeyFile]) is { } key)
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, call, key, cancellation)), diagnostic);
            }
        }
    }

    /// <summary>The path in which the last literal, the name of the certificate's file, is that of the key's; null where there is none.</summary>
    private static ExpressionSyntax? KeyPath(ExpressionSyntax path, string? name)
    {
        var literal = path.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().LastOrDefault(node => node.IsKind(SyntaxKind.StringLiteralExpression));
        if (literal is null)
        {
            return name is null ? null : Literal(name);
        }

        // The other literal has its own folder, and this one has it in other parts of the path.
        var file = literal == path && name is not null ? name : Path.ChangeExtension(literal.Token.ValueText, ".key");
        return path.Span.End - literal.Span.End <= 1 ? path.ReplaceNode(literal, Literal(literal == path || name is null ? file : FileOf(name, literal.Token.ValueText))) : null;
    }

    private static string FileOf(string name, string beside) =>
        beside[..(beside.LastIndexOfAny(['/', '\\']) + 1)] + name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private static async Task<Document> FixAsync(Document document, InvocationExpressionSyntax call, ExpressionSyntax key, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(
            call.ArgumentList,
            SyntaxFactory.ParseArgumentList($"({call.ArgumentList.Arguments[0]}, /* the file with the private key */ {key.WithoutTrivia()})").WithTriviaFrom(call.ArgumentList));
        return editor.GetChangedDocument();
    }
}
