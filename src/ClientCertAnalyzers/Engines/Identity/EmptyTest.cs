using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>A question whether a collection is empty.</summary>
/// <param name="Operation">The whole question.</param>
/// <param name="WhenEmpty">Its value for an empty collection.</param>
/// <param name="Collection">What is asked about.</param>
internal readonly record struct EmptyTest(IOperation Operation, bool WhenEmpty, IOperation Collection)
{
    public static readonly HashSet<string> Names = ["Count", "Length", "Any"];

    public static EmptyTest? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Parent: IPropertySubpatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: 0 } }, Parent: IRecursivePatternOperation { Parent: IIsPatternOperation test } } } =>
            new(test, true, test.Value),
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } collection } count => OfCount(count, collection),
        IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: <= 1 } method, Arguments: [{ Value: var collection }] } count when method.IsFramework() => OfCount(count, collection),
        IInvocationOperation { TargetMethod: { Name: "Any", Parameters.Length: <= 1 } method, Arguments: [{ Value: var collection }] } any when method.IsFramework() => new(any, false, collection),
        _ => null,
    };

    private static EmptyTest? OfCount(IOperation count, IOperation collection)
    {
        var whole = NumberTest.Whole(count);
        return whole.Parent switch
        {
            IBinaryOperation { RightOperand: var right, OperatorKind: var kind } binary when binary.LeftOperand == whole && right.Unwrap().ConstantValue is { HasValue: true, Value: int number } => (kind, number) switch
            {
                (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => new(binary, true, collection),
                (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => new(binary, false, collection),
                _ => null,
            },
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: 0 } } } test => new(test, true, collection),
            _ => null,
        };
    }

    /// <summary>
    /// The outermost condition whose value an empty collection decides alone, with that value: of <c>list is null || list.Count == 0</c> the whole,
    /// of <c>list.Count == 0 &amp;&amp; x</c> only the part.
    /// </summary>
    public (IOperation Condition, bool Value) Decided()
    {
        var (current, value) = (Operation, WhenEmpty);
        while (true)
        {
            var whole = current.OutermostConversion();
            switch (whole.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (current, value) = (not, !value);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either when value:
                    current = either;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both when !value:
                    current = both;
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } choice when choice.Condition == whole && choice.Type.IsBoolean() && (value ? choice.WhenTrue : whenFalse).ConstantValue is { HasValue: true, Value: bool constant }:
                    (current, value) = (choice, constant);
                    break;
                default:
                    return (whole, value);
            }
        }
    }
}
