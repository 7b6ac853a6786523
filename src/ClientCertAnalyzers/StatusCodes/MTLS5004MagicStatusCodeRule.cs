using ClientCertAnalyzers.Engines.Answers;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>The number where the runtime helper has a name for it: in an answer, or in a question about the status of one.</summary>
internal static class MTLS5004MagicStatusCodeRule
{
    public static IEnumerable<Diagnostic> Judge(IOperation sighted, StatusAnswer? answer, KnownSymbols symbols) => symbols.ClientCertificateStatusCodes is null
        ? []
        : (answer is { Number: { } number } ? [number] : Compared(sighted, symbols)).Select(Report).OfType<Diagnostic>();

    private static Diagnostic? Report(IOperation number) =>
        number.Unwrap() is ILiteralOperation { ConstantValue: { HasValue: true, Value: (495 or 496) and var status }, Syntax: LiteralExpressionSyntax literal }
            ? Diagnostic.Create(Rules.MTLS5004MagicStatusCode, literal.GetLocation(), status, status is 495 ? "Invalid" : "Missing")
            : null;

    /// <summary>What the status of a response is compared with.</summary>
    private static IEnumerable<IOperation> Compared(IOperation sighted, KnownSymbols symbols)
    {
        if (sighted is not IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType: var type } } || !(type.Is(symbols.HttpResponse) || type.Is(symbols.HttpResponseMessage)))
        {
            return [];
        }

        var whole = sighted;
        while (whole.Parent is IConversionOperation)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test => [test.LeftOperand == whole ? test.RightOperand : test.LeftOperand],
            IIsPatternOperation test => test.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Select(constant => constant.Value),
            _ => [],
        };
    }
}
