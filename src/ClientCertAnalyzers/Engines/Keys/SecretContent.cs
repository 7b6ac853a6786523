namespace ClientCertAnalyzers.Engines.Keys;

internal enum SecretKind
{
    None,
    Pkcs8,
    EncryptedPkcs8,
    Rsa,
    Dsa,
    Ec,
    Pkcs12,
}

/// <summary>Recognises private keys by their whole structure. Other bytes do not look like one by chance.</summary>
internal static class SecretContent
{
    private static readonly byte[] Pkcs5 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
    private static readonly byte[] Pkcs12Encryption = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];
    private static readonly byte[] Pkcs7 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

    /// <summary>The shortest is an Ed25519 key.</summary>
    public const int Shortest = 48;

    public static SecretKind Of(byte[] bytes)
    {
        var all = new Der(bytes);
        return bytes.Length < Shortest || !all.TryRead(Der.Sequence, out var content) || !all.IsAtEnd ? SecretKind.None
            : IsEncrypted(content) ? SecretKind.EncryptedPkcs8
            : !content.TryReadSmall(out var version) ? SecretKind.None
            : version == 3 ? IsPkcs12(content) ? SecretKind.Pkcs12 : SecretKind.None
            : version > 1 ? SecretKind.None
            : IsPkcs8(content) ? SecretKind.Pkcs8
            : version == 1 && IsEc(content) ? SecretKind.Ec
            : Numbers(content) switch
            {
                8 => SecretKind.Rsa,
                5 when version == 0 => SecretKind.Dsa,
                _ => SecretKind.None,
            };
    }

    /// <summary>A certificate: what is signed, of a version that has one, how, and the signature.</summary>
    public static bool IsCertificate(byte[] bytes)
    {
        var all = new Der(bytes);
        return all.TryRead(Der.Sequence, out var content) && all.IsAtEnd
            && content.TryRead(Der.Sequence, out var signed) && signed.TryRead(Der.First, out _)
            && content.TryRead(Der.Sequence, out var algorithm) && algorithm.TryRead(Der.Oid, out _)
            && content.TryRead(Der.BitString, out _) && content.IsAtEnd;
    }

    private static bool IsPkcs8(Der content) =>
        content.TryRead(Der.Sequence, out var algorithm) && algorithm.TryRead(Der.Oid, out _)
        && content.TryRead(Der.OctetString, out var key) && key.Length >= 20;

    private static bool IsEncrypted(Der content) =>
        content.TryRead(Der.Sequence, out var algorithm) && algorithm.TryRead(Der.Oid, out var name)
        && (name.Rest.StartsWith(Pkcs5) || name.Rest.StartsWith(Pkcs12Encryption))
        && content.TryRead(Der.OctetString, out var key) && key.Length >= 32 && content.IsAtEnd;

    private static bool IsPkcs12(Der content) =>
        content.TryRead(Der.Sequence, out var safe) && safe.TryRead(Der.Oid, out var type) && type.Rest.StartsWith(Pkcs7) && !safe.IsAtEnd;

    private static bool IsEc(Der content) => content.TryRead(Der.OctetString, out var key) && key.Length is >= 20 and <= 66
        && (content.TryRead(Der.First, out _) | content.TryRead(Der.Second, out _)) && content.IsAtEnd;

    /// <summary>How many numbers follow, where the first is as long as a modulus and nothing else follows; else none.</summary>
    private static int Numbers(Der content)
    {
        var count = 0;
        while (content.TryRead(Der.Integer, out var number))
        {
            if (count++ == 0 && number.Length < 64)
            {
                return 0;
            }
        }

        return content.IsAtEnd ? count : 0;
    }
}
