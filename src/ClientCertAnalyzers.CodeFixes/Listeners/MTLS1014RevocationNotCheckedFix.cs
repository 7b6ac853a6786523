using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Switches the check on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1014RevocationNotCheckedFix : CodeFixProvider
{
    internal const string Title = "Check revocation (refuses all certificates of a CA that publishes none)";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS1014RevocationNotChecked.Id);

    // Whether the CA publishes its revocations, the code does not say: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax { Right: var value })
            {
                var on = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(value);
                context.RegisterCodeFix(
                    FixAction.Create(Title, context.Document, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(value, on)))),
                    diagnostic);
            }
        }
    }
}
