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
                type.Is(symbols.X509Certificate) && IsOfType(format, "Cert", symbols),
            _ => FileReadBy(end, symbols) is { } path && IsPublicFile(path, trace, symbols, cancellationToken),
        });

    /// <summary>The name of a file ends in an extension of files without a key.</summary>
    public static bool IsPublicFile(IOperation path, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        All(path, trace, cancellationToken, end => EndOf(end, symbols) is { } text
            && PublicExtensions.Any(extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The text in which the name of a file ends; null where the code does not show it, or shows several.</summary>
    public static string? NameOf(IOperation path, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        trace.Of(path, cancellationToken) is [var only] ? EndOf(only.Operation, symbols) : null;

    /// <summary>The path of the file that an expression reads whole.</summary>
    public static IOperation? FileReadBy(IOperation content, KnownSymbols symbols) => content switch
    {
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ReadAllBytesAsync" or "ReadAllTextAsync" } read } => FileReadBy(read, symbols),
        IInvocationOperation { TargetMethod: { Name: "ReadAllBytes" or "ReadAllBytesAsync" or "ReadAllText" or "ReadAllTextAsync", ContainingType: var type }, Arguments: [{ Value: var path }, ..] }
            when type.Is(symbols.File) => path,
        _ => null,
    };

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

    /// <summary>A value of <c>X509ContentType</c> is the named member.</summary>
    public static bool IsOfType(IOperation format, string member, KnownSymbols symbols) =>
        symbols.X509ContentType?.GetMembers(member) is [IFieldSymbol { ConstantValue: { } wanted }] && wanted.Equals(format.ConstantValue.Value);
}
