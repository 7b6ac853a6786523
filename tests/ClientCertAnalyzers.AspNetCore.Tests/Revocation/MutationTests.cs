using System.Security.Cryptography;
using ClientCertAnalyzers.AspNetCore.Revocation;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>Damage of any kind: it is refused as what it is, or leaves a list that nobody has signed.</summary>
public class MutationTests
{
    private const int Attempts = 5_000;

    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot("Mutated");

    [Fact]
    public void D2_A_changed_list_is_refused_or_not_signed()
    {
        var list = new HandMadeList(_authority)
        {
            Entries = [new([5]), new([0, 0x80, 7], new HandMadeExtension("2.5.29.21"))],
            Extensions = [new("2.5.29.20"), new("2.5.29.35")],
        }.Encode();
        Assert.True(RevocationListReader.Read(list).IsSignedBy(_authority.Certificate));
        var random = new Random(20_260_101);
        var read = 0;
        for (var i = 0; i < Attempts; i++)
        {
            var changed = Mutate(list, random);
            if (changed.AsSpan().SequenceEqual(list))
            {
                continue;
            }

            try
            {
                var mutant = RevocationListReader.Read(changed);
                read++;
                Assert.False(mutant.IsSignedBy(_authority.Certificate), Convert.ToHexString(changed));
            }
            catch (CryptographicException)
            {
                // Refused, as it should be. Every other exception fails the test.
            }
        }

        Assert.True(read > 100, "Too few mutants come far enough to test the signature.");
    }

    [Fact]
    public void D3_A_changed_PEM_file_is_read_or_refused()
    {
        var files = new ListFiles();
        var pem = System.Text.Encoding.ASCII.GetBytes(ListFiles.Pem(new HandMadeList(_authority).Encode()));
        var random = new Random(20_260_102);
        for (var i = 0; i < 500; i++)
        {
            var file = files.Write(Mutate(pem, random));
            try
            {
                RevocationLists.Read([file]);
            }
            catch (CryptographicException)
            {
                // The same.
            }

            File.Delete(file);
        }
    }

    /// <summary>Some bytes changed; sometimes some taken out or put in.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(8))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
