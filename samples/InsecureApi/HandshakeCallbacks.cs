using Microsoft.AspNetCore.Server.HttpSys;

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
