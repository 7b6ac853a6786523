using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D3: a list that is not fully understood, or a file without one, keeps the server from starting.</summary>
public class RefusedListTests
{
    private static readonly byte[] SerialNumber = [5];

    private readonly TestPki _pki = TestPki.Shared;
    private readonly ListFiles _files = new();

    private static readonly Dictionary<string, (Func<CertificateAuthority, HandMadeList> List, string Message)> Kinds = new()
    {
        ["delta list"] = (ca => new(ca) { Extensions = [new("2.5.29.27", IsCritical: true)] }, "delta"),
        ["delta list that is not marked critical"] = (ca => new(ca) { Extensions = [new("2.5.29.27")] }, "delta"),
        ["part of the certificates"] = (ca => new(ca) { Extensions = [new("2.5.29.28", IsCritical: true)] }, "issuingDistributionPoint"),
        ["entries of other issuers"] = (ca => new(ca) { Entries = [new(SerialNumber, new HandMadeExtension("2.5.29.29", true))] }, "other issuers"),
        ["critical extension"] = (ca => new(ca) { Extensions = [new("1.2.3.4", IsCritical: true)] }, "1.2.3.4 is critical"),
        ["known extension, but critical"] = (ca => new(ca) { Extensions = [new("2.5.29.20", IsCritical: true)] }, "2.5.29.20 is critical"),
        ["entry with critical extension"] = (ca => new(ca) { Entries = [new(SerialNumber, new HandMadeExtension("1.2.3.4", true))] }, "critical"),
        ["no nextUpdate"] = (ca => new(ca) { NextUpdate = null }, "no nextUpdate"),
        ["no nextUpdate, with entries"] = (ca => new(ca) { NextUpdate = null, Entries = [new(SerialNumber)] }, "no nextUpdate"),
        ["RSASSA-PSS"] = (ca => new(ca) { Algorithm = "1.2.840.113549.1.1.10" }, "not signed with"),
        ["ECDSA with SHA-1"] = (ca => new(ca) { Algorithm = "1.2.840.10045.4.1", Hash = HashAlgorithmName.SHA1 }, "not signed with"),
        ["RSA with SHA-1"] = (ca => new(ca) { Algorithm = "1.2.840.113549.1.1.5" }, "not signed with"),
        ["RSA with MD5"] = (ca => new(ca) { Algorithm = "1.2.840.113549.1.1.4" }, "not signed with"),
        ["two algorithms"] = (ca => new(ca) { OuterAlgorithm = "1.2.840.10045.4.3.3" }, "algorithms differ"),
        ["version 3"] = (ca => new(ca) { Version = 2 }, "version"),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    public static TheoryData<string> Contents =>
    [
        "empty", "garbage", "text", "certificate", "key", "trailing data", "trailing list", "truncated", "PEM truncated", "second PEM block truncated",
        "second PEM block without begin", "second PEM block with begin of another kind", "PEM of garbage", "PEM of trailing data", "PEM label in small letters",
    ];

    public static TheoryData<string> Paths => ["missing", "folder", "no name", "NUL"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task D3_A_list_of_a_kind_that_is_not_supported_is_refused(string kind)
    {
        var (list, message) = Kinds[kind];
        var file = _files.Write(list(_pki.Root).Encode());
        var exception = await Assert.ThrowsAsync<CryptographicException>(() => ListFiles.HostAsync(_pki, file));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D3_The_same_list_without_such_a_mistake_is_taken()
    {
        HandMadeExtension[] harmless = [new("2.5.29.20"), new("2.5.29.35"), new("1.2.3.4")];
        var list = new HandMadeList(_pki.Root) { Extensions = harmless, Entries = [new(SerialNumber, new HandMadeExtension("2.5.29.21"))] };
        HandMadeList[] lists = [list, list with { NextUpdate = new(2060, 1, 1, 0, 0, 0, TimeSpan.Zero) }, list with { Version = null, Extensions = [] }];
        foreach (var each in lists)
        {
            await using var host = await ListFiles.HostAsync(_pki, _files.Write(each.Encode()));
            Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        }
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task D3_A_file_that_is_no_list_is_refused(string content)
    {
        var file = _files.Write(Content(content));
        var exception = await Assert.ThrowsAsync<CryptographicException>(() => ListFiles.HostAsync(_pki, file));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task D3_A_file_that_cannot_be_read_is_refused(string path)
    {
        var file = path switch
        {
            "missing" => Path.Combine(_files.Folder, "missing.crl"),
            "folder" => _files.Folder,
            "no name" => "",
            _ => "a\0b",
        };
        await Assert.ThrowsAnyAsync<IOException>(() => ListFiles.HostAsync(_pki, file));
    }

    [Theory]
    [InlineData(X509RevocationMode.Online)]
    [InlineData(X509RevocationMode.Offline)]
    public async Task D3_Files_together_with_another_source_are_refused(X509RevocationMode mode)
    {
        var file = _files.Write(_pki.Root.CreateRevocationList());
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(new HostSetup
        {
            Tls = tls =>
            {
                tls.RevocationListFiles.Add(file);
                tls.RevocationMode = mode;
            },
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task D3_An_interval_that_is_not_positive_is_refused(int ticks)
    {
        var setup = ListFiles.Setup(_pki, TimeSpan.FromTicks(ticks), _files.Write(_pki.Root.CreateRevocationList()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(setup));
    }

    private byte[] Content(string kind)
    {
        var list = new HandMadeList(_pki.Root).Encode();
        var pem = ListFiles.Pem(list);
        var begin = "-----BEGIN X509 CRL-----";
        return kind switch
        {
            "empty" => [],
            "garbage" => [0x30, 0x82, 1, 2, 3, 4],
            "certificate" => _pki.Root.Certificate.RawData,
            "key" => _pki.Root.Key.ExportPkcs8PrivateKey(),
            "trailing data" => [.. list, 0],
            "trailing list" => [.. list, .. list],
            "truncated" => list[..^1],
            _ => System.Text.Encoding.UTF8.GetBytes(kind switch
            {
                "text" => "These are not the lists that you look for.",
                "PEM truncated" => pem[..^30],
                "second PEM block truncated" => pem + "\n" + pem[..^30],
                "second PEM block without begin" => pem + "\n" + pem[1..],
                "second PEM block with begin of another kind" => pem + "\n" + pem.Replace(begin, "-----BEGIN CERTIFICATE-----", StringComparison.Ordinal),
                "PEM of garbage" => ListFiles.Pem([1, 2, 3]),
                "PEM of trailing data" => ListFiles.Pem([.. list, 0]),
                _ => pem.Replace("X509 CRL", "x509 crl", StringComparison.Ordinal),
            }),
        };
    }
}
