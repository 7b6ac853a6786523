using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>
/// A call of the time before <c>X509CertificateLoader</c>: it finds out from its input what that is, be it a certificate, PKCS#12 or
/// something else, and so loads what nobody meant to give it.
/// </summary>
/// <param name="Call">The creation or call.</param>
/// <param name="Method">What it calls.</param>
/// <param name="Data">The path or the bytes.</param>
/// <param name="Password">Null where it takes none.</param>
/// <param name="Flags">Null where it gets none.</param>
internal sealed record FormatSniffer(IOperation Call, IMethodSymbol Method, IArgumentOperation Data, IArgumentOperation? Password, IArgumentOperation? Flags)
{
    /// <summary>Methods and types that are called so. Their types are compared too.</summary>
    public static readonly HashSet<string> Names = ["X509Certificate2", "X509Certificate", "Import", "CreateFromCertFile", "CreateFromSignedFile"];

    public bool IsFile => Data.Parameter?.Type.SpecialType == SpecialType.System_String;

    /// <summary>Adds to a collection instead of giving a certificate.</summary>
    public bool IsImport => Method.Name == "Import";

    /// <summary>Null for other calls, and for those with a <c>SecureString</c>, which the loader does not take.</summary>
    public static FormatSniffer? Of(IOperation? operation, KnownSymbols symbols) => operation switch
    {
        IObjectCreationOperation { Constructor: { } constructor, Initializer: null } creation when IsCertificate(constructor.ContainingType, symbols) =>
            Of(creation, constructor, creation.Arguments),
        IInvocationOperation { TargetMethod: { Name: "Import", ContainingType: var type } method } call when SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2Collection) =>
            Of(call, method, call.Arguments),
        IInvocationOperation { TargetMethod: { Name: "CreateFromCertFile" or "CreateFromSignedFile", ContainingType: var type } method } call when SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate) =>
            Of(call, method, call.Arguments),
        _ => null,
    };

    private static FormatSniffer? Of(IOperation call, IMethodSymbol method, IEnumerable<IArgumentOperation> all)
    {
        var arguments = all.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).ToList();
        var data = arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0 } parameter && IsData(parameter.Type));
        return data is null || arguments.Any(argument => argument.Parameter?.Type.Name == "SecureString")
            ? null
            : new(call, method, data, Named("password"), Named("keyStorageFlags"));

        IArgumentOperation? Named(string name) => arguments.FirstOrDefault(argument => argument.Parameter?.Name == name);
    }

    private static bool IsData(ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
            or INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] };

    private static bool IsCertificate(INamedTypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate);
}
