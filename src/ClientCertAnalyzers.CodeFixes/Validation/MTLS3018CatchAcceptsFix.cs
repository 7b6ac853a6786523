using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3018CatchAcceptsFix() : CallbackFix([Rules.MTLS3018CatchAccepts], (Title, Edit))
{
    public const string Title = "Return false in the catch block";

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        var accepting = callback.Returns
            .Where(value => value.FirstAncestorOrSelf<CatchClauseSyntax>() is { } caught && callback.Function!.Node.Span.Contains(caught.Span))
            .ToArray();
        return accepting.Length == 0 ? null : edits =>
        {
            foreach (var value in accepting)
            {
                edits.Replace(value, old => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(old));
            }
        };
    }
}
