// Good: Everything is accepted in development alone

namespace Peers;

internal static class DevelopmentOnly
{
    public static HttpClientHandler Make(IHostEnvironment environment)
    {
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        if (environment.IsDevelopment())
        {
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        }

        return handler;
    }
}
