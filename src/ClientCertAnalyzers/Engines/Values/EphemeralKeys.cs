using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Certificates whose private key is in memory and in no key store.</summary>
internal static class EphemeralKeys
{
    /// <summary>Words of code that knows about the systems it runs on.</summary>
    private static readonly HashSet<string> Systems =
        ["IsWindows", "IsLinux", "IsMacOS", "IsOSPlatform", "OSPlatform", "OSVersion", "IsWindowsVersionAtLeast", "SupportedOSPlatform", "UnsupportedOSPlatform", "PlatformID"];

    public static bool Has(CertificateSource source, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) => source switch
    {
        { Kind: CertificateKind.Pem } => true,
        { Kind: CertificateKind.CopyWithKey, Operation: IInvocationOperation { Arguments: [.., { Value: var key }] } } => IsMade(trace.Single(key, cancellationToken)),
        { Kind: CertificateKind.Pkcs12 } => FlagOf(source.Operation, symbols) is not null,
        _ => false,
    };

    /// <summary>The argument that asks for a key in memory, where a loader of PKCS#12 gets it.</summary>
    public static IArgumentOperation? FlagOf(IOperation load, KnownSymbols symbols)
    {
        var arguments = load.ChildOperations.OfType<IArgumentOperation>();
        return symbols.X509KeyStorageFlags?.GetMembers("EphemeralKeySet") is [IFieldSymbol { ConstantValue: int ephemeral }]
            ? arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, symbols.X509KeyStorageFlags)
                && argument.Value.ConstantValue is { HasValue: true, Value: int flags } && (flags & ephemeral) != 0)
            : null;
    }

    /// <summary>The code around an operation asks on which system it runs, or says so.</summary>
    public static bool IsSystemKnown(IOperation operation) => operation.Surroundings().DescendantTokens().Any(token => Systems.Contains(token.ValueText));

    /// <summary>A key from elsewhere may be one of a key store, which its certificate then uses.</summary>
    private static bool IsMade(IOperation key) => key is IInvocationOperation { TargetMethod: { Name: "Create", IsStatic: true, ContainingType: { Name: "RSA" or "ECDsa" or "DSA" } type } } && type.IsFramework();
}
