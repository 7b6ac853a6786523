using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InsecureApi;

/// <summary>Keys and passwords where everybody finds them.</summary>
internal static class CertificateSecrets
{
    private const string BankPassword = "s3cret";

    public static void AddBank(this KestrelServerOptions kestrel)
    {
        // Whoever has the repository has the server's private key.
        kestrel.Listen(IPAddress.Any, 7443, listen => listen.UseHttps("server.pfx", "1234")); // MTLS7001

        // The constant is in the compiled program too.
        var bank = X509CertificateLoader.LoadPkcs12FromFile("bank.pfx", BankPassword); // MTLS7001

        // The copy lies on the disk, and its password in the code.
        File.WriteAllBytes("copy.pfx", bank.Export(X509ContentType.Pkcs12, "copy")); // MTLS7001
    }
}
