using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Keys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

internal enum ContentKind
{
    /// <summary>One certificate in DER.</summary>
    Der,

    /// <summary>One certificate, in DER or as PEM text.</summary>
    Certificate,

    Pem,

    Pkcs12,

    Pkcs7,

    /// <summary>A serialized store or a signed program, which no loader reads.</summary>
    Other,
}

/// <summary>The format of what a certificate is loaded from: a file by its name, bytes and text by where they come from.</summary>
/// <param name="Kind">The format.</param>
/// <param name="Name">What says so: the extension of the file, or the member that made the bytes.</param>
/// <param name="IsFile">It is read from a file.</param>
internal readonly record struct ContentFormat(ContentKind Kind, string Name, bool IsFile)
{
    private static readonly Dictionary<string, ContentKind> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pfx"] = ContentKind.Pkcs12,
        [".p12"] = ContentKind.Pkcs12,
        [".cer"] = ContentKind.Certificate,
        [".crt"] = ContentKind.Certificate,
        [".der"] = ContentKind.Der,
        [".pem"] = ContentKind.Pem,
        [".p7b"] = ContentKind.Pkcs7,
        [".p7c"] = ContentKind.Pkcs7,
        [".p7s"] = ContentKind.Other,
        [".spc"] = ContentKind.Other,
        [".sst"] = ContentKind.Other,
        [".exe"] = ContentKind.Other,
        [".dll"] = ContentKind.Other,
        [".msi"] = ContentKind.Other,
        [".cat"] = ContentKind.Other,
        [".ps1"] = ContentKind.Other,
    };

    /// <summary>The format of bytes or text, or of the file with a name; null where the code does not show it, or shows several.</summary>
    public static ContentFormat? Of(IOperation content, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        EachOf(content, trace, symbols, cancellationToken).Distinct().ToList() is [var only] ? only : null;

    /// <summary>The formats, one for each way to the content; null for one that the code does not show.</summary>
    public static IEnumerable<ContentFormat?> EachOf(IOperation content, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        trace.Of(Bytes(content), cancellationToken).Select(end => OfEnd(Bytes(end.Operation), trace, symbols, cancellationToken));

    private static ContentFormat? OfEnd(IOperation end, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (OfFile(end, symbols) is { } file)
        {
            return file;
        }

        return end switch
        {
            IPropertyReferenceOperation { Property: { Name: "RawData" or "RawDataMemory", ContainingType: var type } property } when type.Is(symbols.X509Certificate) => new(ContentKind.Der, property.Name, false),
            IInvocationOperation { TargetMethod: { Name: "GetRawCertData", ContainingType: var type } } when type.Is(symbols.X509Certificate) => new(ContentKind.Der, "GetRawCertData", false),
            IInvocationOperation { TargetMethod: { Name: "ExportPkcs12", ContainingType: var type } } when IsCertificates(type, symbols) => new(ContentKind.Pkcs12, "ExportPkcs12", false),
            IInvocationOperation { TargetMethod: { Name: "FromBase64String", ContainingType: var type }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } when type.Is(symbols.Convert) =>
                OfBytes(SecretText.FromBase64(text)),
            // PKCS#12 does not survive as text.
            IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: var type }, Instance: IPropertyReferenceOperation { Property.Name: "UTF8" or "ASCII" } } when type.Is(symbols.Encoding) =>
                new(ContentKind.Certificate, "GetBytes", false),
            IUtf8StringOperation => new(ContentKind.Certificate, "u8", false),
            IInvocationOperation { TargetMethod: { Name: "Export", ContainingType: var type }, Arguments: [{ Value: var format }, ..] }
                when IsCertificates(type, symbols) => OfExport(format, symbols),
            _ => Content.FileReadBy(end, symbols) is { } path && trace.Of(path, cancellationToken).Select(name => OfFile(name.Operation, symbols)).Distinct().ToList() is [var only] ? only : null,
        };
    }

    private static ContentFormat? OfFile(IOperation path, KnownSymbols symbols) =>
        Content.EndOf(path, symbols) is { } name && name.LastIndexOf('.') is >= 0 and var dot && Extensions.TryGetValue(name[dot..], out var kind) ? new(kind, name[dot..].ToLowerInvariant(), true) : null;

    private static ContentFormat? OfExport(IOperation format, KnownSymbols symbols) =>
        Content.IsOfType(format, "Cert", symbols) ? new(ContentKind.Der, "Export", false)
        : Content.IsOfType(format, "Pkcs12", symbols) ? new(ContentKind.Pkcs12, "Export", false)
        : Content.IsOfType(format, "Pkcs7", symbols) ? new(ContentKind.Pkcs7, "Export", false)
        : format.ConstantValue.HasValue ? new(ContentKind.Other, "Export", false)
        : null;

    private static ContentFormat? OfBytes(byte[]? bytes) => bytes is null ? null
        : SecretContent.IsCertificate(bytes) ? new(ContentKind.Der, "FromBase64String", false)
        : SecretContent.Of(bytes) == SecretKind.Pkcs12 ? new(ContentKind.Pkcs12, "FromBase64String", false)
        : null;

    private static bool IsCertificates(INamedTypeSymbol type, KnownSymbols symbols) => type.Is(symbols.X509Certificate) || type.Is(symbols.X509CertificateCollection);

    /// <summary>The value without what only changes the type around text or bytes.</summary>
    private static IOperation Bytes(IOperation value)
    {
        while (true)
        {
            value = value.Unwrap();
            switch (value)
            {
                case IConversionOperation { Operand: var operand }:
                    value = operand;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory" or "ToArray" } method } call when method.IsFramework() && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } inner:
                    value = inner;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Span" } property, Instance: { } memory } when property.IsFramework():
                    value = memory;
                    break;
                default:
                    return value;
            }
        }
    }
}
