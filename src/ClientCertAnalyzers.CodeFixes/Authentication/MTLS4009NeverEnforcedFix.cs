using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>
/// Refuses nobodies on every endpoint that does not say it is for everybody. Middleware that authenticates in so many words needs the one
/// that authorizes behind it: the one that the framework adds by itself runs too early.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4009NeverEnforcedFix : CodeFixProvider
{
    internal const string Title = "Require a login on every endpoint without 'AllowAnonymous'";

    private static readonly NameSearch Middleware = new(["UseAuthentication", "UseAuthorization", "UseRouting"]);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS4009NeverEnforced.Id);

    // It closes endpoints that may be meant for everybody: one at a time, with a look at them.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (SchemeRegistration.Of(root.FindNode(diagnostic.Location.SourceSpan), model, context.CancellationToken) is { } registration
                && CanEnforce(registration, model, context.CancellationToken, out var authentication))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => ApplyAsync(context.Document, registration, authentication, cancellation)), diagnostic);
            }
        }
    }

    /// <param name="registration">Where the services are added.</param>
    /// <param name="model">Of the file.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <param name="authentication">The statement that needs authorization behind it; null where that is there.</param>
    private static bool CanEnforce(SchemeRegistration registration, SemanticModel model, CancellationToken cancellation, out ExpressionStatementSyntax? authentication)
    {
        authentication = null;
        var calls = model.Compilation.SyntaxTrees.SelectMany(tree => Middleware.In(tree, cancellation)).ToLookup(name => name.Identifier.ValueText);
        if (calls["UseAuthorization"].Any())
        {
            return true;
        }

        switch (calls["UseAuthentication"].ToList())
        {
            case []:
                // A WebApplication brings both.
                return registration.Builder(model, cancellation) is not null;
            case [{ Parent: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } } }]
                when statement.Parent is BlockSyntax or GlobalStatementSyntax && statement.SyntaxTree == model.SyntaxTree:
                authentication = statement;
                return calls["UseRouting"].All(routing => routing.SyntaxTree == statement.SyntaxTree && routing.SpanStart < statement.SpanStart);
            default:
                return false;
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SchemeRegistration registration, ExpressionStatementSyntax? authentication, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        SchemeRegistration.InsertBehind(
            registration.Statement, SyntaxFactory.ParseStatement($"{registration.Services}.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);"), editor);
        if (authentication is { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var app } } })
        {
            SchemeRegistration.InsertBehind(authentication, SyntaxFactory.ParseStatement($"{app}.UseAuthorization();"), editor);
        }

        return editor.GetChangedDocument();
    }
}
