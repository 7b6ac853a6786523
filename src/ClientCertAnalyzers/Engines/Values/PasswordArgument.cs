using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

internal enum PasswordRole
{
    /// <summary>Opens a private key.</summary>
    Load,

    /// <summary>Opens the private key of a listener.</summary>
    Listen,

    /// <summary>Protects a private key that is written.</summary>
    Export,
}

/// <summary>The password that a call of the framework gets for a private key.</summary>
/// <param name="Role">What the call does with it.</param>
/// <param name="Callee">The name of the method, or of the type that is created.</param>
/// <param name="Value">The argument.</param>
internal readonly record struct PasswordArgument(PasswordRole Role, string Callee, IOperation Value)
{
    /// <summary>Methods and types that take one. Their types are compared too.</summary>
    public static readonly HashSet<string> Names =
    [
        "X509Certificate2", "X509Certificate", "Import", "LoadPkcs12", "LoadPkcs12FromFile", "LoadPkcs12Collection", "LoadPkcs12CollectionFromFile",
        "CreateFromEncryptedPem", "CreateFromEncryptedPemFile", "UseHttps", "Export", "ExportPkcs12",
    ];

    public static PasswordArgument? Of(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.Constructor } method } call when RoleOf(method, call, symbols) is { } role => Make(role, method.Name, call.Arguments),
        IObjectCreationOperation { Type: { } type } creation when SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate) =>
            Make(PasswordRole.Load, type.Name, creation.Arguments),
        _ => null,
    };

    /// <summary>The text that is the password, where some other form of it is handed over.</summary>
    public static IOperation Text(IOperation value) => value.Unwrap() switch
    {
        IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_String } operand } => operand.Unwrap(),
        IInvocationOperation { TargetMethod: { Name: "AsSpan" or "ToCharArray" } method } call when method.IsFramework()
            && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Unwrap() is { Type.SpecialType: SpecialType.System_String } text => text,
        IConversionOperation { Operand: IInvocationOperation inner } => Text(inner),
        var other => other,
    };

    private static PasswordArgument? Make(PasswordRole role, string callee, IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "password" }) is { } password
            ? new(role, callee, password.Value)
            : null;

    private static PasswordRole? RoleOf(IMethodSymbol method, IInvocationOperation call, KnownSymbols symbols)
    {
        var type = method.ContainingType;
        if (type.Is(symbols.ListenOptionsHttpsExtensions))
        {
            return PasswordRole.Listen;
        }

        return !type.Is(symbols.X509CertificateLoader) && !IsCertificates(type, symbols) ? null
            : method.Name == "ExportPkcs12" ? PasswordRole.Export
            : method.Name != "Export" ? PasswordRole.Load
            : call.Arguments.Any(argument => IsPkcs12(argument.Value, symbols)) ? PasswordRole.Export
            : null;
    }

    /// <summary>Their own methods only: what a class of the program makes of its password is its own affair.</summary>
    private static bool IsCertificates(INamedTypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate)
        || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2)
        || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2Collection);

    /// <summary>The other formats have no private key and ignore the password.</summary>
    private static bool IsPkcs12(IOperation format, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(format.Type, symbols.X509ContentType)
        && symbols.X509ContentType?.GetMembers("Pkcs12") is [IFieldSymbol { ConstantValue: { } wanted }]
        && wanted.Equals(format.ConstantValue.Value);
}
