using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Forwarding;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Forwarding.ForwardedHosts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>E4: what is not exactly one certificate is refused, whatever the proxy says of it.</summary>
public class MalformedTests
{
    private const int LongestValue = 32_768;

    private static readonly byte[] Der = Client.RawData;
    private static readonly string Pem = Client.ExportCertificatePem();

    /// <summary>The same bytes in every format.</summary>
    private static readonly Dictionary<string, byte[]> Bytes = new()
    {
        ["nothing"] = [],
        ["random"] = [1, 2, 3, 4],
        ["truncated"] = Der[..^1],
        ["trailing byte"] = [.. Der, 0],
        ["two certificates"] = [.. Der, .. Der],
        ["PKCS#12"] = new X509Certificate2Collection(Client).Export(X509ContentType.Pkcs12)!,
        ["PKCS#12 without key"] = new X509Certificate2Collection(PublicOnly()).Export(X509ContentType.Pkcs12)!,
        ["PKCS#7"] = new X509Certificate2Collection(PublicOnly()).Export(X509ContentType.Pkcs7)!,
        ["private key"] = Client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKey(),
        ["indefinite length"] = [0x30, 0x80, .. Der.AsSpan(4), 0, 0],
        ["PEM inside"] = System.Text.Encoding.ASCII.GetBytes(Pem),
        ["only NUL"] = new byte[16],
        ["empty sequence"] = [0x30, 0],
    };

    private static readonly string[] Rfc9440 =
    [
        Base64(Der), $":{Base64(Der)}", $"{Base64(Der)}:", ":", "::", $":{Base64(Der)}:, :{Base64(Der)}:", $":{Base64(Der)}:,:{Base64(Der)}:",
        $":{Base64(Der)}:;a=1", $": {Base64(Der)}:", $":{Base64(Der)[..20]} {Base64(Der)[20..]}:", $"\"{Base64(Der)}\"", $":{Uri.EscapeDataString(Base64(Der))}%00:",
    ];

    private static readonly string[] EscapedPem =
    [
        Escape(Pem + "\n" + Pem), Escape(Pem + Client.ExportKeyPem()), Escape(Client.ExportKeyPem()), Escape(Client.ExportKeyPem() + "\n" + Pem),
        Escape("a\n" + Pem), Escape(Pem + "\na"), Escape(Pem) + "%00", "%00" + Escape(Pem), Escape(Pem).Replace("BEGIN", "%00BEGIN", StringComparison.Ordinal),
        Escape(Pem).Replace("CERTIFICATE", "TRUSTED%20CERTIFICATE", StringComparison.Ordinal), Escape(Pem) + "," + Escape(Pem), Escape(Escape(Pem)),
        Escape(Pem[..^3]), Escape(Pem[3..]), "%", "%4", "%ZZ", "%FF%FE", Escape(Pem.Replace("\n", "\v", StringComparison.Ordinal)),
        Escape(Pem.Replace("\n", "\f", StringComparison.Ordinal)), Escape(Pem.Replace("\n", "\u00a0", StringComparison.Ordinal)), Base64(Der), $":{Base64(Der)}:",
    ];

    private static readonly string[] Base64Der =
    [
        $":{Base64(Der)}:", $"{Base64(Der)},{Base64(Der)}", $"{Base64(Der)}, {Base64(Der)}", Base64(Der) + "%00", Base64(Der)[..40] + "\t" + Base64(Der)[40..],
        Base64(Der).TrimEnd('=') + "!", Escape(Pem), $"\"{Base64(Der)}\"", Base64(Der) + "=", Base64(Der) + "====",
    ];

    public static TheoryData<ForwardedClientCertificateFormat> Formats => HeaderTableTests.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task E4_What_is_not_one_certificate_is_malformed(ForwardedClientCertificateFormat format)
    {
        await using var host = await HostAsync(Options(format));
        var values = Values(format);
        var actual = new List<string>();
        foreach (var (name, value) in values)
        {
            actual.Add($"{name}: {await AnswerAsync(host, value)}");
        }

        Assert.Equal(values.Select(value => $"{value.Name}: 495 malformed"), actual);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void E4_None_of_it_is_imported(ForwardedClientCertificateFormat format) =>
        Assert.All(Values(format), value => Assert.Null(ForwardedCertificate.Read(value.Value, format)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void E4_Damage_never_throws(ForwardedClientCertificateFormat format)
    {
        var original = Write(Client, format);
        var random = new Random(20_260_103);
        for (var i = 0; i < 3_000; i++)
        {
            var changed = original.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                changed[random.Next(changed.Length)] = (char)random.Next(1, 256);
            }

            using var certificate = ForwardedCertificate.Read(new(changed), format);
        }
    }

    [Theory]
    [InlineData(true, LongestValue, "200 CN=large")]
    [InlineData(true, LongestValue + 1, "495 malformed")]
    [InlineData(false, LongestValue, "495 proxy-reported")]
    [InlineData(false, LongestValue + 1, "495 malformed")]
    public async Task E4_A_header_may_have_32768_characters(bool isCertificate, int length, string answer)
    {
        var setup = Setup(Options(ForwardedClientCertificateFormat.EscapedPem));
        await using var host = await TestHost.StartAsync(setup with
        {
            // Kestrel's own limit is lower.
            Kestrel = kestrel => kestrel.Limits.MaxRequestHeadersTotalSize = 100_000,
        });
        Assert.Equal(answer, await host.AnswerAsync(null, "/api", isCertificate
            ? [(VerifyHeader, "SUCCESS"), (CertificateHeader, LargePem(length))]
            : [(VerifyHeader, "FAILED:".PadRight(length, 'x'))]));
    }

    private static Task<string> AnswerAsync(TestHost host, string value) =>
        host.AnswerAsync(null, "/api", (VerifyHeader, "SUCCESS"), (CertificateHeader, value));

    private static (string Name, string Value)[] Values(ForwardedClientCertificateFormat format) =>
    [
        .. Bytes.Select(bytes => (bytes.Key, format switch
        {
            ForwardedClientCertificateFormat.Rfc9440 => $":{Base64(bytes.Value)}:",
            ForwardedClientCertificateFormat.EscapedPem => Escape(PemEncoding.WriteString("CERTIFICATE", bytes.Value)),
            // An empty header says that there is none; the table has that.
            _ => bytes.Value.Length == 0 ? "=" : Base64(bytes.Value),
        })),
        .. (format switch
        {
            ForwardedClientCertificateFormat.Rfc9440 => Rfc9440,
            ForwardedClientCertificateFormat.EscapedPem => EscapedPem,
            _ => Base64Der,
        }).Select((value, i) => ($"value {i}", value)),
    ];

    /// <summary>A real certificate whose text has exactly this length: PEM may have any white space behind it.</summary>
    private static string LargePem(int length)
    {
        var padding = new AsnWriter(AsnEncodingRules.DER);
        padding.WriteOctetString(new byte[20_000]);
        using var large = TestPki.Shared.Root.Issue(new()
        {
            Subject = "CN=large",
            Extensions = [new X509Extension("1.2.3.4", padding.Encode(), critical: false)],
        });
        var pem = Escape(large.ExportCertificatePem());
        var (breaks, spaces) = Math.DivRem(length - pem.Length, "%0A".Length);
        return pem + new string(' ', spaces) + string.Concat(Enumerable.Repeat("%0A", breaks));
    }

    private static X509Certificate2 PublicOnly() => Certificates.FromDer(Der);

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
