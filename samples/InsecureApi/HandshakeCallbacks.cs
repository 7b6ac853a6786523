using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.HttpSys;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace InsecureApi;

/// <summary>The archive still runs on HTTP.sys. An upload waits for the certificate, and the certificate for the upload.</summary>
internal static class ArchiveHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<HttpSysOptions>(httpSys =>
        {
            httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation; // MTLS1013
        });

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>A sound check in the wrong place. Since it went live, nobody has connected.</summary>
internal static class CustomsHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(7401, listen => listen.UseHttps(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.OnAuthenticate = (_, tls) => tls.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None; // MTLS1009
        })));

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>The devices of the field service. One with a bad certificate is refused, one with none is not.</summary>
internal static class DeviceGateway
{
    public static async Task ServeAsync(Stream connection, X509Certificate certificate)
    {
        await using var tls = new SslStream(connection, leaveInnerStreamOpen: false, (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateChainErrors); // MTLS1003
        await tls.AuthenticateAsServerAsync(certificate, clientCertificateRequired: true, checkCertificateRevocation: false);
        await tls.WriteAsync("hello"u8.ToArray());
    }
}
