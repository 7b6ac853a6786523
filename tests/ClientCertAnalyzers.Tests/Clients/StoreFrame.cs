using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

/// <summary>A class around a few statements that look for a certificate in a store.</summary>
internal static class StoreFrame
{
    public static string Around(string statements, string members = "") => Usings.Catalogue + $$"""
        class C
        {
            const X509FindType ByThumbprint = X509FindType.FindByThumbprint;

            X509Certificate2? M(X509Store store, string thumb, bool flag, HttpClientHandler handler, X509Certificate2 cert, X509Chain chain, Action<object?> log)
            {
                {{statements}}
                return null;
            }

            {{members}}
        }
        """;
}
