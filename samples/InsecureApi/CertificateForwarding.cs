namespace InsecureApi;

/// <summary>The library's proxy ends TLS and sends the certificate of the client in a header, and nobody reads it.</summary>
internal static class LibraryHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"); // MTLS4012

        var app = builder.Build();
        app.MapOrders();
        return app;
    }
}

/// <summary>The museum reads a header that its proxy has never heard of.</summary>
internal static class MuseumHost
{
    public static WebApplication Build(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCertificateForwarding(); // MTLS4012
        app.MapOrders();
        app.MapGet("/members", (HttpRequest request) =>
            request.Headers["X-SSL-Client-S-DN"] == "CN=curator" ? Results.Ok() : Results.Unauthorized()); // MTLS4014
        return app;
    }
}

/// <summary>The theatre looks for the certificate before it has come.</summary>
internal static class TheatreHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication();
        builder.Services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"); // MTLS4015

        var app = builder.Build();
        app.UseAuthentication();
        app.UseCertificateForwarding(); // MTLS4011
        app.MapOrders();
        return app;
    }
}
