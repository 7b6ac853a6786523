using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public sealed class MTLS2008EphemeralKeyOnWindowsClaimTests : IDisposable
{
    private readonly CertificateFiles _files = new();

    /// <summary>What the fix does is right everywhere.</summary>
    [Fact]
    public async Task ThroughPkcs12_TheKeyIsUsed()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(Again(Pem)))));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [Again(Pem)])));
    }

    [Fact]
    public async Task InMemory_TheKeyIsUsedOnLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Windows is what the rule is about.
        }

        await using var host = await StartAsync();
        foreach (var certificate in new[] { Pem, Certificates.FromDer(Pem.RawData).CopyWithPrivateKey(Key), Ephemeral })
        {
            Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(certificate))));
        }
    }

    [Fact]
    public async Task InMemory_TheKeyOfAServerIsUsedOnLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
        {
            ClaimHost.AllowAny(https);
            https.ServerCertificate = X509Certificate2.CreateFromPem(ClaimHost.Server.ExportCertificatePem(), ClaimHost.Server.ExportKeyPem());
        })));
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
    }

    public void Dispose() => _files.Dispose();

    private static Task<TestHost> StartAsync() => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));

    private X509Certificate2 Pem => X509Certificate2.CreateFromPemFile(_files.Pem, _files.Key);

    private ECDsa Key
    {
        get
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(_files.Key));
            return key;
        }
    }

#pragma warning disable SYSLIB0057 // There is no other way on .NET 8.
    private X509Certificate2 Ephemeral => new(_files.Pkcs12, (string?)null, X509KeyStorageFlags.EphemeralKeySet);

    private static X509Certificate2 Again(X509Certificate2 certificate) => new(certificate.Export(X509ContentType.Pkcs12));
#pragma warning restore SYSLIB0057
}
