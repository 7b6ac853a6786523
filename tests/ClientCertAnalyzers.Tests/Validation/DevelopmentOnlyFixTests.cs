using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class DevelopmentOnlyFixTests
{
    private const string Callback = "{|MTLS3002:(m, c, ch, e) => true|}";

    // The finding stays, as a suggestion: the markup is in both states.
    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, DevelopmentOnlyFix>(source, fixedSource, DevelopmentOnlyFix.Title, test =>
        {
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.FixOne;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Theory]
    [InlineData("IWebHostEnvironment env", "env")]
    [InlineData("WebApplicationBuilder builder", "builder.Environment")]
    [InlineData("WebApplication app", "app.Environment")]
    [InlineData("WebApplicationBuilder builder, IHostEnvironment environment", "environment")]
    public Task Environment_in_a_parameter_IsFixed(string parameter, string environment) => FixAsync(
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        class C
        {
            void M({{parameter}}, HttpClientHandler handler)
            {
                // A home-made certificate.
                handler.ServerCertificateCustomValidationCallback = {{Callback}}; // ask Kim
                handler.UseProxy = false;
            }
        }
        """,
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        class C
        {
            void M({{parameter}}, HttpClientHandler handler)
            {
                // A home-made certificate.
                if ({{environment}}.IsDevelopment())
                {
                    handler.ServerCertificateCustomValidationCallback = {{Callback}}; // ask Kim
                }

                handler.UseProxy = false;
            }
        }
        """);

    [Fact]
    public Task Environment_in_a_field_and_no_using_IsFixed() => FixAsync(
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Hosting;

        class C
        {
            private readonly IWebHostEnvironment _env = null!;

            void M(HttpClientHandler handler)
            {
                handler.ServerCertificateCustomValidationCallback = {{Callback}};
            }
        }
        """,
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        class C
        {
            private readonly IWebHostEnvironment _env = null!;

            void M(HttpClientHandler handler)
            {
                if (_env.IsDevelopment())
                {
                    handler.ServerCertificateCustomValidationCallback = {{Callback}};
                }
            }
        }
        """);

    [Fact]
    public Task Builder_in_top_level_statements_IsFixed() => FixAsync(
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;

        var builder = WebApplication.CreateBuilder(args);
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = {{Callback}};
        builder.Build().Run();
        """,
        $$"""
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        var handler = new HttpClientHandler();
        if (builder.Environment.IsDevelopment())
        {
            handler.ServerCertificateCustomValidationCallback = {{Callback}};
        }

        builder.Build().Run();
        """);

    [Theory]
    [InlineData("void M(HttpClientHandler handler) { handler.ServerCertificateCustomValidationCallback = " + Callback + "; }")]
    [InlineData("IWebHostEnvironment _env = null!; static void M(HttpClientHandler handler) { handler.ServerCertificateCustomValidationCallback = " + Callback + "; }")]
    [InlineData("void M(IWebHostEnvironment env) { Action<HttpClientHandler> set = static h => { h.ServerCertificateCustomValidationCallback = " + Callback + "; }; }")]
    [InlineData("void M(HttpClientHandler h) { h.ServerCertificateCustomValidationCallback = " + Callback + "; var builder = WebApplication.CreateBuilder(); }")]
    public Task No_environment_in_reach_IsNotFixed(string member)
    {
        var source = $$"""
            using System;
            using System.Net.Http;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;

            class C
            {
                {{member}}
            }
            """;
        return FixAsync(source, source);
    }
}
