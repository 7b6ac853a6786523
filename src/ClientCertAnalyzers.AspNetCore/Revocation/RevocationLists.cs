using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ClientCertAnalyzers.AspNetCore.Revocation;

/// <summary>All lists of an endpoint at one moment. Immutable.</summary>
internal sealed class RevocationLists
{
    private const string PemLabel = "X509 CRL";

    private readonly RevocationList[] _lists;

    private RevocationLists(RevocationList[] lists) => _lists = lists;

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CryptographicException">A file holds no list, a damaged one, or one of a kind that is not supported.</exception>
    public static RevocationLists Read(IEnumerable<string> files) => new([.. files.SelectMany(Read)]);

    /// <summary>For every certificate below the trust anchor, by the newest list in force that the next certificate of the chain has signed.</summary>
    public X509ChainStatusFlags Check(X509Chain chain)
    {
        var found = X509ChainStatusFlags.NoError;
        var now = DateTimeOffset.UtcNow;
        var elements = chain.ChainElements;
        for (var i = 0; i < elements.Count - 1; i++)
        {
            var certificate = elements[i].Certificate;
            found |= Newest(certificate, elements[i + 1].Certificate, now) switch
            {
                null => X509ChainStatusFlags.RevocationStatusUnknown,
                var list when list.Lists(certificate) => X509ChainStatusFlags.Revoked,
                _ => X509ChainStatusFlags.NoError,
            };
        }

        return found;
    }

    private RevocationList? Newest(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
    {
        RevocationList? newest = null;
        var issuerName = certificate.IssuerName.RawData;
        foreach (var list in _lists)
        {
            if (IsNewer(list, newest, certificate) && list.IsOf(issuerName) && list.IsInForce(now) && list.IsSignedBy(issuer))
            {
                newest = list;
            }
        }

        return newest;
    }

    /// <summary>Of two lists of the same second nobody knows which came last: then the one that revokes.</summary>
    private static bool IsNewer(RevocationList list, RevocationList? newest, X509Certificate2 certificate) =>
        newest is null
        || newest.ThisUpdate < list.ThisUpdate
        || (newest.ThisUpdate == list.ThisUpdate && list.Lists(certificate));

    private static IEnumerable<RevocationList> Read(string file)
    {
        var bytes = ReadBytes(file);
        try
        {
            return bytes is [0x30, ..] ? [RevocationListReader.Read(bytes)] : ReadPem(Encoding.UTF8.GetString(bytes));
        }
        catch (CryptographicException e)
        {
            throw new CryptographicException($"Revocation list file '{file}': {e.Message}", e);
        }
    }

    private static List<RevocationList> ReadPem(string text)
    {
        var lists = new List<RevocationList>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(PemLabel))
            {
                lists.Add(RevocationListReader.Read(Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            }

            rest = rest[fields.Location.End..];
        }

        // A block with a damaged begin or end is not found, and its list must not be missed in silence: an older one might then count.
        var begun = text.AsSpan().Count($"BEGIN {PemLabel}");
        var ended = text.AsSpan().Count($"END {PemLabel}");
        return lists.Count > 0 && lists.Count == begun && lists.Count == ended
            ? lists
            : throw new CryptographicException($"It has {Math.Max(begun, ended)} '{PemLabel}' block(s), of which {lists.Count} can be read.");
    }

    private static byte[] ReadBytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is ArgumentException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            throw new IOException($"Revocation list file '{file}' cannot be read: {e.Message}", e);
        }
    }
}
