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

    /// <summary>A pattern of the certificate names the part: <c>certificate is not { Issuer: "a" }</c>.</summary>
    public static IEnumerable<Comparison> OfMember(IPropertySubpatternOperation member, CertificatePart part, TextChange change)
    {
        var same = true;
        IOperation? outer = member;
        for (; outer is IPatternOperation or IPropertySubpatternOperation; outer = outer.Parent)
        {
            same ^= outer is INegatedPatternOperation;
        }

        if (outer is IIsPatternOperation test)
        {
            return Of(member.Pattern, test, part, change).Select(comparison => same ? comparison : comparison with { WhenSame = !comparison.WhenSame });
        }

        return same && Constants(member.Pattern) is { Count: > 0 } constants ? outer switch
        {
            ISwitchExpressionArmOperation { Value.ConstantValue: { HasValue: true, Value: bool value }, Parent: ISwitchExpressionOperation choice } =>
                [new(ComparisonKind.Whole, choice, part, constants) { WhenSame = value, Change = change, Name = "switch", Place = member.Syntax }],
            IPatternCaseClauseOperation { Parent: ISwitchCaseOperation section } clause =>
                [new(ComparisonKind.Whole, section, part, constants) { Change = change, Name = "case", Place = clause.Syntax }],
            _ => [],
        } : [];
    }

    /// <summary>What a pattern is about; null for one of a member.</summary>
    public static IOperation? Tested(IPatternOperation pattern)
    {
        var outer = pattern.Parent;
        while (outer is INegatedPatternOperation or IBinaryPatternOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IIsPatternOperation test => test.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
            _ => null,
        };
    }

    public static IEnumerable<Comparison> OfArms(ISwitchExpressionOperation choice, CertificatePart part, TextChange change) =>
        // One that lets in says more than one that keeps out.
        choice.Arms.Where(arm => arm.Value.ConstantValue is { HasValue: true, Value: bool } && Constants(arm.Pattern).Count > 0).OrderByDescending(arm => arm.Value.ConstantValue.Value is true).Take(1).Select(arm =>
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
