using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Takes the whole body before the server asks for the certificate, and gives it back to whoever reads it then.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1011DelayedNegotiationBeforeBodyFix : CodeFixProvider
{
    internal const string Title = "Buffer the body first";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1011DelayedNegotiationBeforeBody.Id);

    // Large bodies go to temporary files then: one at a time, with a look at what the handler is for.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection", Expression: var http } },
                } request
                && IsContext(http, model!, context.CancellationToken)
                && FirstStatement.At(request, http, model!, context.CancellationToken) is { } place)
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, http, place, cancellation)), diagnostic);
            }
        }
    }

    /// <summary>An HttpContext that can be named again without calling anything.</summary>
    private static bool IsContext(ExpressionSyntax http, SemanticModel model, CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(http, cancellation).Type, KnownSymbols.For(model.Compilation)?.HttpContext)
        && http.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax);

    private static async Task<Document> FixAsync(Document document, ExpressionSyntax http, FirstStatement place, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var symbols = KnownSymbols.For(model.Compilation)!;
        var hasBuffering = Knows(symbols.HttpRequest!, "EnableBuffering");
        var hasDrain = Knows(symbols.HttpRequest!.GetMembers("Body").OfType<IPropertySymbol>().Single().Type, "DrainAsync");
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        document = document.WithSyntaxRoot(place.InsertBefore(
            root,
            $"{http.WithoutTrivia()}.Request.EnableBuffering();",
            $"await {http.WithoutTrivia()}.Request.Body.DrainAsync({http.WithoutTrivia()}.RequestAborted);",
            $"{http.WithoutTrivia()}.Request.Body.Position = 0;"));
        document = hasDrain ? document : await Imports.AddAsync(document, "Microsoft.AspNetCore.WebUtilities", cancellation).ConfigureAwait(false);
        return hasBuffering ? document : await Imports.AddAsync(document, "Microsoft.AspNetCore.Http", cancellation).ConfigureAwait(false);

        bool Knows(ITypeSymbol type, string extension) => !model.LookupSymbols(http.SpanStart, type, extension, includeReducedExtensionMethods: true).IsEmpty;
    }
}
