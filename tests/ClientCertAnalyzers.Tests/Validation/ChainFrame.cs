using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>A class around a few statements that set up a chain and build it.</summary>
internal static class ChainFrame
{
    /// <summary>The names of the catalogue: <c>policy</c> is the policy of <c>chain</c>.</summary>
    public const string Policy = "using var chain = new X509Chain(); var policy = chain.ChainPolicy; ";

    public const string Build = " return chain.Build(cert);";

    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        using static System.Security.Cryptography.X509Certificates.X509VerificationFlags;
        using static System.Security.Cryptography.X509Certificates.X509ChainTrustMode;
        using static System.Security.Cryptography.X509Certificates.X509RevocationMode;
        using static System.Net.Security.SslPolicyErrors;

        class C
        {
            Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? serverCb;
            RemoteCertificateValidationCallback? clientCb;

            bool M(
                X509Certificate2 cert, X509Certificate2 ca, X509Certificate2Collection roots, bool flag, ILogger log, IHostEnvironment env,
                SslServerAuthenticationOptions server, SslClientAuthenticationOptions ssl, SocketsHttpHandler sockets, List<X509Certificate2> list)
            {
                {{statements}}
                return false;
            }

            {{members}}
        }
        """;

    /// <summary>The statements between a new chain and its use.</summary>
    public static string OnPolicy(string statements, string use = Build, string members = "") => Around(Policy + statements + use, members);
}
