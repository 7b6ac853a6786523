using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Lets a validation callback that compares names accept only certificates without validation errors. One at a time: peers that passed so far may be refused.</summary>
internal abstract class NameTrustFix(DiagnosticDescriptor rule) : CodeFixProvider
{
    internal const string Title = MTLS3003CallbackIgnoresErrorsFix.Title;

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    public sealed override FixAllProvider? GetFixAllProvider() => null;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => Edit(diagnostic, model, context.CancellationToken) is not null))
        {
            context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, diagnostic, cancellation)), diagnostic);
        }
    }

    /// <summary>Null outside of validation callbacks, and for one that looks at the errors in a way of its own.</summary>
    private static Action<Edits>? Edit(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (KnownSymbols.For(model.Compilation) is not { } symbols
            || CallbackAround(model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan), symbols, model, cancellation) is not var (function, body, errors)
            || IsRead(errors, body, model, cancellation))
        {
            return null;
        }

        var access = function is AnonymousFunctionExpressionSyntax lambda ? ReportedCallback.Of(lambda, model, symbols, cancellation).Function?.Errors : null;
        var name = access?.Text ?? (function is AnonymousFunctionExpressionSyntax ? null : errors.Name);
        return name is null ? null : edits =>
        {
            var rejection = CodeTemplate.Statement($"if ({name} != SslPolicyErrors.None)\n{{\nreturn false;\n}}", symbols.SslPolicyErrors).WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.LineFeed);
            FirstCheck.Insert(body, rejection, CodeTemplate.Expression($"{name} == SslPolicyErrors.None", symbols.SslPolicyErrors), edits);
            access?.Declare(edits);
        };
    }

    /// <summary>The function around a comparison that is told the errors. The condition of a query is not.</summary>
    private static (SyntaxNode Function, SyntaxNode Body, IParameterSymbol Errors)? CallbackAround(SyntaxNode comparison, KnownSymbols symbols, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var function in comparison.AncestorsAndSelf())
        {
            var (symbol, body) = function switch
            {
                AnonymousFunctionExpressionSyntax lambda => (model.GetSymbolInfo(lambda, cancellation).Symbol, lambda.Body),
                LocalFunctionStatementSyntax local => (model.GetDeclaredSymbol(local, cancellation), local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression),
                MethodDeclarationSyntax method => (model.GetDeclaredSymbol(method, cancellation), method.Body ?? (SyntaxNode?)method.ExpressionBody?.Expression),
                _ => (null, null),
            };
            if (body is not null && symbol is IMethodSymbol { Parameters: [.., var errors], ReturnType.SpecialType: SpecialType.System_Boolean } && SymbolEqualityComparer.Default.Equals(errors.Type, symbols.SslPolicyErrors))
            {
                return (function, body, errors);
            }
        }

        return null;
    }

    private static bool IsRead(IParameterSymbol errors, SyntaxNode body, SemanticModel model, CancellationToken cancellation) => body.DescendantNodesAndSelf()
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == errors.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, errors));

    private static async Task<Document> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        Edit(diagnostic, editor.SemanticModel, cancellation)?.Invoke(new Edits(editor));
        return editor.GetChangedDocument();
    }
}
