using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>A fix keeps the line breaks of the file, whatever the machine's are, also in the usings that it adds.</summary>
public class LineBreakTests
{
    private const string Client = """
        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl, Microsoft.Extensions.Hosting.IHostEnvironment env)
            {
                ssl.RemoteCertificateValidationCallback = {|#:(s, c, ch, e) => { BODY }|};
            }
        }
        """;

    private static readonly string Disabled = Client.Replace("#", "MTLS3002").Replace("BODY", "return true;");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Private_ca_IsFixed(string lineBreak) => FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        lineBreak,
        Disabled,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl, Microsoft.Extensions.Hosting.IHostEnvironment env)
            {
                ssl.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    // Name the file that holds the certificate of your CA.
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile("ca.crt") },
                    // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                    RevocationMode = X509RevocationMode.NoCheck,
                };
            }
        }
        """,
        PrivateCaFix.Title);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Statement_wrapped_by_the_formatter_IsFixed(string lineBreak) => FixAsync<ValidationCallbackAnalyzer, DevelopmentOnlyFix>(
        lineBreak,
        Disabled,
        """
        using Microsoft.Extensions.Hosting;

        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl, Microsoft.Extensions.Hosting.IHostEnvironment env)
            {
                if (env.IsDevelopment())
                {
                    ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => { return true; }|};
                }
            }
        }
        """,
        DevelopmentOnlyFix.Title,
        test =>
        {
            // The finding stays, as a suggestion.
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.FixOne;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Statement_added_in_front_IsFixed(string lineBreak) => FixAsync<ValidationCallbackAnalyzer, MTLS3005CallbackDropsNameMismatchFix>(
        lineBreak,
        Client.Replace("#", "MTLS3005").Replace("BODY", "return ch!.Build(null!);"),
        """
        using System.Net.Security;

        class C
        {
            void M(System.Net.Security.SslClientAuthenticationOptions ssl, Microsoft.Extensions.Hosting.IHostEnvironment env)
            {
                ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    if ((e & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
                    {
                        return false;
                    }

                    return ch!.Build(null!);
                };
            }
        }
        """);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Enforcement_behind_routing_IsFixed(string lineBreak) => FixAsync<CertificateModeAnalyzer, MTLS1001RequiredOnEveryEndpointFix>(
        lineBreak,
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
        var app = builder.Build();

        // Without a certificate only endpoints that allow anonymous access answer.
        app.Use(async (context, next) =>
        {
            if (context.Connection.ClientCertificate is null && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                context.Response.StatusCode = 496;
                context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                context.Response.Headers.Connection = "close";
                return;
            }

            await next(context);
        });
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.Run();
        """);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Initializer_member_IsFixed(string lineBreak) => FixAsync<DeadValidationAnalyzer, MTLS1007AskForCertificateFix>(
        lineBreak,
        """
        using Microsoft.AspNetCore.Hosting;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions l) => l.UseHttps(new Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions
            {
                {|MTLS1007:CheckCertificateRevocation = true|},
            });
        }
        """,
        """
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions l) => l.UseHttps(new Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions
            {
                ClientCertificateMode = ClientCertificateMode.AllowCertificate,
                CheckCertificateRevocation = true,
            });
        }
        """,
        "Ask for a certificate: AllowCertificate");

    private static Task FixAsync<TAnalyzer, TFix>(
        string lineBreak, string source, string fixedSource, string? title = null, Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        Verify.FixAsync(source.ReplaceLineEndings(lineBreak), fixedSource.ReplaceLineEndings(lineBreak), title, configure);
}
