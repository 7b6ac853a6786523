namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>The code around the callbacks of the fix tests.</summary>
internal static class FixFrame
{
    /// <summary>A class with the callback's statement and what the statement may use.</summary>
    public static string Frame(string statement, string members, string options = "SslClientAuthenticationOptions") => $$"""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M({{options}} ssl, X509Certificate2 ca)
            {
                {{statement}}
            }

            static bool Own(X509Certificate? certificate, X509Chain? chain) => chain!.Build((X509Certificate2)certificate!);

            static void Log(object? value) { }

            {{members}}
        }
        """;
}
