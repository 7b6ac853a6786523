using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>Runs the callback analyzer over one line in the frame that the rule catalogue's snippets assume.</summary>
internal static class Callbacks
{
    /// <summary>Names of the catalogue: handler, sockets, ssl, server, h, k, cert, ca, env, log, allowed, serverCb, clientCb.</summary>
    public static string Frame(string statement, string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using static System.Net.Security.SslPolicyErrors;

        class C
        {
            Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? serverCb;
            RemoteCertificateValidationCallback? clientCb;
            event RemoteCertificateValidationCallback? Validate;

            async Task M(
                HttpClientHandler handler, SocketsHttpHandler sockets, SslClientAuthenticationOptions ssl, SslServerAuthenticationOptions server,
                HttpsConnectionAdapterOptions h, ClientWebSocketOptions socket, Stream stream, X509Certificate2 ca,
                IHostEnvironment env, ILogger log, HashSet<string> allowed, Options options)
            {
                {{statement}}
                await Task.CompletedTask;
            }

            static bool CustomChain(X509Certificate? c)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
                return chain.Build((X509Certificate2)c!);
            }

            static bool AcceptAll(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            static bool AcceptAny(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) { return true; }
            static bool Strict(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None;
            {{members}}
        }

        class Options { public bool Insecure { get; set; } public bool? Maybe { get; set; } }
        """;

    public static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<ValidationCallbackAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(Frame(statement, members), test =>
        {
            // The markup's severity is the rule's; rows that expect Info say so themselves.
            test.CompilerDiagnostics = CompilerDiagnostics.Errors;
            configure?.Invoke(test);
        });

    /// <summary>Expects one finding, marked <c>{|#0:...|}</c>, as Info.</summary>
    public static Task VerifyInfoAsync(DiagnosticDescriptor rule, string statement, string members = "") =>
        Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(Frame(statement, members), test =>
            test.ExpectedDiagnostics.Add(new DiagnosticResult(rule.Id, DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)));
}
