using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Ignores case. Certificates that were refused for it are accepted afterwards, so one at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6006CaseSensitiveThumbprintFix : CodeFixProvider
{
    internal const string Title = "Ignore the case of the thumbprint";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS6006CaseSensitiveThumbprint.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model.SyntaxTree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax reported && Edit(reported, model, context.CancellationToken) is { } replacement)
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, reported, replacement, cancellation)), diagnostic);
            }
        }
    }

    private static ExpressionSyntax? Edit(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation)
    {
        var types = new[] { model.Compilation.ObjectType.ContainingNamespace.GetTypeMembers("StringComparison").FirstOrDefault(), model.Compilation.ObjectType.ContainingNamespace.GetTypeMembers("StringComparer").FirstOrDefault() };
        return reported switch
        {
            BinaryExpressionSyntax both => CodeTemplate.Expression($"{(both.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "")}string.Equals({both.Left.WithoutTrivia()}, {both.Right.WithoutTrivia()}, StringComparison.OrdinalIgnoreCase)", types),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && method.Parameters.Length == arguments.Count => method switch
            {
                { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } => With(call, CodeTemplate.Expression("StringComparison.OrdinalIgnoreCase", types), method.Parameters.Last().Type.TypeKind == TypeKind.Enum),
                { Name: "Contains" } => With(call, CodeTemplate.Expression("StringComparer.OrdinalIgnoreCase", types), isInPlace: false),
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>The call with another argument, or another last one.</summary>
    private static InvocationExpressionSyntax With(InvocationExpressionSyntax call, ExpressionSyntax comparison, bool isInPlace)
    {
        var arguments = call.ArgumentList.Arguments;
        return call.WithArgumentList(isInPlace
            ? call.ArgumentList.WithArguments(arguments.Replace(arguments.Last(), arguments.Last().WithExpression(comparison)))
            : call.ArgumentList.AddArguments(SyntaxFactory.Argument(comparison).WithLeadingTrivia(SyntaxFactory.Space)));
    }

    private static async Task<Document> FixAsync(Document document, ExpressionSyntax reported, ExpressionSyntax replacement, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(reported, replacement.WithTriviaFrom(reported));
        var needsLinq = reported is InvocationExpressionSyntax call && editor.SemanticModel.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "Contains" }
            && CertificateQueries.NeedsImport(reported.SpanStart, editor.SemanticModel);
        return needsLinq ? await Imports.AddAsync(editor.GetChangedDocument(), CertificateQueries.Namespace, cancellation).ConfigureAwait(false) : editor.GetChangedDocument();
    }
}
