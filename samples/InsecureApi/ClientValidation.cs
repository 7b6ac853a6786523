using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>Partners, one port for each: how this server judges the certificates of its clients.</summary>
internal static class PartnerHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // A certificate is asked for, and any will do.
            kestrel.ListenLocalhost(7201, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate(); // MTLS3001
            }));

            // The same, by hand.
            kestrel.ListenLocalhost(7202, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (certificate, _, errors) => // MTLS3001
                {
                    Console.WriteLine($"{certificate.Subject}: {errors}");
                    return true;
                };
            }));

            // A forged certificate has a fine expiry date, too.
            kestrel.ListenLocalhost(7203, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => certificate.NotAfter > DateTime.Now; // MTLS3003
            }));

            // "Our partners have their own CA", and so has everybody else.
            kestrel.ListenLocalhost(7204, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None || errors == SslPolicyErrors.RemoteCertificateChainErrors; // MTLS3004
            }));

            kestrel.ListenLocalhost(7205, listen => listen.UseHttps(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = IsNotBlocked; // MTLS3018
            }));
        });

        var app = builder.Build();
        app.MapOrders();
        return app;
    }

    /// <summary>In Tokyo a certificate lives nine hours longer.</summary>
    public static bool HasExpired(X509Certificate2 certificate) => certificate.NotAfter < DateTime.UtcNow; // MTLS3022

    /// <summary>While the list cannot be read, nobody is blocked.</summary>
    private static bool IsNotBlocked(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        try
        {
            return errors == SslPolicyErrors.None && !File.ReadLines("blocked.txt").Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        }
        catch (IOException)
        {
            return true;
        }
    }
}
