using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>
/// Registers the services behind the others that the method registers. Not where a listener has its TLS in code without the helper's part: then
/// every certificate would be refused, and whom to trust has to be decided first.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5008RequirementNotRegisteredFix() : DocumentFix(Rules.MTLS5008RequirementNotRegistered, Title)
{
    internal const string Title = "Call AddClientCertificateResponses()";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var node = model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan);
        var symbols = KnownSymbols.For(model.Compilation)!;
        return ServiceRegistrations.Around(node, model, symbols) is not null
            && model.GetOperation(node.FirstAncestorOrSelf<AttributeSyntax>() ?? node.Parent!.Parent!, cancellation) is { } operation
            && HostRoles.Around(operation, symbols, cancellation) is var roles
            && (!roles.SetsUpTls() || roles.Plays(CertificateRole.RuntimeHelperTls) == Answer.Yes);
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        var places = diagnostics.Where(diagnostic => CanFix(diagnostic, editor.SemanticModel, cancellation))
            .Select(diagnostic => ServiceRegistrations.Around(editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan), editor.SemanticModel, symbols)!)
            .GroupBy(place => place.Last).Select(same => same.First()).ToList();
        foreach (var place in places)
        {
            place.Add(editor, "AddClientCertificateResponses()");
        }

        var isInScope = places.Count == 0 || !editor.SemanticModel.LookupSymbols(places[0].Last.SpanStart, symbols.ServiceCollection, "AddClientCertificateResponses", includeReducedExtensionMethods: true).IsEmpty;
        return isInScope ? editor.GetChangedDocument() : await Imports.AddAsync(editor.GetChangedDocument(), "Microsoft.Extensions.DependencyInjection", cancellation).ConfigureAwait(false);
    }
}
