using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>
/// What code does with the result of a search. Only code that asks whether there is one, and nothing else, makes an answer of it: who goes on
/// with what was found has chosen a certificate and judged none.
/// </summary>
internal static class Objects
{
    public static IEnumerable<Answer> Next(Answer answer)
    {
        var whole = answer.Value.OutermostConversion();
        Func<IOperation, bool, Answer?> test = answer.Value is IInvocationOperation { TargetMethod.Name: "FindIndex" } ? IndexTest : Test;
        switch (whole.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                var reads = whole.ReadsOf(local).Select(read => test(read, answer.WhenSame)).ToList();
                return reads.All(read => read is not null) ? reads.Select(read => read!.Value) : [];
            case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { Name: "Where" or "ToList" or "ToArray" or "FirstOrDefault" or "SingleOrDefault" } method } call } when method.IsFramework():
                return [answer with { Value = call }];
            default:
                return test(answer.Value, answer.WhenSame) is { } found ? [found] : [];
        }
    }

    /// <summary>A question whether there is something, as an answer.</summary>
    private static Answer? Test(IOperation found, bool whenSame)
    {
        var whole = found.OutermostConversion();
        return whole.Parent switch
        {
            IBinaryOperation { OperatorKind: var kind, RightOperand: var right } binary when binary.LeftOperand == whole => (kind, right.Unwrap().ConstantValue) switch
            {
                (BinaryOperatorKind.NotEquals, { HasValue: true, Value: null or 0 }) or (BinaryOperatorKind.GreaterThan, { HasValue: true, Value: 0 }) or (BinaryOperatorKind.GreaterThanOrEqual, { HasValue: true, Value: 1 }) => new(binary, whenSame),
                (BinaryOperatorKind.Equals, { HasValue: true, Value: null or 0 }) or (BinaryOperatorKind.LessThan, { HasValue: true, Value: 1 }) => new(binary, !whenSame),
                _ => null,
            },
            IIsPatternOperation { Pattern: var pattern } test => OfPattern(pattern) is { } isThere ? new(test, whenSame == isThere) : null,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any", Parameters.Length: <= 1 } method } any } when method.IsFramework() => new(any, whenSame),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } count when count.Instance == whole => Test(count, whenSame),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: <= 1 } method } count } when method.IsFramework() => Test(count, whenSame),
            _ => null,
        };
    }

    /// <summary>The place of the first, where -1 means that there is none.</summary>
    private static Answer? IndexTest(IOperation found, bool whenSame) => NumberTest.OfIndex(found) is { } test ? new(test.Operation, whenSame == test.WhenSame) : null;

    private static bool? OfPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } when value.Unwrap().ConstantValue is { HasValue: true, Value: null } => false,
        INegatedPatternOperation not => !OfPattern(not.Pattern),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0, DeclaredSymbol: null } => true,
        _ => null,
    };
}
