using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Takes the scheme from the proxy's header too. Only a proxy on the same machine is believed until others are named, so each one wants a look.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4019ForwardedOverHttpFix() : DocumentFix(Rules.MTLS4019ForwardedOverHttp, MTLS4019ForwardedOverHttpFix.Title, oneAtATime: true)
{
    internal const string Title = "Take the scheme from the proxy with UseForwardedHeaders";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        CallOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        var call = CallOf(diagnostics[0], editor.OriginalRoot)!;
        var application = ((MemberAccessExpressionSyntax)call.Expression).Expression.WithoutTrivia();
        // The type of the value has the name of the property.
        var forwarded = CodeTemplate.Expression($"{application}.UseForwardedHeaders(new ForwardedHeadersOptions {{ ForwardedHeaders = scheme }})", symbols.ForwardedHeadersOptions);
        var scheme = forwarded.DescendantNodes().OfType<IdentifierNameSyntax>().Single(name => name.Identifier.Text == "scheme");
        Insertion.Before(call, forwarded.ReplaceNode(scheme, TypeReferences.StaticMember(symbols.ForwardedHeaders!, "XForwardedProto")), editor);
        return editor.GetChangedDocument();
    }

    /// <summary>A statement on a variable.</summary>
    private static InvocationExpressionSyntax? CallOf(Diagnostic diagnostic, SyntaxNode root) =>
        Sighting.Used(root.FindNode(diagnostic.Location.SourceSpan)) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } call && Insertion.IsPossibleBefore(call) ? call : null;
}
