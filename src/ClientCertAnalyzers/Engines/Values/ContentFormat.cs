using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Keys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>What a file or bytes hold, as far as the code shows it.</summary>
internal enum ContentFormat
{
    Unknown,

    /// <summary>One certificate without a key.</summary>
    Certificate,

    /// <summary>PEM, perhaps with a key.</summary>
    Pem,

    Pkcs12,

    /// <summary>PKCS#7, a serialized store, a signed program: what no loader reads.</summary>
    Other,
}

/// <summary>Tells formats apart: files by their extension, bytes by where they come from.</summary>
internal sealed class ContentFormats(ValueTrace trace, KnownSymbols symbols)
{
    /// <summary>The one format on every way to the value.</summary>
    public ContentFormat Of(IOperation content, CancellationToken cancellationToken)
    {
        var formats = trace.Of(Bytes(content), cancellationToken).Select(end => OfEnd(Bytes(end.Operation), cancellationToken)).Distinct().ToList();
        return formats is [var only] ? only : ContentFormat.Unknown;
    }

    private ContentFormat OfEnd(IOperation end, CancellationToken cancellationToken) => end switch
    {
        IPropertyReferenceOperation { Property: { Name: "RawData" or "RawDataMemory", ContainingType: var type } } when type.Is(symbols.X509Certificate) => ContentFormat.Certificate,
        IInvocationOperation { TargetMethod: { Name: "GetRawCertData", ContainingType: var type } } when type.Is(symbols.X509Certificate) => ContentFormat.Certificate,
        IInvocationOperation { TargetMethod: { Name: "ExportPkcs12", ContainingType: var type } } when IsCertificates(type) => ContentFormat.Pkcs12,
        IInvocationOperation { TargetMethod: { Name: "Export", ContainingType: var type }, Arguments: [{ Value: var format }, ..] } when IsCertificates(type) => OfExport(format),
        IInvocationOperation { TargetMethod: { Name: "ReadAllBytes" or "ReadAllBytesAsync", ContainingType: var type }, Arguments: [{ Value: var path }, ..] } when type.Is(symbols.File) =>
            OfFile(Of(path, cancellationToken)),
        IAwaitOperation { Operation: IInvocationOperation read } => OfEnd(read, cancellationToken),
        IInvocationOperation { TargetMethod: { Name: "FromBase64String", ContainingType: var type }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } when type.Is(symbols.Convert) =>
            OfBytes(SecretText.FromBase64(text)),
        // PKCS#12 does not survive as text.
        IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: var type }, Instance: IPropertyReferenceOperation { Property.Name: "UTF8" or "ASCII" } } when type.Is(symbols.Encoding) =>
            ContentFormat.Certificate,
        IUtf8StringOperation => ContentFormat.Certificate,
        { Type.SpecialType: SpecialType.System_String } when Content.EndOf(end, symbols) is { } name => OfExtension(name),
        _ => ContentFormat.Unknown,
    };

    private static ContentFormat OfBytes(byte[]? bytes) => bytes is null ? ContentFormat.Unknown
        : SecretContent.IsCertificate(bytes) ? ContentFormat.Certificate
        : SecretContent.Of(bytes) == SecretKind.Pkcs12 ? ContentFormat.Pkcs12
        : ContentFormat.Unknown;

    /// <summary>What a loader that takes bytes sees of it: one certificate, whatever else there is.</summary>
    private static ContentFormat OfFile(ContentFormat format) => format == ContentFormat.Pem ? ContentFormat.Certificate : format;

    private ContentFormat OfExport(IOperation format) =>
        symbols.X509ContentType?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.ConstantValue is { } value && value.Equals(format.ConstantValue.Value))?.Name switch
        {
            null => ContentFormat.Unknown,
            "Cert" => ContentFormat.Certificate,
            "Pkcs12" or "Pfx" => ContentFormat.Pkcs12,
            _ => ContentFormat.Other,
        };

    private bool IsCertificates(INamedTypeSymbol type) => type.Is(symbols.X509Certificate) || type.Is(symbols.X509Certificate2Collection);

    private static ContentFormat OfExtension(string path) => path.Substring(path.LastIndexOf('.') + 1).ToUpperInvariant() switch
    {
        "CER" or "CRT" or "DER" => ContentFormat.Certificate,
        "PEM" => ContentFormat.Pem,
        "PFX" or "P12" => ContentFormat.Pkcs12,
        "P7B" or "P7C" or "P7S" or "SPC" or "SST" or "EXE" or "DLL" or "MSI" or "CAT" or "PS1" => ContentFormat.Other,
        _ => ContentFormat.Unknown,
    };

    /// <summary>The value without what only changes the type around the bytes.</summary>
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
