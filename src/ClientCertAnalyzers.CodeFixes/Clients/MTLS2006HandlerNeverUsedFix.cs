using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Gives the handler to the client that is created behind it, where there is one such client and no more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2006HandlerNeverUsedFix() : DocumentFix(Rules.MTLS2006HandlerNeverUsed, MTLS2006HandlerNeverUsedFix.Title)
{
    internal const string Title = "Create the client with this handler";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Client(Handler(diagnostic, model.SyntaxTree.GetRoot(cancellation)), model, cancellation) is not null;

    private static VariableDeclaratorSyntax? Handler(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as VariableDeclaratorSyntax;

    /// <summary>The only client that is created behind the handler without one.</summary>
    private static BaseObjectCreationExpressionSyntax? Client(VariableDeclaratorSyntax? handler, SemanticModel model, CancellationToken cancellation)
    {
        if (handler?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || KnownSymbols.For(model.Compilation)?.HttpClient is not { } client)
        {
            return null;
        }

        var scope = statement is UsingStatementSyntax ? statement : statement.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : statement.Parent!;
        var clients = scope.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => creation.SpanStart > handler.Span.End
                && creation.ArgumentList is null or { Arguments.Count: 0 }
                && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancellation).Type, client))
            .ToList();
        return clients is [var only] && only.EnclosingFunction() == handler.EnclosingFunction() && (!IsDisposed(handler) || IsDisposed(only.Parent?.Parent)) ? only : null;
    }

    /// <summary>A handler that is disposed here is of no use to a client that lives on.</summary>
    private static bool IsDisposed(SyntaxNode? variable) => variable?.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var handler in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => Handler(diagnostic, editor.OriginalRoot)))
        {
            if (Client(handler, editor.SemanticModel, cancellation) is { } client)
            {
                // Two handlers may be made before one client: it takes the first.
                editor.ReplaceNode(client, (current, _) => With((BaseObjectCreationExpressionSyntax)current, handler!.Identifier.ValueText));
            }
        }

        return editor.GetChangedDocument();
    }

    private static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax client, string handler)
    {
        if (client.ArgumentList is { Arguments.Count: > 0 })
        {
            return client;
        }

        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(handler));
        return client.ArgumentList is { } list
            ? client.WithArgumentList(list.AddArguments(argument))
            : ((ObjectCreationExpressionSyntax)client).WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)).WithTrailingTrivia(((ObjectCreationExpressionSyntax)client).Type.GetTrailingTrivia()))
                .WithType(((ObjectCreationExpressionSyntax)client).Type.WithoutTrailingTrivia());
    }
}
