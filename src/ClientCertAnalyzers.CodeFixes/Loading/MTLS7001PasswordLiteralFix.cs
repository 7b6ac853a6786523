using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Reads the password from outside the program. The program then says which one it wants, so nobody overlooks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7001PasswordLiteralFix : CodeFixProvider
{
    internal const string Configured = "Read the password from the configuration";
    internal const string Environment = "Read the password from an environment variable";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS7001PasswordLiteral.Id);

    public override FixAllProvider GetFixAllProvider() => FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(diagnostic, model, context.CancellationToken) is ({ }, { } source))
            {
                context.RegisterCodeFix(
                    FixAction.Create(Title(source), context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), Title(source), cancellation)),
                    diagnostic);
            }
        }
    }

    private static string Title(SecretSource source) => source.IsConfiguration ? Configured : Environment;

    /// <summary>The one literal that is the password, and what can stand there instead.</summary>
    private static (SecretPlace? Place, SecretSource? Source) Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (diagnostic.AdditionalLocations is not [{ SourceTree: var tree, SourceSpan: var span }]
            || tree != model.SyntaxTree
            || SecretPlace.Of(tree.GetRoot(cancellation).FindNode(span, getInnermostNodeForTie: true), model, cancellation) is not { } place)
        {
            return default;
        }

        return (place, SecretSource.At(place.Literal, model));
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? title, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var keys = new SecretKeys(editor.OriginalRoot);
        var done = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (Find(diagnostic, editor.SemanticModel, cancellation) is ({ } place, { } source) && Title(source) == title && done.Add(place.Literal))
            {
                var isListener = diagnostic.Properties.ContainsKey(nameof(Engines.Values.PasswordRole.Listen));
                place.Replace(source.Read(keys.For(editor.SemanticModel.GetConstantValue(place.Literal, cancellation).Value, isListener)), editor);
            }
        }

        return editor.GetChangedDocument();
    }
}
