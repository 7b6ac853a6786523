using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>MTLS3014 and MTLS3015: asks the CA.</summary>
internal abstract class RevocationModeFix(DiagnosticDescriptor rule) : CodeFixProvider
{
    internal const string Title = "Check revocation online (refuses all certificates of a CA that publishes none)";

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    // Whether the CA publishes its revocations, and whether they can be reached, the code does not say: one at a time.
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax { Right: var value }
                && NameOf(value) is { } name)
            {
                var online = SyntaxFactory.IdentifierName("Online").WithTriviaFrom(name);
                context.RegisterCodeFix(
                    FixAction.Create(Title, context.Document, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, online)))),
                    diagnostic);
            }
        }
    }

    /// <summary>The member of the enum, whatever stands before it.</summary>
    private static SimpleNameSyntax? NameOf(ExpressionSyntax value) => value switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        _ => null,
    };
}
