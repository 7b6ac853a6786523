using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3005CallbackDropsNameMismatchFix() : CallbackFix([Rules.MTLS3005CallbackDropsNameMismatch], (Title, Edit))
{
    public const string Title = "Reject every error other than RemoteCertificateChainErrors first";

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (callback.Function is not { Errors: { } errors } function)
        {
            return null;
        }

        return edits =>
        {
            edits.Replace(function.Body, old => old is BlockSyntax block
                ? Opened(block).WithStatements(block.Statements.Insert(0, errors.RejectOtherThanChainErrors))
                : Conjunction.Of(errors.HasOnlyChainErrors, old));
            errors.Declare(edits);
        };
    }

    /// <summary>A block on one line has no room for another statement: its braces get lines of their own.</summary>
    private static BlockSyntax Opened(BlockSyntax block) => block.ToString().Contains('\n') ? block : block
        .WithOpenBraceToken(block.OpenBraceToken.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.LineFeed))
        .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.LineFeed))
        .WithAdditionalAnnotations(Formatter.Annotation);
}
