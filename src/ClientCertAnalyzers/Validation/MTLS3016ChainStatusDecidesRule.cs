using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Whether the list of errors is empty decides, and nothing else of the chain. Who looks at each error allows some of them.</summary>
internal static class MTLS3016ChainStatusDecidesRule
{
    /// <summary>The comparison that decides; null where there is none, or where more of the chain is read than for printing.</summary>
    public static IOperation? Question(DroppedAnswer dropped, KnownSymbols symbols)
    {
        var answers = new AnswerUse(symbols);
        IOperation? question = null;
        foreach (var read in dropped.Reads)
        {
            if (read.Property.Name == "ChainStatus" && read.Syntax.SpanStart > dropped.Call.Syntax.SpanStart && EmptinessOf(read, symbols) is { } asked && answers.Decides(asked))
            {
                question ??= asked;
            }
            else if (!IsPrinted(read, answers))
            {
                return null;
            }
        }

        return question;
    }

    private static bool IsPrinted(IPropertyReferenceOperation read, AnswerUse answers) =>
        read.OutermostConversion().Parent is IForEachLoopOperation loop ? !answers.ActsIn(loop.Body) : answers.IsPrinted(read);

    /// <summary><c>Length == 0</c> and the like, a pattern, or <c>Any()</c>.</summary>
    private static IOperation? EmptinessOf(IOperation status, KnownSymbols symbols)
    {
        var whole = status.OutermostConversion();
        return whole.Parent switch
        {
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: null } or IListPatternOperation { Patterns.Length: 0 } or INegatedPatternOperation } pattern => pattern,
            IPropertyReferenceOperation { Property.Name: "Length" } length => Comparison(length),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any", Parameters.Length: 1, ContainingType: var type } } any } when type.Is(symbols.Enumerable) => any,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: 1, ContainingType: var type } } count } when type.Is(symbols.Enumerable) => Comparison(count),
            _ => null,
        };
    }

    private static IOperation? Comparison(IOperation count) => count.OutermostConversion().Parent switch
    {
        IBinaryOperation { LeftOperand.ConstantValue: { HasValue: true, Value: 0 or 1 } } comparison => comparison,
        IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: 0 or 1 } } comparison => comparison,
        IIsPatternOperation pattern => pattern,
        _ => null,
    };
}
