using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>
/// Asks for the certificate without insisting on it, and insists again behind routing, where endpoints can be told apart: nobody
/// without a certificate reaches more than what is marked as anonymous. Only where the mode and the pipeline stand in one method:
/// half of this change would open the service.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1001RequiredOnEveryEndpointFix : CodeFixProvider
{
    internal const string Title = "Use AllowCertificate and enforce per endpoint";
    internal const string HelperTitle = "Answer 495 and 496 with the runtime helper, and require certificates per endpoint";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Rules.MTLS1001RequiredOnEveryEndpoint.Id, Rules.MTLS1002RequiredWithoutPublicEndpoint.Id);

    // Who may come without a certificate is a decision for each service: one at a time, with a look at the result.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Right: var mode } assignment
                && ModeName(mode) is { } name
                && Pipeline.Of(mode, model!, context.CancellationToken) is { } pipeline)
            {
                if (HelperChange.Of(assignment, pipeline, model!, context.CancellationToken) is { } change)
                {
                    context.RegisterCodeFix(FixAction.Create(HelperTitle, context.Document, cancellation => ApplyAsync(context.Document, change, cancellation)), diagnostic);
                }

                context.RegisterCodeFix(
                    FixAction.Create(Title, context.Document, cancellation => ApplyAsync(context.Document, name, pipeline, cancellation)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, HelperChange change, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        change.Apply(editor);
        var services = KnownSymbols.For(editor.SemanticModel.Compilation)!.ServiceCollection;
        var isInScope = !editor.SemanticModel.LookupSymbols(editor.OriginalRoot.FullSpan.End - 1, services, "AddClientCertificateResponses", includeReducedExtensionMethods: true).IsEmpty;
        return isInScope ? editor.GetChangedDocument() : await Imports.AddAsync(editor.GetChangedDocument(), "Microsoft.Extensions.DependencyInjection", cancellation).ConfigureAwait(false);
    }

    private static SimpleNameSyntax? ModeName(ExpressionSyntax mode) => mode switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name,
        IdentifierNameSyntax name => name,
        _ => null,
    };

    private static async Task<Document> ApplyAsync(Document document, SimpleNameSyntax mode, Pipeline pipeline, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(mode, SyntaxFactory.IdentifierName("AllowCertificate").WithTriviaFrom(mode));
        foreach (var endpoint in pipeline.PublicEndpoints)
        {
            editor.ReplaceNode(endpoint, (node, _) => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, (ExpressionSyntax)node, SyntaxFactory.IdentifierName("AllowAnonymous"))));
        }

        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        var enforcement = SyntaxFactory.ParseStatement($$"""

            // Without a certificate only endpoints that allow anonymous access answer.
            {{pipeline.Application}}.Use(async (context, next) =>
            {
                if (context.Connection.ClientCertificate is null && context.GetEndpoint()?.Metadata.GetMetadata<Anonymous>() is null)
                {
                    context.Response.StatusCode = Missing;
                    context.Features.GetRequiredFeature<Feature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                    return;
                }

                await next(context);
            });

            """);
        enforcement = enforcement.ReplaceNodes(
            enforcement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText is "Anonymous" or "Feature" or "Missing"),
            (name, _) => name.Identifier.ValueText switch
            {
                "Anonymous" => TypeReferences.Type(symbols.AllowAnonymous!),
                "Feature" => TypeReferences.Type(symbols.HttpResponseFeature!),
                _ when symbols.ClientCertificateStatusCodes is { } codes => TypeReferences.StaticMember(codes, "Missing"),
                _ => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(496)),
            });
        editor.InsertAfter(pipeline.Routed, pipeline.Routed is GlobalStatementSyntax
            ? SyntaxFactory.GlobalStatement(enforcement).WithAdditionalAnnotations(Formatter.Annotation)
            : enforcement.WithAdditionalAnnotations(Formatter.Annotation));

        // GetEndpoint is an extension.
        return pipeline.EndpointIsInScope ? editor.GetChangedDocument() : await Imports.AddAsync(editor.GetChangedDocument(), "Microsoft.AspNetCore.Http", cancellation).ConfigureAwait(false);
    }
}
