using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Comparisons by patterns and switches. Only constants count: other patterns ask something else.</summary>
internal static class Patterns
{
    public static IEnumerable<Comparison> Of(IPatternOperation pattern, IIsPatternOperation test, CertificatePart part, TextChange change)
    {
        var same = true;
        for (; pattern is INegatedPatternOperation not; pattern = not.Pattern)
        {
            same = !same;
        }

        return Constants(pattern) is { Count: > 0 } constants
            ? [new(ComparisonKind.Whole, test, part, constants) { WhenSame = same, Change = change, Name = "is" }]
            : [];
    }

    public static IEnumerable<Comparison> OfArms(ISwitchExpressionOperation choice, CertificatePart part, TextChange change) =>
        choice.Arms.Where(arm => arm.Value.ConstantValue is { HasValue: true, Value: bool } && Constants(arm.Pattern).Count > 0).Take(1).Select(arm =>
            new Comparison(ComparisonKind.Whole, choice, part, [.. choice.Arms.SelectMany(one => Constants(one.Pattern))])
            {
                WhenSame = arm.Value.ConstantValue.Value is true,
                Change = change,
                Name = "switch",
                Place = choice.Value.Syntax,
            });

    public static IEnumerable<Comparison> OfSections(ISwitchOperation choice, CertificatePart part, TextChange change) => choice.Cases
        .Select(section => (Section: section, Constants: section.Clauses.SelectMany(ConstantsOf).ToList()))
        .Where(found => found.Constants.Count > 0)
        .Select(found => new Comparison(ComparisonKind.Whole, found.Section, part, found.Constants) { Change = change, Name = "case", Place = found.Section.Clauses[0].Syntax });

    private static IReadOnlyList<IOperation> ConstantsOf(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation { Value: { ConstantValue: { HasValue: true, Value: not null } } value } => [value],
        IPatternCaseClauseOperation { Pattern: var pattern } => Constants(pattern),
        _ => [],
    };

    private static IReadOnlyList<IOperation> Constants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: not null } } value } => [value],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => [.. Constants(either.LeftPattern), .. Constants(either.RightPattern)],
        _ => [],
    };
}
