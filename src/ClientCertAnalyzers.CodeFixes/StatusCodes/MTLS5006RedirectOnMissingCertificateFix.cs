using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Answers in the place of the redirect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5006RedirectOnMissingCertificateFix() : CertificateAnswerFix(Rules.MTLS5006RedirectOnMissingCertificate, Title, oneAtATime: true)
{
    internal const string Title = "Answer 496";

    protected override bool IsMissing(ExpressionSyntax answer, SemanticModel model) => true;
}
