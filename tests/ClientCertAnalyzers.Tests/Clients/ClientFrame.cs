using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

/// <summary>A class around a few statements about clients and their certificates.</summary>
internal static class ClientFrame
{
    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        class C
        {
            async Task M(HttpClientHandler handler, SocketsHttpHandler sockets, SslClientAuthenticationOptions ssl, X509Certificate2 cert, RSA rsa, string path, string pwd, bool flag, ConnectionInfo connection, SslStream stream, X509Chain chain)
            {
                {{statements}}
                await Task.Yield();
            }

            {{members}}
        }
        """;
}
