using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What code asks about the environment it runs in: <c>env.IsDevelopment()</c>, <c>env.EnvironmentName == "Local"</c>.</summary>
internal sealed class EnvironmentChecks(KnownSymbols symbols)
{
    /// <summary>What a check says, <see cref="Condition.Other"/> included; null where the expression is no such check.</summary>
    public Condition? Judge(IOperation atom, int fuel) => atom switch
    {
        IInvocationOperation call when IsHostExtension(call.TargetMethod) => JudgeCall(call),
        IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } } call =>
            Operands(call) is var (left, right) ? JudgeComparison(left, right, fuel) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } same => JudgeComparison(same.LeftOperand, same.RightOperand, fuel),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different =>
            JudgeComparison(different.LeftOperand, different.RightOperand, fuel) switch
            {
                Condition.Development => Condition.Production,
                Condition.Production => Condition.Development,
                var other => other,
            },
        _ => null,
    };

    /// <summary>What it says that the environment has this name. Every name but the two that face customers is a development one.</summary>
    public Condition JudgeName(IOperation name) => NameOf(name) switch
    {
        null or "" => Condition.Other,
        var text when text.Equals("Production", StringComparison.OrdinalIgnoreCase) => Condition.Production,
        var text when text.Equals("Staging", StringComparison.OrdinalIgnoreCase) => Condition.Other,
        _ => Condition.Development,
    };

    /// <summary>The expression is the name of the environment: from the host, or from the variable that the host takes it from.</summary>
    public bool IsEnvironmentName(IOperation? operation, int fuel)
    {
        for (; operation is not null && fuel > 0; fuel--)
        {
            operation = operation.Unwrap();
            switch (operation)
            {
                case IPropertyReferenceOperation { Property: { Name: "EnvironmentName" } property }:
                    return IsHostEnvironment(property.ContainingType);
                case IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } indexer when type.Is(symbols.Configuration):
                    return IsEnvironmentVariable(indexer.Arguments);
                case IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable" } method } call
                    when method.ContainingType.Is(symbols.Environment):
                    return IsEnvironmentVariable(call.Arguments);
                // ToLowerInvariant(), Trim()
                case IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String }, Arguments.Length: 0 } call:
                    operation = call.Instance;
                    break;
                case IConditionalAccessInstanceOperation instance:
                    operation = instance.Receiver();
                    break;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case ICoalesceOperation coalesce:
                    operation = coalesce.Value;
                    break;
                default:
                    operation = Write.Only(operation);
                    fuel -= ConditionImplication.Hop;
                    break;
            }
        }

        return false;
    }

    private Condition JudgeCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "IsDevelopment" => Condition.Development,
        "IsProduction" => Condition.Production,
        "IsEnvironment" when call.Arguments.LastOrDefault(argument => argument.Value.Type?.SpecialType is SpecialType.System_String) is { } name =>
            JudgeName(name.Value),
        _ => Condition.Other,
    };

    private Condition? JudgeComparison(IOperation left, IOperation right, int fuel) =>
        IsEnvironmentName(left, fuel) ? JudgeName(right)
        : IsEnvironmentName(right, fuel) ? JudgeName(left)
        : null;

    private string? NameOf(IOperation operation)
    {
        operation = operation.Unwrap();
        return operation.ConstantValue is { HasValue: true, Value: string text } ? text
            : operation is IFieldReferenceOperation { Field: { IsStatic: true } field }
                && (field.ContainingType.Is(symbols.Environments)
                    || field.ContainingType.Is(symbols.LegacyEnvironmentName)
                    || field.ContainingType.Is(symbols.ExtensionsEnvironmentName)) ? field.Name
            : Write.Only(operation)?.ConstantValue.Value as string;
    }

    private bool IsHostExtension(IMethodSymbol method) =>
        method.ContainingType is { } type
        && (type.Is(symbols.HostEnvironmentExtensions)
            || type.Is(symbols.LegacyHostingEnvironmentExtensions)
            || type.Is(symbols.ExtensionsHostingEnvironmentExtensions));

    private bool IsHostEnvironment(ITypeSymbol type) =>
        type.Is(symbols.HostEnvironment) || type.Is(symbols.LegacyHostingEnvironment) || type.Is(symbols.ExtensionsHostingEnvironment);

    private static bool IsEnvironmentVariable(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments.Count > 0 && arguments[0].Value.ConstantValue is { HasValue: true, Value: "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" };

    private static (IOperation Left, IOperation Right)? Operands(IInvocationOperation equals) => equals switch
    {
        { Instance: { } instance, Arguments.Length: > 0 } => (instance, equals.Arguments[0].Value),
        { Instance: null, Arguments.Length: > 1 } => (equals.Arguments[0].Value, equals.Arguments[1].Value),
        _ => null,
    };
}
