using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>Keys and passwords where everybody finds them, and a certificate where a secret was wanted.</summary>
internal static class CertificateSecrets
{
    private const string BankPassword = "s3cret";

    // Whoever has the source or the program can answer the handshake as this client.
    public const string ClientKey = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g\n-----END PRIVATE KEY-----"; // MTLS7002

    // Whoever has the repository has the supplier's private key.
    public static X509Certificate2 Supplier() => X509CertificateLoader.LoadPkcs12FromFile("supplier.pfx", "1234"); // MTLS7001

    public static void CopyBankCertificate()
    {
        // The constant is in the compiled program too.
        var bank = X509CertificateLoader.LoadPkcs12FromFile("bank.pfx", BankPassword); // MTLS7001

        // The copy lies on the disk, and its password in the code.
        File.WriteAllBytes("copy.pfx", bank.Export(X509ContentType.Pkcs12, "copy")); // MTLS7001
    }

    public static Task<string> AskBankAsync(HttpClient client, X509Certificate2 certificate)
    {
        // A copy of the certificate without its key does just as well.
        client.DefaultRequestHeaders.Add("X-ARR-ClientCert", certificate.GetRawCertDataString()); // MTLS2013
        return client.GetStringAsync("https://bank.example/balance");
    }
}
