using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>The gate for partners: the same question, whose certificate this is, asked in ways that give the wrong answer.</summary>
internal sealed class PartnerGate(IConfiguration configuration)
{
    private readonly X509Certificate2 _partner = X509CertificateLoader.LoadCertificateFromFile("partner.cer");

    private readonly X509Certificate2Collection _partners = [X509CertificateLoader.LoadCertificateFromFile("partner.cer")];

    private readonly string[] _allowed = configuration.GetSection("Partner:Allowed").Get<string[]>() ?? [];

    /// <summary>Anybody can write the name of a CA into a certificate.</summary>
    public static bool IsFromPartners(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.Issuer == "CN=Partners, O=Trade"; // MTLS6001

    /// <summary>And so can "CN=Haulage.evil".</summary>
    public static bool IsHaulage(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.Subject.Contains("Haulage") == true; // MTLS6002

    /// <summary>Only issuer and serial number are looked at.</summary>
    public bool IsPartner(X509Certificate2 certificate) => _partners.Contains(certificate); // MTLS6003

    /// <summary>Copied from a tool that writes colons. Nobody gets in any more.</summary>
    public static bool IsAuditor(X509Certificate2 certificate) =>
        certificate.Thumbprint == "9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B"; // MTLS6004

    /// <summary>SHA-1 tells certificates apart, but not those that are made to collide.</summary>
    public bool IsNewPartner(X509Certificate2 certificate) => certificate.Thumbprint == _partner.Thumbprint; // MTLS6005

    /// <summary>Works until somebody writes the thumbprint in lower case.</summary>
    public bool IsConfigured(X509Certificate2 certificate) => certificate.Thumbprint == configuration["Partner:Thumbprint"]; // MTLS6006

    /// <summary>Every CA has its own number 1000.</summary>
    public static bool IsFirstPartner(X509Certificate2 certificate) => certificate.SerialNumber == "1000"; // MTLS6007

    /// <summary>A list that nobody has filled closes no door.</summary>
    public bool IsAllowed(X509Certificate2 certificate) => _allowed.Length == 0 || _allowed.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)); // MTLS3019

    /// <summary>The handshake makes a new object, so this is false for everybody.</summary>
    public bool IsThePartner(HttpContext context) => context.Connection.ClientCertificate == _partner; // MTLS6008
}
