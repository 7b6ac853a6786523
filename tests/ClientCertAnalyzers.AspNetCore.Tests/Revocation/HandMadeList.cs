using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>An extension of a list or of an entry.</summary>
internal sealed record HandMadeExtension(string Oid, bool IsCritical = false);

/// <summary>A serial number as its content bytes in DER.</summary>
internal sealed record HandMadeEntry(byte[] SerialNumber, params HandMadeExtension[] Extensions);

/// <summary>A revocation list as no builder makes it (RFC 5280 5.1). By default a correct one, signed with ECDSA and SHA-256.</summary>
internal sealed record HandMadeList(CertificateAuthority Authority)
{
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";

    public int? Version { get; init; } = 1;

    public string Algorithm { get; init; } = EcdsaSha256;

    /// <summary>Beside the signature, when not <see cref="Algorithm"/>.</summary>
    public string? OuterAlgorithm { get; init; }

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public DateTimeOffset ThisUpdate { get; init; } = DateTimeOffset.UtcNow.AddDays(-1);

    public DateTimeOffset? NextUpdate { get; init; } = DateTimeOffset.UtcNow.AddDays(7);

    public HandMadeEntry[] Entries { get; init; } = [];

    public HandMadeExtension[] Extensions { get; init; } = [];

    public byte[] Encode()
    {
        var content = Write(writer => WriteSequence(writer, WriteContent));
        return Write(writer => WriteSequence(writer, list =>
        {
            list.WriteEncodedValue(content);
            WriteAlgorithm(list, OuterAlgorithm ?? Algorithm);
            list.WriteBitString(Authority.Key.SignData(content, Hash, DSASignatureFormat.Rfc3279DerSequence));
        }));
    }

    private void WriteContent(AsnWriter writer)
    {
        if (Version is { } version)
        {
            writer.WriteInteger(version);
        }

        WriteAlgorithm(writer, Algorithm);
        writer.WriteEncodedValue(Authority.Certificate.SubjectName.RawData);
        WriteTime(writer, ThisUpdate);
        if (NextUpdate is { } nextUpdate)
        {
            WriteTime(writer, nextUpdate);
        }

        if (Entries.Length > 0)
        {
            WriteSequence(writer, entries => Array.ForEach(Entries, entry => WriteSequence(entries, fields => WriteEntry(fields, entry))));
        }

        if (Extensions.Length > 0)
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                WriteExtensions(writer, Extensions);
            }
        }
    }

    private void WriteEntry(AsnWriter writer, HandMadeEntry entry)
    {
        writer.WriteInteger(new BigInteger(entry.SerialNumber, isUnsigned: false, isBigEndian: true));
        WriteTime(writer, ThisUpdate);
        if (entry.Extensions.Length > 0)
        {
            WriteExtensions(writer, entry.Extensions);
        }
    }

    private static void WriteExtensions(AsnWriter writer, HandMadeExtension[] extensions) => WriteSequence(writer, all => Array.ForEach(
        extensions,
        extension => WriteSequence(all, fields =>
        {
            fields.WriteObjectIdentifier(extension.Oid);
            if (extension.IsCritical)
            {
                fields.WriteBoolean(true);
            }

            // The content is nobody's business here: the reader must decide by name and criticality.
            fields.WriteOctetString([5, 0]);
        })));

    private static void WriteAlgorithm(AsnWriter writer, string oid) => WriteSequence(writer, algorithm => algorithm.WriteObjectIdentifier(oid));

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year < 2050)
        {
            writer.WriteUtcTime(time);
        }
        else
        {
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
    }

    private static void WriteSequence(AsnWriter writer, Action<AsnWriter> content)
    {
        using (writer.PushSequence())
        {
            content(writer);
        }
    }

    private static byte[] Write(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        content(writer);
        return writer.Encode();
    }
}
