using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Offers every loader where the code does not show what is loaded. Only the developer knows, each time anew, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7003ChooseLoaderFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(LoaderSearch.Obsolete, Rules.MTLS7003FormatSniffer.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        var search = new LoaderSearch(model, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (search.Of(diagnostic) is ({ } call, { Count: > 1 } choices))
            {
                foreach (var choice in choices)
                {
                    context.RegisterCodeFix(FixAction.Create(choice.Title, context.Document, cancellation => FixAsync(context.Document, call, choice, cancellation)), diagnostic);
                }
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, SyntaxNode call, LoaderRewrite choice, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(call, choice.Apply(call));
        return editor.GetChangedDocument();
    }
}
