using ClientCertAnalyzers.Engines.Guards;
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
    };

    /// <summary>The format of bytes or text, or of the file with a name; null where the code does not show it, or shows several.</summary>
    public static ContentFormat? Of(IOperation content, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        // Text and bytes may be given as spans.
        var formats = trace.Of(content.WithoutConversion(), cancellationToken).Select(end => OfEnd(end.Operation, trace, symbols, cancellationToken)).Distinct().ToList();
        return formats is [var only] ? only : null;
    }

    private static ContentFormat? OfEnd(IOperation end, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (OfFile(end, symbols) is { } file)
        {
            return file;
        }

        return end switch
        {
            IPropertyReferenceOperation { Property: { Name: "RawData", ContainingType: var type } } when type.Is(symbols.X509Certificate) => new(ContentKind.Der, "RawData", false),
            IInvocationOperation { TargetMethod: { Name: "GetRawCertData", ContainingType: var type } } when type.Is(symbols.X509Certificate) => new(ContentKind.Der, "GetRawCertData", false),
            IInvocationOperation { TargetMethod: { Name: "Export", ContainingType: var type }, Arguments: [{ Value: var format }, ..] }
                when type.Is(symbols.X509Certificate) || type.Is(symbols.X509CertificateCollection) => OfExport(format, symbols),
            _ => Content.FileReadBy(end, symbols) is { } path && trace.Of(path, cancellationToken).Select(name => OfFile(name.Operation, symbols)).Distinct().ToList() is [var only] ? only : null,
        };
    }

    private static ContentFormat? OfFile(IOperation path, KnownSymbols symbols) =>
        Content.EndOf(path, symbols) is { } name && name.LastIndexOf('.') is >= 0 and var dot && Extensions.TryGetValue(name[dot..], out var kind) ? new(kind, name[dot..].ToLowerInvariant(), true) : null;

    private static ContentFormat? OfExport(IOperation format, KnownSymbols symbols) =>
        Content.IsOfType(format, "Cert", symbols) ? new(ContentKind.Der, "Export", false)
        : Content.IsOfType(format, "Pkcs12", symbols) ? new(ContentKind.Pkcs12, "Export", false)
        : Content.IsOfType(format, "Pkcs7", symbols) ? new(ContentKind.Pkcs7, "Export", false)
        : null;
}
