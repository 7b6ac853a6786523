using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>The things that a callback judges: certificate, chain, errors, or the object that carries them.</summary>
internal static class Subjects
{
    public static bool IsSubject(ITypeSymbol type, CallbackShape shape)
    {
        foreach (var parameter in shape.Invoke.Parameters)
        {
            // Skips sender and request: what a callback judges are classes and enums of the framework, told by the shape.
            if (parameter.Type.SpecialType != SpecialType.System_Object && SymbolEqualityComparer.Default.Equals(parameter.Type, type) && IsJudged(parameter.Type, shape))
            {
                return true;
            }
        }

        return type.BaseType is { SpecialType: SpecialType.None } && shape.Invoke.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, type.BaseType) && IsJudged(p.Type, shape));
    }

    private static bool IsJudged(ITypeSymbol type, CallbackShape shape) =>
        shape.ErrorsProperty is not null
        || type.TypeKind == TypeKind.Enum
        || type.ContainingNamespace is { Name: "X509Certificates", ContainingNamespace.Name: "Cryptography" };
}
