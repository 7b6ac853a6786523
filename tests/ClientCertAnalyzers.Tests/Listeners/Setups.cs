namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>Programs around the lines that set up Kestrel.</summary>
internal static class Setups
{
    private const string Usings = """
        using System;
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography.X509Certificates;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        """;

    /// <summary>Lines of a method that gets the options <c>k</c> and a certificate <c>cert</c>.</summary>
    public static string OnOptions(string lines) => $$"""
        {{Usings}}

        public class Setup
        {
            public void Configure(KestrelServerOptions k, X509Certificate2 cert)
            {
                {{lines.Trim()}}
            }

            public KestrelServerOptions Kept = new();

            public static KestrelServerOptions Shared { get; set; } = new();

            private static void Require(HttpsConnectionAdapterOptions h) => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        }
        """;

    /// <summary>Lines of a program behind <c>var builder = WebApplication.CreateBuilder(args);</c>.</summary>
    public static string OnBuilder(string lines) => $$"""
        {{Usings}}

        var builder = WebApplication.CreateBuilder(args);
        {{lines.Trim()}}

        static void SetUp(KestrelServerOptions options) => options.ConfigureHttpsDefaults(Require);
        static void Require(HttpsConnectionAdapterOptions h) => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;

        internal static class Extensions
        {
            public static WebApplicationBuilder AddTls(this WebApplicationBuilder builder)
            {
                builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));
                return builder;
            }
        }

        internal class Nothing
        {
            public void Configure(IApplicationBuilder app) { }
        }

        internal static class Own
        {
            public static void UseStartup<T>() { }
        }

        internal class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13));
        }
        """;
}
