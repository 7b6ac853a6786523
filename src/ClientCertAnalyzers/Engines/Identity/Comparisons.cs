using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Finds what a part of a certificate is compared with, from the place that reads it: through locals, and through what only changes its form.</summary>
internal sealed class Comparisons(KnownSymbols symbols, ValueTrace trace)
{
    private const int MostHops = 8;

    private readonly ComparingCalls _calls = new(symbols, trace);

    public IEnumerable<Comparison> Of(CertificatePart part, CancellationToken cancellationToken) => From(part, part.Reference, TextChange.None, MostHops, cancellationToken);

    private IEnumerable<Comparison> From(CertificatePart part, IOperation value, TextChange change, int hops, CancellationToken cancellationToken)
    {
        if (hops == 0)
        {
            return [];
        }

        var whole = value.OutermostConversion();
        switch (whole.Parent)
        {
            case IConditionalAccessOperation access when access.WhenNotNull == whole:
                return Next(access, change);
            // certificate.Subject?.Contains("a")
            case IConditionalAccessOperation access:
                return access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault(one => OperationShapes.Receiver(one) == whole) is { } instance ? Next(instance, change) : [];
            case ICoalesceOperation coalesce when coalesce.Value == whole:
                return Next(coalesce, change);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                return declarator.ReadsOf(local).SelectMany(read => Next(read, change));
            // The text or the bytes of a distinguished name, and the bytes of anything.
            case IPropertyReferenceOperation { Property: { Name: "Name" or "RawData" or "Span" } property } inner when property.IsFramework():
                return Next(inner, change);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when Other(binary, whole) is var other && other.Unwrap() is not IInvalidOperation:
                return
                [
                    new(ComparisonKind.Whole, binary, part, [other])
                    {
                        WhenSame = binary.OperatorKind == BinaryOperatorKind.Equals,
                        Change = change,
                        Name = binary.OperatorKind == BinaryOperatorKind.Equals ? "==" : "!=",
                    },
                ];
            case IIsPatternOperation test:
                return Patterns.Of(test.Pattern, test, part, change);
            case IPropertySubpatternOperation member:
                return Patterns.OfMember(member, part, change);
            case ISwitchExpressionOperation choice:
                return Patterns.OfArms(choice, part, change);
            case ISwitchOperation choice:
                return Patterns.OfSections(choice, part, change);
            case IInvocationOperation call:
                return FormOf(call) is { } form ? Next(call, Join(change, form)) : One(_calls.OfReceiver(call, part, change));
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                return FormOf(call) is { } ? Next(call, TextChange.Other)
                    : IsSpan(call.TargetMethod) ? Next(call, change)
                    : One(_calls.OfArgument(call, argument, part, change, cancellationToken));
            default:
                return [];
        }

        IEnumerable<Comparison> Next(IOperation outer, TextChange now) => From(part, outer, now, hops - 1, cancellationToken);

        static IEnumerable<Comparison> One(Comparison? comparison) => comparison is null ? [] : [comparison];
    }

    private static IOperation Other(IBinaryOperation binary, IOperation one) => binary.LeftOperand == one ? binary.RightOperand : binary.LeftOperand;

    private static bool IsSpan(IMethodSymbol method) => method.Name is "AsSpan" or "AsMemory" or "ToArray" && method.IsFramework();

    /// <summary>A call that only changes how the value is written; null for any other.</summary>
    private TextChange? FormOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return method.Name switch
            {
                "ToUpper" or "ToUpperInvariant" => TextChange.Upper,
                "ToLower" or "ToLowerInvariant" => TextChange.Lower,
                "ToString" => TextChange.None,
                "Trim" or "TrimStart" or "TrimEnd" or "Normalize" or "Replace" or "Substring" or "Remove" or "Insert" => TextChange.Other,
                _ => null,
            };
        }

        return method.Name is "Format" or "Decode" && method.ContainingType.Is(symbols.X500DistinguishedName) ? TextChange.None
            : method.Name is "ToHexString" or "ToHexStringLower" or "ToBase64String" && method.ContainingType.Is(symbols.Convert)
                || method.Name == "ToString" && method.ContainingType.Is(symbols.BitConverter)
                || method.Name == "GetBytes" && method.ContainingType.Is(symbols.Encoding) ? TextChange.Other
            : null;
    }

    private static TextChange Join(TextChange first, TextChange then) =>
        then == TextChange.None ? first
        : first is TextChange.Other || then is TextChange.Other ? TextChange.Other
        : then;
}
