using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Loading;

/// <summary>A class around a few statements that load certificates.</summary>
internal static class LoadingFrame
{
    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        using static System.Security.Cryptography.X509Certificates.X509CertificateLoader;

        class C
        {
            async Task M(string path, byte[] bytes, string pwd, bool flag, X509Certificate2 cert, X509Certificate2Collection all, X509Certificate2Collection given, ListenOptions l, HttpsConnectionAdapterOptions h, SslServerAuthenticationOptions server, SslStream stream, IConfiguration configuration, IHostEnvironment env, Action<object?> log)
            {
                {{statements}}
                await Task.Yield();
            }

            {{members}}
        }
        """;
}
