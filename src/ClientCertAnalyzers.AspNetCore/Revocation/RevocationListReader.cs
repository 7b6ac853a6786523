using System.Formats.Asn1;
using System.Security.Cryptography;

namespace ClientCertAnalyzers.AspNetCore.Revocation;

/// <summary>
/// Reads a list from DER (RFC 5280 5.1). It refuses what it does not fully understand: a delta or partial list taken for a complete one would let
/// revoked certificates pass.
/// </summary>
internal static class RevocationListReader
{
    private const string DeltaIndicator = "2.5.29.27";
    private const string IssuingDistributionPoint = "2.5.29.28";
    private const string CertificateIssuer = "2.5.29.29";

    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <exception cref="CryptographicException">Not a revocation list, or one of a kind that is not supported.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            return ReadList(der);
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException("This is not a DER-encoded certificate revocation list.", e);
        }
    }

    private static RevocationList ReadList(ReadOnlyMemory<byte> der)
    {
        var file = new AsnReader(der, AsnEncodingRules.DER);
        var list = file.ReadSequence();
        file.ThrowIfNotEmpty();
        var content = list.PeekEncodedValue();
        var fields = list.ReadSequence();
        var outerAlgorithm = list.ReadEncodedValue();
        var signature = list.ReadBitString(out var unusedBits);
        list.ThrowIfNotEmpty();
        Require(unusedBits == 0, "its signature is no whole number of bytes");

        if (fields.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            Require(fields.ReadInteger().IsOne, "its version is not 2");
        }

        Require(fields.PeekEncodedValue().Span.SequenceEqual(outerAlgorithm.Span), "its two signature algorithms differ");
        var algorithm = RevocationListSignature.Algorithm(fields.ReadSequence().ReadObjectIdentifier());
        Require(algorithm is not null, "it is not signed with RSA PKCS#1 or ECDSA and SHA-256, SHA-384 or SHA-512");
        var issuer = fields.ReadEncodedValue().ToArray();
        var thisUpdate = ReadTime(fields);
        Require(fields.HasData && IsTime(fields.PeekTag()), "it has no nextUpdate, so nobody knows how long it holds");
        var nextUpdate = ReadTime(fields);
        var serialNumbers = fields.HasData && fields.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? ReadEntries(fields.ReadSequence()) : [];
        if (fields.HasData)
        {
            var wrapper = fields.ReadSequence(Extensions);
            RequireKnown(wrapper.ReadSequence());
            wrapper.ThrowIfNotEmpty();
        }

        fields.ThrowIfNotEmpty();
        return new(issuer, thisUpdate, nextUpdate, serialNumbers, new(content, signature, algorithm!.Value.Hash, algorithm.Value.IsElliptic));
    }

    private static HashSet<string> ReadEntries(AsnReader entries)
    {
        var serialNumbers = new HashSet<string>(StringComparer.Ordinal);
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            serialNumbers.Add(RevocationList.KeyOf(entry.ReadIntegerBytes().Span));
            ReadTime(entry);
            if (entry.HasData)
            {
                RequireKnown(entry.ReadSequence());
                entry.ThrowIfNotEmpty();
            }
        }

        return serialNumbers;
    }

    private static void RequireKnown(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            Require(oid != DeltaIndicator, "it is a delta list");
            Require(oid != IssuingDistributionPoint, "it covers only a part of its issuer's certificates (issuingDistributionPoint)");
            Require(oid != CertificateIssuer, "it lists certificates of other issuers");
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            Require(!isCritical, $"its extension {oid} is critical");
        }
    }

    private static bool IsTime(Asn1Tag tag) => tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new CryptographicException($"This certificate revocation list is not supported: {otherwise}.");
        }
    }
}
