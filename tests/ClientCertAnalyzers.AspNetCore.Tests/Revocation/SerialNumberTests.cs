using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>D5: a serial number is found however it is written, and revocation is named before expiry.</summary>
public class SerialNumberTests
{
    private readonly TestPki _pki = new();
    private readonly ListFiles _files = new();

    [Theory]
    [InlineData("01")]
    [InlineData("0001")]
    [InlineData("000000000000000001")]
    [InlineData("80")]
    [InlineData("0080")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public async Task D5_A_serial_number_is_found_with_leading_zeros_and_high_bits(string serialNumber)
    {
        var bytes = Convert.FromHexString(serialNumber);
        var revoked = new ClientCertificate(_pki.Root.Issue(new() { SerialNumber = bytes }));
        var neighbour = new ClientCertificate(_pki.Root.Issue(new() { SerialNumber = [1, .. bytes] }));
        _pki.Root.Revoke(revoked.Leaf);
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.Root.CreateRevocationList()));
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
        Assert.Equal("200 CN=client", await host.AnswerAsync(neighbour));
    }

    [Theory]
    [InlineData("80")]
    [InlineData("FF")]
    [InlineData("80000000000000000000000000000001")]
    public async Task D5_A_negative_serial_number_is_found(string serialNumber)
    {
        // RFC 5280 4.1.2.2 forbids them, and asks to be prepared for them.
        var bytes = Convert.FromHexString(serialNumber);
        var revoked = new ClientCertificate(IssueNegative(bytes));
        var file = _files.Write(new HandMadeList(_pki.Root) { Entries = [new(bytes)] }.Encode());
        await using var host = await ListFiles.HostAsync(_pki, file);
        Assert.Equal("495 revoked", await host.AnswerAsync(revoked));
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
    }

    [Fact]
    public async Task D5_A_revoked_certificate_that_expired_is_revoked()
    {
        var expired = _pki.Expired();
        _pki.Root.Revoke(expired.Leaf);
        await using var host = await ListFiles.HostAsync(_pki, _files.Write(_pki.Root.CreateRevocationList()));
        Assert.Equal("495 revoked", await host.AnswerAsync(expired));
        Assert.Equal("495 expired", await host.AnswerAsync(_pki.Expired()));
    }

    /// <summary>Another number in a certificate that .NET made, signed again: its own builder writes positive numbers only.</summary>
    private X509Certificate2 IssueNegative(byte[] serialNumber)
    {
        var request = new LeafRequest();
        using var issued = _pki.Root.Issue(request);
        var certificate = new AsnReader(issued.RawData, AsnEncodingRules.DER).ReadSequence();
        var fields = certificate.ReadSequence();
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            content.WriteEncodedValue(fields.ReadEncodedValue().Span);
            fields.ReadInteger();
            content.WriteInteger(new BigInteger(serialNumber, isUnsigned: false, isBigEndian: true));
            while (fields.HasData)
            {
                content.WriteEncodedValue(fields.ReadEncodedValue().Span);
            }
        }

        var changed = new AsnWriter(AsnEncodingRules.DER);
        using (changed.PushSequence())
        {
            changed.WriteEncodedValue(content.Encode());
            changed.WriteEncodedValue(certificate.ReadEncodedValue().Span);
            changed.WriteBitString(_pki.Root.Key.SignData(content.Encode(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        using var leaf = Certificates.FromDer(changed.Encode());
        return leaf.WithKey(request.Key);
    }
}
