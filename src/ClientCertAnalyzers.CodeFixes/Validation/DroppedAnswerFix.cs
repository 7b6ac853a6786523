using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>MTLS3006 and MTLS3016: leaves where the certificate is refused, with <c>false</c> where the function answers with a bool, else with an exception.</summary>
internal abstract class DroppedAnswerFix(DiagnosticDescriptor rule) : CodeFixProvider
{
    internal const string ReturnTitle = "Return false where the certificate is refused";
    internal const string ThrowTitle = "Throw where the certificate is refused";

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    // Code that has never refused anybody does so now: one at a time.
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var call = (ExpressionSyntax)root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
            // Behind "?." there may be nothing to ask.
            if (call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Parent: not LabeledStatementSyntax } statement
                && (statement.Expression == call || statement.Expression is AssignmentExpressionSyntax assignment && assignment.Right == call))
            {
                var returnsFalse = ReturnsBool(model.GetEnclosingSymbol(call.SpanStart, context.CancellationToken));
                var refusal = returnsFalse
                    ? SyntaxFactory.ParseStatement("return false;")
                    : CodeTemplate.Statement("throw new AuthenticationException(\"The certificate is not valid.\");", KnownSymbols.For(model.Compilation)!.AuthenticationException);
                context.RegisterCodeFix(
                    FixAction.Create(returnsFalse ? ReturnTitle : ThrowTitle, context.Document, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, Unless(call, refusal, statement))))),
                    diagnostic);
            }
        }
    }

    private static bool ReturnsBool(ISymbol? function) => function is IMethodSymbol method
        && (method.ReturnType.SpecialType == SpecialType.System_Boolean
            || method is { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] } });

    private static StatementSyntax Unless(ExpressionSyntax call, StatementSyntax refusal, StatementSyntax old) => SyntaxFactory.IfStatement(
            SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, call.WithoutTrivia()),
            SyntaxFactory.Block(refusal))
        .WithTriviaFrom(old)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
