using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Gives the certificate to the client's handler and takes the header away, where the code shows which client sends it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2013CertificateInHeaderFix() : DocumentFix(Rules.MTLS2013CertificateInHeader, MTLS2013CertificateInHeaderFix.Title)
{
    internal const string Title = "Present the certificate in the TLS handshake";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Find(diagnostic, model, cancellation) is not null;

    /// <summary>The header, a certificate with a name that may have its key, and the client; null where one of them is missing.</summary>
    private static (ExpressionSyntax Header, ExpressionSyntax Certificate, HandshakeClient Client)? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        if (KnownSymbols.For(model.Compilation) is not { HttpClientHandler: not null } symbols
            || diagnostic.AdditionalLocations is not [{ SourceTree: var tree, SourceSpan: var span }] || tree != model.SyntaxTree
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax header || !Removal.CanRemove(header)
            || root.FindNode(span, getInnermostNodeForTie: true) is not IdentifierNameSyntax name
            || model.GetOperation(header, cancellation) is not { } operation
            || model.GetOperation(name, cancellation) is not { } certificate || certificate.Type is not { } type
            || model.GetTypeInfo(name, cancellation).Nullability.FlowState == NullableFlowState.MaybeNull
            || model.GetSymbolInfo(name, cancellation).Symbol is not { } symbol
            || name.EnclosingFunction() != header.EnclosingFunction()
            || new CertificateSources(model.Compilation, symbols).Of(certificate, cancellation).Any(source => source.IsWithoutKey)
            || HandshakeClient.Of(operation, symbol, symbols) is not { } client)
        {
            return null;
        }

        return (header, name, client);
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        var edits = new Edits(editor);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (Find(diagnostic, editor.SemanticModel, cancellation) is not var (header, certificate, client))
            {
                continue;
            }

            if (client.Handler is { } handler)
            {
                var add = CodeTemplate.Expression($"{handler}.ClientCertificates.Add({certificate.WithoutTrivia()})");
                edits.Replace(header, current => add.WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));
                continue;
            }

            if (client.Creation is { } creation)
            {
                edits.Replace(creation, current => (client with { Creation = (ExpressionSyntax)current }).WithCertificate(certificate, symbols));
            }

            Removal.Remove(editor, header);
        }

        return editor.GetChangedDocument();
    }
}
