using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Says in the answer that the certificate is not valid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5002InvalidCertificateAnsweredFix() : CertificateAnswerFix(Rules.MTLS5002InvalidCertificateAnswered, Title, oneAtATime: true)
{
    internal const string Title = "Answer 495";

    protected override bool IsMissing(ExpressionSyntax answer, SemanticModel model) => false;
}
