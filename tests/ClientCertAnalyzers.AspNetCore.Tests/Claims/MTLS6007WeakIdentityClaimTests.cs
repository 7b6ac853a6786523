using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6007WeakIdentityClaimTests
{
    [Fact]
    public void HashCode_IsFourBytesOfTheThumbprint()
    {
        var certificate = TestPki.Shared.Valid.Leaf;
        Assert.Equal(BinaryPrimitives.ReadInt32BigEndian(certificate.GetCertHash()), certificate.GetHashCode());
    }

    [Fact]
    public void SerialNumber_IsWhatTheIssuerWrites()
    {
        byte[] number = [0x12, 0x34];
        var ours = TestPki.Shared.Root.Issue(new() { SerialNumber = number });
        var theirs = TestPki.Shared.Other.Issue(new() { SerialNumber = number });
        Assert.Equal(ours.SerialNumber, theirs.SerialNumber);
        Assert.NotEqual(ours.Thumbprint, theirs.Thumbprint);
    }

    [Fact]
    public async Task ForgedSerialNumber_IsLetIn()
    {
        var known = TestPki.Shared.Valid.Leaf;
        await using var host = await Forgery.ServerThatAsks(certificate => certificate.SerialNumber == known.SerialNumber);
        Assert.Equal(LetIn, await host.SeesAsync(Forgery.Of(known)));
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
    }

    /// <summary>A received certificate has none; in a store of Windows it is a note that its owner writes. Elsewhere setting it throws.</summary>
    [Fact]
    public void FriendlyName_IsNoPartOfTheCertificate()
    {
        var certificate = Certificates.FromDer(TestPki.Shared.Valid.Leaf.RawData);
        Assert.Equal("", certificate.FriendlyName);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            certificate.FriendlyName = "ours";
            Assert.Equal("", Certificates.FromDer(certificate.RawData).FriendlyName);
        }
    }
}
