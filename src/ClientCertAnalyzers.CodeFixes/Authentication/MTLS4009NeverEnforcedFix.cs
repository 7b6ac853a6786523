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
// It closes endpoints that may be meant for everybody: one at a time, with a look at them.
internal sealed class MTLS4009NeverEnforcedFix() : DocumentFix(Rules.MTLS4009NeverEnforced, Title, oneAtATime: true)
{
    internal const string Title = "Require a login on every endpoint without 'AllowAnonymous'";

    private static readonly NameSearch Middleware = new(["UseAuthentication", "UseAuthorization", "UseRouting"]);

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        SchemeRegistration.Of(diagnostic, model, cancellation) is { } registration && CanEnforce(registration, model, cancellation, out _);

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var registration = SchemeRegistration.Of(diagnostics[0], editor.SemanticModel, cancellation)!;
        CanEnforce(registration, editor.SemanticModel, cancellation, out var authentication);
        Insertion.Behind(
            registration.Statement, SyntaxFactory.ParseStatement($"{registration.Services}.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);"), editor);
        if (authentication is { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var app } } })
        {
            Insertion.Behind(authentication, SyntaxFactory.ParseStatement($"{app}.UseAuthorization();"), editor);
        }

        return editor.GetChangedDocument();
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
}
