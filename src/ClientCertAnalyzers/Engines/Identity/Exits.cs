using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What a returned truth value means: a decision, or an answer of a query.</summary>
internal static class Exits
{
    public static IEnumerable<Step> Of(IReturnOperation exit, bool whenSame, KnownSymbols symbols)
    {
        var function = exit.Ancestors().FirstOrDefault(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);
        if (function is IAnonymousFunctionOperation && function.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsQuery(call, symbols))
        {
            return OfPredicate(call, whenSame, symbols);
        }

        var method = FunctionOf(exit);
        return method is not null && IsTruthValue(method) && !(function is IAnonymousFunctionOperation && IsOwnPredicate(function, method, symbols)) ? [Step.End(whenSame, exit)] : [];
    }

    /// <summary>The truth value that is returned, without the task around it.</summary>
    public static IOperation? ValueOf(IReturnOperation exit) => exit.ReturnedValue?.Unwrap() switch
    {
        IInvocationOperation { Arguments: [var argument] } call when TaskOf(argument) == call => argument.Value,
        IObjectCreationOperation { Arguments: [var argument] } made when TaskOf(argument) == made => argument.Value,
        _ => exit.ReturnedValue,
    };

    /// <summary>The finished task that is made of a value: <c>Task.FromResult(x)</c>, <c>new ValueTask&lt;bool>(x)</c>.</summary>
    public static IOperation? TaskOf(IArgumentOperation value) => value.Parent switch
    {
        IInvocationOperation { TargetMethod: { Name: "FromResult" } method } call when method.IsFramework() => call,
        IObjectCreationOperation { Type: { Name: "ValueTask" } type } made when type.IsFramework() => made,
        _ => null,
    };

    /// <summary>A condition for a method of the program, which may search with it as well as judge. One that is told the errors judges.</summary>
    private static bool IsOwnPredicate(IOperation lambda, IMethodSymbol function, KnownSymbols symbols) =>
        lambda.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var receiver } } && !receiver.IsFramework()
            && !function.Parameters.Any(parameter => parameter.Type.Is(symbols.SslPolicyErrors));

    /// <summary>A search whose condition is the answer.</summary>
    public static IEnumerable<Step> OfPredicate(IInvocationOperation query, bool whenSame, KnownSymbols symbols) => !IsQuery(query, symbols) ? [] : query.TargetMethod.Name switch
    {
        "Any" or "All" or "Exists" or "TrueForAll" => [Step.To(new(query, whenSame))],
        "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Find" or "FindLast" or "FindAll" or "Where" or "Count" or "FindIndex" => [Step.To(new(query, whenSame, IsObject: true))],
        _ => [],
    };

    public static IMethodSymbol? FunctionOf(IOperation inside) => inside.SemanticModel?.GetEnclosingSymbol(inside.Syntax.SpanStart) as IMethodSymbol;

    private static bool IsTruthValue(IMethodSymbol method) => method.ReturnType.IsBoolean()
        || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] } task && task.IsFramework();

    private static bool IsQuery(IInvocationOperation call, KnownSymbols symbols) => call.TargetMethod.ContainingType is var type
        && (type.Is(symbols.Enumerable) || type.SpecialType == SpecialType.System_Array || type is { Name: "Queryable" or "List" or "ImmutableArray" or "ImmutableList" or "ImmutableArrayExtensions" } && type.IsFramework());
}
