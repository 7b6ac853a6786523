using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Calls of the framework that compare a part of a certificate, as the object of the call or as an argument.</summary>
internal sealed class ComparingCalls(KnownSymbols symbols, ValueTrace trace)
{
    private readonly TextCollections _collections = new(trace);

    /// <summary>The part is what the method is called on: <c>certificate.Subject.Contains("a")</c>.</summary>
    public Comparison? OfReceiver(IInvocationOperation call, CertificatePart part, TextChange change) => call switch
    {
        { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Int32, Name: var name }, Arguments: [{ Value: var other }, ..] } => name switch
        {
            "Equals" => Make(ComparisonKind.Whole, call, part, change, [other]) with { IgnoresCase = IgnoresCase(call) },
            "Contains" or "StartsWith" or "EndsWith" => Make(ComparisonKind.Substring, call, part, change, [other]) with { IgnoresCase = IgnoresCase(call) },
            "IndexOf" or "LastIndexOf" => NumberTest.OfIndex(call) is { } test ? Make(ComparisonKind.Substring, call, part, change, [other]).At(test) with { IgnoresCase = IgnoresCase(call) } : null,
            "CompareTo" => NumberTest.OfDifference(call) is { } test ? Make(ComparisonKind.Whole, call, part, change, [other]).At(test) : null,
            _ => null,
        },
        { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_Object }, Arguments: [{ Value: var other }] } => Make(ComparisonKind.Whole, call, part, change, [other]),
        _ => null,
    };

    /// <summary>The part is given to a method that compares it.</summary>
    public Comparison? OfArgument(IInvocationOperation call, IArgumentOperation argument, CertificatePart part, TextChange change, CancellationToken cancellationToken)
    {
        var (method, type) = (call.TargetMethod, call.TargetMethod.ContainingType);
        var others = call.Arguments.Where(other => other != argument && IsComparedWith(other)).Select(other => other.Value).ToList();
        if (type.SpecialType == SpecialType.System_String)
        {
            return method.Name switch
            {
                "Equals" => Make(ComparisonKind.Whole, call, part, change, call.Instance is { } text ? [text] : others) with { IgnoresCase = IgnoresCase(call) },
                "Compare" or "CompareOrdinal" => NumberTest.OfDifference(call) is { } test ? Make(ComparisonKind.Whole, call, part, change, others).At(test) with { IgnoresCase = IgnoresCase(call) } : null,
                "Contains" or "StartsWith" or "EndsWith" when call.Instance is { } text => Make(ComparisonKind.Substring, call, part, change, [text]) with { IgnoresCase = IgnoresCase(call) },
                _ => null,
            };
        }

        return method.Name switch
        {
            "Equals" when type.SpecialType == SpecialType.System_Object => Make(ComparisonKind.Whole, call, part, change, call.Instance is { } other ? [other] : others),
            "Equals" when call.Instance is { Type: { } comparer } instance && IsComparer(comparer) => Make(ComparisonKind.Whole, call, part, change, others) with { IgnoresCase = TextCollections.IgnoresCase(instance) },
            "SequenceEqual" when type.IsFramework() => Make(ComparisonKind.Whole, call, part, change, others),
            "FixedTimeEquals" when type.Is(symbols.CryptographicOperations) => Make(ComparisonKind.Whole, call, part, change, others),
            "IsMatch" when type.Is(symbols.Regex) && argument.Parameter?.Name == "input" =>
                Make(IsAnchored(call) ? ComparisonKind.Whole : ComparisonKind.Substring, call, part, change, []) with { IgnoresCase = null },
            "Contains" or "ContainsKey" or "TryGetValue" when type.IsFramework() && CollectionOf(call) is { } collection && collection != argument.Value =>
                Make(ComparisonKind.Whole, call, part, change, _collections.ElementsOf(collection, cancellationToken)) with
                {
                    IgnoresCase = method.Name == "Contains" && ComparerOf(call) is { } comparer ? TextCollections.IgnoresCase(comparer) : _collections.IgnoresCase(collection, cancellationToken),
                    IsLookup = true,
                },
            _ => null,
        };
    }

    private static Comparison Make(ComparisonKind kind, IInvocationOperation call, CertificatePart part, TextChange change, IReadOnlyList<IOperation> others) =>
        new(kind, call, part, [.. others.Select(BeforeAccess)]) { Change = change, Name = call.TargetMethod.Name };

    /// <summary>What stands before the <c>?.</c> of the call.</summary>
    private static IOperation BeforeAccess(IOperation other) => other is IConditionalAccessInstanceOperation access && OperationShapes.Receiver(access) is { } receiver ? receiver : other;

    /// <summary>Not a culture, a comparer or a kind of comparison.</summary>
    private static bool IsComparedWith(IArgumentOperation argument) => argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Type: var type }
        && type.TypeKind != TypeKind.Enum && type.SpecialType != SpecialType.System_Boolean && !IsComparer(type) && type.Name != "CultureInfo";

    private static bool IsComparer(ITypeSymbol type) => type.Name is "StringComparer" or "IEqualityComparer" or "EqualityComparer" && type.IsFramework();

    /// <summary>What a call says of lower and upper case; without a word the framework tells them apart.</summary>
    private static bool? IgnoresCase(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                // The members of StringComparison come in pairs, the second of each ignoring case.
                case { Parameter.Type: { Name: "StringComparison", TypeKind: TypeKind.Enum } }:
                    return argument.Value.ConstantValue is { HasValue: true, Value: int kind } ? kind % 2 == 1 : null;
                case { Parameter: { Name: "ignoreCase" } }:
                    return argument.Value.ConstantValue is { HasValue: true, Value: bool ignores } ? ignores : null;
            }
        }

        return false;
    }

    private static IOperation? CollectionOf(IInvocationOperation call) => call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);

    private static IOperation? ComparerOf(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Type: var type } && IsComparer(type))?.Value;

    private static bool IsAnchored(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "pattern")?.Value.ConstantValue is { HasValue: true, Value: string pattern }
        && pattern.StartsWith("^", StringComparison.Ordinal) && pattern.EndsWith("$", StringComparison.Ordinal);
}
