using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Loads with the call that fits what the code shows of the content. One Fix All gives every such place its own call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7003FormatSnifferFix : CodeFixProvider
{
    internal const string Key = "Load with X509CertificateLoader";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(LoaderSearch.Obsolete, Rules.MTLS7003FormatSniffer.Id);

    public override FixAllProvider GetFixAllProvider() => FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        var search = new LoaderSearch(model, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (search.Of(diagnostic) is (_, [var only]))
            {
                context.RegisterCodeFix(
                    FixAction.Create(only.Title, context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), Key),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var search = new LoaderSearch(editor.SemanticModel, cancellation);
        var done = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (search.Of(diagnostic) is ({ } call, [var only]) && done.Add(call))
            {
                editor.ReplaceNode(call, (current, _) => only.Apply(current));
            }
        }

        return editor.GetChangedDocument();
    }
}
