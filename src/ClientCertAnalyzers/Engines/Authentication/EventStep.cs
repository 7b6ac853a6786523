using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>What one operation does to the result of an event.</summary>
internal sealed class EventStep(KnownSymbols symbols, EventFrame frame)
{
    /// <summary>What the authentication handler has set before it raises the event.</summary>
    private static readonly HashSet<string> GivenToTheEvent = ["ClientCertificate", "Principal", "HttpContext", "Scheme", "Options"];

    /// <summary>The call of a function that gets the context, or that stands inside the handler and uses it.</summary>
    public IInvocationOperation? Callee(IOperation operation) => operation is IInvocationOperation call
        && (call.Arguments.Any(argument => frame.IsContext(argument.Value) && argument.Parameter?.Type.SpecialType != SpecialType.System_Object)
            || (call.TargetMethod.MethodKind == MethodKind.LocalFunction && MayDecide(call.TargetMethod)))
        ? call
        : null;

    public EventPath Effect(IOperation operation, EventPath path) => operation switch
    {
        IInvocationOperation { Instance: var instance } call when frame.IsContext(instance) && ResultOf(call.TargetMethod) is { } result => path.With(result, call.Syntax),
        IInvocationOperation { Instance: { } instance } when IsUser(instance) => path with { UserChangedAt = path.Turns.Length },
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Principal" } property } when frame.IsContext(property.Instance) =>
            path with { UserChangedAt = path.Turns.Length },
        ISimpleAssignmentOperation { Target: var target, Value: var value } => Assigned(target, value, path),
        IAssignmentOperation { Target: var target } => Forget(target, path),
        IIncrementOrDecrementOperation { Target: var target } => Forget(target, path),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var value } => Forget(value, path),
        IFlowCaptureOperation { Id: var id, Value.ConstantValue: { HasValue: true, Value: bool value } } => path.Learn(ConditionKeys.OfCapture(id), value),
        IFlowCaptureOperation { Id: var id } => path with { Known = path.Known.Remove(ConditionKeys.OfCapture(id)) },
        IFlowAnonymousFunctionOperation lambda when frame.MayDecideIn(lambda.Syntax) => path.With(EventResult.Unknown, lambda.Syntax),
        IMethodReferenceOperation method when frame.IsContext(method.Instance) || (method.Method.MethodKind == MethodKind.LocalFunction && MayDecide(method.Method)) =>
            path.With(EventResult.Unknown, method.Syntax),
        _ when frame.IsContext(operation) && !IsHarmless(operation) => path.With(EventResult.Unknown, operation.Syntax),
        _ => path,
    };

    /// <summary>What a condition is on this path; null where it may be either.</summary>
    public bool? Answer(IOperation condition, EventPath path) => condition.ConstantValue is { HasValue: true, Value: bool constant } ? constant
        : ConditionKeys.NullTest(condition) is var (tested, whenNull) && IsResult(tested) && path.Result != EventResult.Unknown ? whenNull == (path.Result == EventResult.None)
        : ConditionKeys.NullTest(condition) is var (given, whenMissing) && IsGiven(given) && path.UserChangedAt < 0 ? !whenMissing
        : ConditionKeys.Of(condition) is var (key, whenTrue) && path.Known.TryGetValue(key, out var known) ? known == whenTrue
        : null;

    /// <summary>The end of the function, with what it returns.</summary>
    public EventPath Return(IOperation value, EventPath path) => value.Unwrap() is IInvocationOperation { TargetMethod: { Name: "FromException" or "FromCanceled" } failed } && IsTask(failed.ContainingType)
        ? path with { IsThrown = true }
        : path with { Returned = Answer(value.Unwrap() is IInvocationOperation { TargetMethod: { Name: "FromResult" } given, Arguments: [var argument] } && IsTask(given.ContainingType) ? argument.Value : value, path) };

    private EventPath Assigned(IOperation target, IOperation value, EventPath path)
    {
        var known = value.Type?.SpecialType == SpecialType.System_Boolean ? Answer(value, path) : null;
        var forgotten = Forget(target, path);
        return known is { } answer && ConditionKeys.Of(target) is var (key, _) ? forgotten.Learn(key, answer) : forgotten;
    }

    /// <summary>A variable that gets the value of another one, or its opposite, whatever that is: from here on the two answer each other.</summary>
    public (string Name, string Variable, bool Same)? Alias(IOperation operation, EventPath path) =>
        operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local.Name: var name }, Value: var value }
            && value.Type?.SpecialType == SpecialType.System_Boolean && Answer(value, path) is null
            && (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } ? operand : value) is ILocalReferenceOperation or IParameterReferenceOperation
            && ConditionKeys.Of(value) is var (variable, same) && variable != name ? (name, variable, same) : null;

    private static EventPath Forget(IOperation target, EventPath path) => target.Unwrap() switch
    {
        ILocalReferenceOperation { Local.Name: var name } => path.Forget(name),
        IParameterReferenceOperation { Parameter.Name: var name } => path.Forget(name),
        IMemberReferenceOperation { Member.Name: var name } => path.Forget(name),
        ITupleOperation { Elements: var elements } => elements.Aggregate(path, (forgotten, element) => Forget(element, forgotten)),
        IDeclarationExpressionOperation { Expression: var declared } => Forget(declared, path),
        _ => path,
    };

    private EventResult? ResultOf(IMethodSymbol method) => !method.ContainingType.OriginalDefinition.Is(symbols.ResultContext)
        ? null
        : method.Name switch
        {
            "Success" => EventResult.Success,
            "Fail" => EventResult.Fail,
            "NoResult" => EventResult.NoResult,
            _ => null,
        };

    private bool IsResult(IOperation operation) => operation.Unwrap() is IPropertyReferenceOperation { Property.Name: "Result" } property && frame.IsContext(property.Instance);

    private bool IsGiven(IOperation operation) => operation.Unwrap() is IPropertyReferenceOperation { Property.Name: var name } property && frame.IsContext(property.Instance) && GivenToTheEvent.Contains(name);

    /// <summary>Claims and identities are added to the user of the context.</summary>
    private bool IsUser(IOperation receiver) => receiver.Unwrap() switch
    {
        IPropertyReferenceOperation { Property.Name: "Principal" } property when frame.IsContext(property.Instance) => true,
        IMemberReferenceOperation { Instance: { } owner } => IsUser(owner),
        _ => false,
    };

    private bool MayDecide(IMethodSymbol function) => function.DeclaringSyntaxReferences is [var reference] && frame.MayDecideIn(reference.GetSyntax());

    private static bool IsTask(INamedTypeSymbol type) => type is { Name: "Task" or "ValueTask" } && type.IsFramework();

    /// <summary>A use of the context that sets no result, or one that is looked at by itself.</summary>
    private bool IsHarmless(IOperation context)
    {
        var value = context;
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IPropertyReferenceOperation property when property.Instance == value => property.Property.Name != "Result" || IsTested(property),
            IInvocationOperation call when call.Instance == value => true,
            IArgumentOperation { Parent: IInvocationOperation } => true,
            IFlowCaptureOperation or IIsNullOperation or IIsPatternOperation or IBinaryOperation or INameOfOperation => true,
            _ => false,
        };
    }

    private static bool IsTested(IPropertyReferenceOperation property) => property.Parent is { } test
        && (ConditionKeys.NullTest(test) is not null || test is IConversionOperation { Parent: { } outer } && ConditionKeys.NullTest(outer) is not null);
}
