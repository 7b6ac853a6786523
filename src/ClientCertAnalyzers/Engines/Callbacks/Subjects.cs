using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What a callback judges, and what becomes of it on the way to other code.</summary>
internal static class Subjects
{
    /// <summary>Parameters of the shapes are known by symbol; here it is enough to follow their types, in whatever form the framework hands them on.</summary>
    public static bool IsCertificateOrChain(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "X509Certificates", ContainingNamespace: { Name: "Cryptography", ContainingNamespace: { Name: "Security", ContainingNamespace.Name: "System" } } };

    /// <summary>The value that an operation on a subject makes: texts, numbers and answers tell about a certificate, objects carry it.</summary>
    public static Value Made(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum } ? Value.Derived : Value.Unknown;

    /// <summary>A parameter that takes any object does not ask for a certificate.</summary>
    public static bool TakesAnything(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => TakesAnything(array.ElementType),
        ITypeParameterSymbol => true,
        _ => type.SpecialType is SpecialType.System_Object or SpecialType.System_String,
    };
}
