using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Says in the answer that a certificate is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5001MissingCertificateAnsweredFix() : CertificateAnswerFix(Rules.MTLS5001MissingCertificateAnswered, Title, oneAtATime: true)
{
    internal const string Title = "Answer 496";

    protected override bool IsMissing(ExpressionSyntax answer, SemanticModel model) => true;
}
