using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Whether what a certificate is loaded from can hold a private key: a file by its name, bytes by where they come from.</summary>
internal static class Content
{
    /// <summary>Formats without a key, and PEM, whose key the constructors of a certificate do not read.</summary>
    private static readonly string[] PublicExtensions = [".cer", ".crt", ".der", ".pem", ".p7b"];

    /// <summary>Bytes or the name of a file.</summary>
    public static bool IsPublic(IOperation content, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        IsPublicFile(content, trace, symbols, cancellationToken) || All(content, trace, cancellationToken, end => end switch
        {
            IPropertyReferenceOperation { Property: { Name: "RawData", ContainingType: var type } } => type.Is(symbols.X509Certificate),
            IInvocationOperation { TargetMethod: { Name: "GetRawCertData", ContainingType: var type } } => type.Is(symbols.X509Certificate),
            IInvocationOperation { TargetMethod: { Name: "Export", ContainingType: var type }, Arguments: [{ Value: var format }, ..] } =>
                type.Is(symbols.X509Certificate) && IsCertificateOnly(format, symbols),
            IInvocationOperation { TargetMethod: { Name: "ReadAllBytes", ContainingType: var type }, Arguments: [{ Value: var path }] } =>
                type.Is(symbols.File) && IsPublicFile(path, trace, symbols, cancellationToken),
            IAwaitOperation { Operation: IInvocationOperation { TargetMethod: { Name: "ReadAllBytesAsync", ContainingType: var type }, Arguments: [{ Value: var path }, ..] } } =>
                type.Is(symbols.File) && IsPublicFile(path, trace, symbols, cancellationToken),
            _ => false,
        });

    /// <summary>The name of a file ends in an extension of files without a key.</summary>
    public static bool IsPublicFile(IOperation path, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        All(path, trace, cancellationToken, end => EndOf(end, symbols) is { } text
            && PublicExtensions.Any(extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    private static bool All(IOperation value, ValueTrace trace, CancellationToken cancellationToken, Func<IOperation, bool> condition) =>
        trace.Of(value, cancellationToken) is { Count: > 0 } ends && ends.All(end => condition(end.Operation));

    /// <summary>The text in which a path ends, where the code shows that.</summary>
    public static string? EndOf(IOperation? path, KnownSymbols symbols) => path switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand: var right } => EndOf(right.Unwrap(), symbols),
        IInterpolatedStringOperation { Parts: [.., IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }] } => text,
        IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType: var type }, Arguments: [.., var last] }
            when type.Is(symbols.Path) => EndOf(last.ArgumentKind == ArgumentKind.Explicit ? last.Value.Unwrap() : LastOf(last.Value.Unwrap())?.Unwrap(), symbols),
        _ => null,
    };

    /// <summary>Of a list of parameters, which newer compilers do not show as an array.</summary>
    private static IOperation? LastOf(IOperation list) =>
        list is IArrayCreationOperation { Initializer.ElementValues: [.., var element] } ? element : list.ChildOperations.LastOrDefault();

    private static bool IsCertificateOnly(IOperation format, KnownSymbols symbols) =>
        symbols.X509ContentType?.GetMembers("Cert") is [IFieldSymbol { ConstantValue: { } wanted }] && wanted.Equals(format.ConstantValue.Value);
}
