using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>
/// Repeats the mode of the defaults in the options object of the endpoint. Not for handshake callbacks: which of their options should ask,
/// and what validates then, is not to be guessed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1006DefaultsNotInheritedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1006DefaultsNotInherited.Id);

    // An endpoint may be public on purpose: each wants a look of its own.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue("mode", out var mode)
                && KnownSymbols.For(model!.Compilation) is { ClientCertificateMode: { } type, HttpsConnectionAdapterOptions: { } options }
                && root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && Creation(call, options, model, context.CancellationToken) is { } creation)
            {
                var title = "Set ClientCertificateMode to " + mode;
                context.RegisterCodeFix(
                    FixAction.Create(title, context.Document, cancellation => FixAsync(context.Document, creation, TypeReferences.StaticMember(type, mode!), cancellation)),
                    diagnostic);
            }
        }
    }

    private static BaseObjectCreationExpressionSyntax? Creation(InvocationExpressionSyntax call, ITypeSymbol options, SemanticModel model, CancellationToken cancellation)
    {
        var argument = call.ArgumentList.Arguments.Select(a => a.Expression)
            .FirstOrDefault(value => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value, cancellation).Type, options));
        return argument as BaseObjectCreationExpressionSyntax ?? (argument is IdentifierNameSyntax
            && model.GetSymbolInfo(argument, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            ? (declaration.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value as BaseObjectCreationExpressionSyntax
            : null);
    }

    private static async Task<Document> FixAsync(Document document, BaseObjectCreationExpressionSyntax creation, ExpressionSyntax mode, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(creation, Initializers.With(creation, SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName("ClientCertificateMode"), mode).WithAdditionalAnnotations(Formatter.Annotation)));
        return editor.GetChangedDocument();
    }
}
