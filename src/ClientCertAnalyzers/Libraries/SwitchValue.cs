using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Libraries;

/// <summary>Constants against what a row says is wrong.</summary>
internal static class SwitchValue
{
    public static bool IsWrong(IOperation value, LibrarySwitch row)
    {
        value = value.ConstantValue.HasValue ? value : value.Unwrap();
        return value.ConstantValue is { HasValue: true, Value: { } constant } && constant switch
        {
            bool flag => row.Wrong.Contains(flag ? "true" : "false"),
            string text => row.Wrong.Contains(text, StringComparer.OrdinalIgnoreCase),
            _ => value.Type is { TypeKind: TypeKind.Enum } type && row.Wrong.Any(member => Has(type, constant, member)),
        };
    }

    /// <summary>The value for a message: the constant, or the member of an enum.</summary>
    public static string Written(IOperation value) => value.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: bool flag } } => flag ? "true" : "false",
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        _ => value.Syntax.ToString(),
    };

    /// <summary>Of flags one is enough.</summary>
    private static bool Has(ITypeSymbol type, object constant, string member)
    {
        if (type.GetMembers(member) is not [IFieldSymbol { ConstantValue: { } wrong }])
        {
            return false;
        }

        return type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute))
            ? wrong is int bits && constant is int all && (all & bits) == bits
            : wrong.Equals(constant);
    }
}
