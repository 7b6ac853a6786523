using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Keeps an accept-all callback for the developer's machine only. One at a time: each is a decision.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class DevelopmentOnlyFix() : CallbackFix([Rules.MTLS3002ServerValidationDisabled], (Title, Edit))
{
    public const string Title = "Only in development: if (...IsDevelopment())";

    public override FixAllProvider? GetFixAllProvider() => null;

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (RemoveCallback.AssignmentOf(callback)?.Parent is not ExpressionStatementSyntax statement
            || callback.Symbols.HostEnvironmentExtensions is null
            || callback.Symbols.HostEnvironment is not { } type
            || Reachable.Expression(statement, callback.Model, type, "Environment") is not { } environment)
        {
            return null;
        }

        var condition = CodeTemplate.Expression($"{environment}.IsDevelopment()").WithAdditionalAnnotations(
            Imports.For(callback.Symbols.HostEnvironmentExtensions));
        return edits => edits.Replace(statement, current => SyntaxFactory.IfStatement(
                condition,
                SyntaxFactory.Block(((StatementSyntax)current).WithoutLeadingTrivia()))
            .WithLeadingTrivia(current.GetLeadingTrivia())
            .WithTrailingTrivia(EndOf(statement))
            .WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The end of its line, and a blank line where another statement follows at once.</summary>
    private static IEnumerable<SyntaxTrivia> EndOf(StatementSyntax statement)
    {
        var end = statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToArray();
        var next = statement.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CloseBraceToken) || next.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
            ? end
            : end.Concat(end);
    }
}
