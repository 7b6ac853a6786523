using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Says what is true. The answer gets what belongs to it where there is room; else only the number changes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5003StatusCodesSwappedFix() : CertificateAnswerFix(Rules.MTLS5003StatusCodesSwapped, Title, oneAtATime: false)
{
    internal const string Title = "Exchange 495 and 496";

    protected override bool IsMissing(ExpressionSyntax answer, SemanticModel model) => Answer(answer, model)?.Status == 495;

    protected override Action<DocumentEditor>? Otherwise(ExpressionSyntax answer, SemanticModel model, KnownSymbols symbols) =>
        Answer(answer, model) is { Number.Syntax: ExpressionSyntax number, Status: var status }
            ? editor => editor.ReplaceNode(number, new CertificateAnswer(status == 495, symbols).Number.WithTriviaFrom(number))
            : null;

    private static StatusAnswer? Answer(ExpressionSyntax answer, SemanticModel model)
    {
        var operation = model.GetOperation(answer is AssignmentExpressionSyntax assignment ? assignment.Left : answer);
        return operation is null ? null : StatusAnswer.Of(operation, KnownSymbols.For(model.Compilation)!);
    }
}
