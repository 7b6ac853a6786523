using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Writes https into the address. Whether the service listens there only the developer knows, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2005CertificateOverHttpFix : CodeFixProvider
{
    internal const string Title = "Use 'https://' (check the port)";

    private const string Plain = "http://";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS2005CertificateOverHttp.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Literal(diagnostic, root) is { } literal)
            {
                context.RegisterCodeFix(
                    FixAction.Create(Title, context.Document, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(literal, Secure(literal))))),
                    diagnostic);
            }
        }
    }

    /// <summary>The text of the address, where it is written out in this file.</summary>
    private static SyntaxToken? Literal(Diagnostic diagnostic, SyntaxNode root) =>
        diagnostic.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var span }]
        && tree == root.SyntaxTree
        && root.FindNode(span, getInnermostNodeForTie: true) is LiteralExpressionSyntax { Token: var token }
        && token.IsKind(SyntaxKind.StringLiteralToken)
        && token.Text.IndexOf(Plain, StringComparison.OrdinalIgnoreCase) >= 0
            ? token
            : null;

    private static SyntaxToken Secure(SyntaxToken literal) =>
        SyntaxFactory.Literal(literal.LeadingTrivia, Secure(literal.Text), Secure(literal.ValueText), literal.TrailingTrivia);

    private static string Secure(string address) => address.Insert(address.IndexOf(Plain, StringComparison.OrdinalIgnoreCase) + 4, "s");
}
