using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Adds the reason phrase and the end of the connection.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5005BareStatusCodeFix() : CertificateAnswerFix(Rules.MTLS5005BareStatusCode, Title, oneAtATime: true)
{
    internal const string Title = "Give the complete answer";

    protected override bool IsMissing(ExpressionSyntax answer, SemanticModel model) =>
        model.GetOperation(answer)?.DescendantsAndSelf().Any(part => part is not ISimpleAssignmentOperation && part.ConstantValue is { HasValue: true, Value: 496 }) is true;
}
