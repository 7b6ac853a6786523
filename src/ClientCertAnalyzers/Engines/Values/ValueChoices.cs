using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

internal static class ValueChoices
{
    /// <summary>The expressions that an expression may stand for: the arms of a condition or switch, and otherwise the expression itself.</summary>
    public static IEnumerable<IOperation> Choices(this IOperation value) => value.ConstantValue.HasValue ? [value] : value.Unwrap() switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Choices(choice.WhenTrue).Concat(Choices(whenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Choices(arm.Value)),
        var single => [single],
    };
}
