using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>What can stand in place of a <see cref="FormatSniffer"/>. Each reads one format and throws at others.</summary>
internal enum LoaderCall
{
    Certificate,
    Pkcs12,

    /// <summary>Certificate and private key from one PEM file.</summary>
    Pem,
}

internal static class LoaderCallExtensions
{
    /// <summary>The name of the method.</summary>
    public static string MethodFor(this LoaderCall call, FormatSniffer sniffer) => (call, sniffer.IsImport) switch
    {
        (LoaderCall.Certificate, _) => sniffer.IsFile ? "LoadCertificateFromFile" : "LoadCertificate",
        (LoaderCall.Pkcs12, false) => sniffer.IsFile ? "LoadPkcs12FromFile" : "LoadPkcs12",
        (LoaderCall.Pkcs12, true) => sniffer.IsFile ? "LoadPkcs12CollectionFromFile" : "LoadPkcs12Collection",
        (_, false) => "CreateFromPemFile",
        (_, true) => "ImportFromPemFile",
    };
}

/// <summary>Picks the loader by what the code shows of the content.</summary>
internal sealed class LoaderCalls(ValueTrace trace, KnownSymbols symbols)
{
    /// <summary>The one call that fits, or those among which only somebody who knows the content can choose; none where no loader reads it.</summary>
    public IReadOnlyList<LoaderCall> For(FormatSniffer sniffer, CancellationToken cancellationToken)
    {
        var format = Seen(sniffer.Data.Value, cancellationToken);
        return sniffer switch
        {
            { Method.Name: "CreateFromSignedFile" } when format != ContentKind.Certificate => [],
            { Method.Name: "CreateFromCertFile" } when format is null => [LoaderCall.Certificate],
            { Password: null } => WithoutPassword(format, sniffer.IsFile && HasPem(sniffer)),
            _ => WithPassword(format, sniffer, cancellationToken),
        };
    }

    /// <summary>What a loader sees of the content, the same on every way to it. Who gets the bytes of PEM reads one certificate, whatever else there is.</summary>
    private ContentKind? Seen(IOperation data, CancellationToken cancellationToken)
    {
        var kinds = ContentFormat.EachOf(data, trace, symbols, cancellationToken).Select(format => format?.Kind switch
        {
            ContentKind.Der => ContentKind.Certificate,
            ContentKind.Pem when data.Type?.SpecialType != SpecialType.System_String => ContentKind.Certificate,
            ContentKind.Pkcs7 => ContentKind.Other,
            var kind => kind,
        }).Distinct().ToList();
        return kinds is [var only] ? only : null;
    }

    private static IReadOnlyList<LoaderCall> WithoutPassword(ContentKind? format, bool hasPem) => format switch
    {
        ContentKind.Certificate => [LoaderCall.Certificate],
        ContentKind.Pkcs12 => [LoaderCall.Pkcs12],
        ContentKind.Pem => hasPem ? [LoaderCall.Certificate, LoaderCall.Pem] : [LoaderCall.Certificate],
        null => hasPem ? [LoaderCall.Certificate, LoaderCall.Pkcs12, LoaderCall.Pem] : [LoaderCall.Certificate, LoaderCall.Pkcs12],
        _ => [],
    };

    /// <summary>The old calls ignore the password of what needs none, so a password does not prove PKCS#12; flags for the key do.</summary>
    private IReadOnlyList<LoaderCall> WithPassword(ContentKind? format, FormatSniffer sniffer, CancellationToken cancellationToken)
    {
        var isEmpty = IsEmpty(sniffer.Password!.Value, cancellationToken);
        return format switch
        {
            ContentKind.Other => [],
            ContentKind.Certificate or ContentKind.Pem => isEmpty ? WithoutPassword(format, sniffer.IsFile && HasPem(sniffer)) : [LoaderCall.Certificate, LoaderCall.Pkcs12],
            null when isEmpty && sniffer.Flags is null => [LoaderCall.Pkcs12, LoaderCall.Certificate],
            _ => [LoaderCall.Pkcs12],
        };
    }

    private bool IsEmpty(IOperation password, CancellationToken cancellationToken) =>
        trace.Of(PasswordArgument.Text(password), cancellationToken).All(end => end.Operation is { ConstantValue: { HasValue: true, Value: "" } } or IDefaultValueOperation
            or IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } });

    /// <summary>Neither .NET Framework nor .NET Standard has it.</summary>
    private bool HasPem(FormatSniffer sniffer) => sniffer.IsImport
        ? symbols.X509Certificate2Collection?.GetMembers("ImportFromPemFile").IsEmpty == false
        : symbols.X509Certificate2?.GetMembers("CreateFromPemFile").IsEmpty == false;
}
