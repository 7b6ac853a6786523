using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>Whether somebody goes by the answer of a check, or only shows it.</summary>
internal sealed class AnswerUse(KnownSymbols symbols)
{
    private const int MostNames = 4;

    /// <summary>Nobody looks at the answer.</summary>
    public static bool IsDropped(IOperation answer)
    {
        var whole = answer.OutermostConversion();
        return whole.Parent switch
        {
            IExpressionStatementOperation => true,
            IConditionalAccessOperation access => IsDropped(access),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            _ => false,
        };
    }

    /// <summary>The answer is returned or kept as a result, or a branch that does more than print depends on it.</summary>
    public bool Decides(IOperation answer) => Decides(answer, MostNames);

    private bool Decides(IOperation answer, int names)
    {
        for (var current = answer.OutermostConversion(); current.Parent is { } parent; current = parent.OutermostConversion())
        {
            // A task of the answer is the answer.
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "FromResult" } or IObjectCreationOperation { Type.Name: "ValueTask" } })
            {
                parent = parent.Parent!;
                continue;
            }

            switch (parent)
            {
                case IReturnOperation or ILoopOperation or IThrowOperation:
                    return true;
                case IConditionalOperation choice when choice.Condition == current && choice.Syntax is StatementSyntax:
                    return ActsIn(choice.WhenTrue) || (choice.WhenFalse is { } otherwise && ActsIn(otherwise));
                case IConditionalOperation or IUnaryOperation or IBinaryOperation or IIsPatternOperation or ICoalesceOperation or IConditionalAccessOperation or IAwaitOperation or ITupleOperation or IPropertyReferenceOperation { Property.Name: "Result" }:
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                    return names > 0 && IsAskedLater(local, declarator, names - 1);
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } target } when target != current:
                    return names > 0 && IsAskedLater(local, target, names - 1);
                case IAssignmentOperation assignment:
                    return assignment.Value == current && assignment.Target is not IDiscardOperation;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Code does something with what it sees: it compares, stores, returns or hands it on. Printing it is nothing.</summary>
    public bool ActsIn(IOperation code) => code.DescendantsAndSelf().Any(operation => operation switch
    {
        IReturnOperation { IsImplicit: false } or IThrowOperation or IBranchOperation or IAwaitOperation or IAssignmentOperation or IIncrementOrDecrementOperation => true,
        IInvocationOperation call => call.Parent is IExpressionStatementOperation && !IsPrinting(call),
        _ => false,
    });

    /// <summary>The value only goes into something that a person reads.</summary>
    public bool IsPrinted(IOperation value) => value.Ancestors().TakeWhile(outer => outer is not (IAnonymousFunctionOperation or IBlockOperation))
        .Any(outer => outer is IThrowOperation || (outer is IInvocationOperation call && IsPrinting(call)));

    private bool IsPrinting(IInvocationOperation call) => call.TargetMethod.ContainingType is { } type
        && (type.Is(symbols.Console) || type.Is(symbols.TextWriter) || type.Is(symbols.Debug) || type.Is(symbols.Trace) || type.Is(symbols.Logger) || type.Is(symbols.LoggerExtensions));

    private bool IsAskedLater(ILocalSymbol local, IOperation write, int names) => write.ReadsOf(local).Any(read => read.Syntax != write.Syntax && Decides(read, names));
}
