using System.Net;
using ClientCertAnalyzers.AspNetCore.Testing.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

/// <summary>What a test changes in the host. By default: the extension with the root of the PKI, the services, "/" open and "/api" protected.</summary>
internal sealed record HostSetup
{
    /// <summary>The defaults, and a rejection says its reason.</summary>
    public static HostSetup Explained { get; } = new HostSetup().WithReasons();

    public TestPki Pki { get; init; } = TestPki.Shared;

    /// <summary>The endpoint's TLS. The server certificate is set already.</summary>
    public Action<HttpsConnectionAdapterOptions>? Https { get; init; }

    /// <summary>Added to the trusted root by the default of <see cref="Https"/>.</summary>
    public Action<ClientCertificateTlsOptions>? Tls { get; init; }

    /// <summary>The whole listener, in place of <see cref="Https"/>.</summary>
    public Action<ListenOptions>? Listen { get; init; }

    /// <summary>Whether there is a listener besides those of <see cref="Kestrel"/> and of the configuration.</summary>
    public bool HasListener { get; init; } = true;

    /// <summary>More of Kestrel, such as a second endpoint.</summary>
    public Action<KestrelServerOptions>? Kestrel { get; init; }

    public Action<ClientCertificateResponseOptions>? Responses { get; init; }

    /// <summary>Whether <c>AddClientCertificateResponses()</c> is called.</summary>
    public bool HasResponses { get; init; } = true;

    public Action<WebApplicationBuilder>? Builder { get; init; }

    /// <summary>The command line: configuration that counts already while the builder is made.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>In place of the default endpoints.</summary>
    public Action<WebApplication>? App { get; init; }

    /// <summary>A rejection says its reason, in a problem document.</summary>
    public HostSetup WithReasons() => this with
    {
        Responses = options =>
        {
            options.IncludeReason = true;
            Responses?.Invoke(options);
        },
        Builder = builder =>
        {
            builder.Services.AddProblemDetails();
            Builder?.Invoke(builder);
        },
    };
}

/// <summary>A real Kestrel on a free port of the loopback address.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, TestPki pki, LogSink logs) => (_app, Pki, Logs) = (app, pki, logs);

    public TestPki Pki { get; }

    public LogSink Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>In the order of the listeners.</summary>
    public int[] Ports => [.. _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(a => new Uri(a).Port)];

    public int Port => Ports[0];

    public static async Task<TestHost> StartAsync(HostSetup? setup = null)
    {
        setup ??= new();
        var logs = new LogSink();
        var app = await TestApplication.StartAsync(
            new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Tests", Args = setup.Arguments },
            builder => Configure(builder, setup, logs),
            setup.App ?? MapDefaults);
        return new(app, setup.Pki, logs);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>What an application sees of the caller: its name, or "nobody".</summary>
    public static string Caller(HttpContext context) => context.Connection.ClientCertificate?.Subject ?? "nobody";

    private static void Configure(WebApplicationBuilder builder, HostSetup setup, LogSink logs)
    {
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        if (setup.HasResponses)
        {
            builder.Services.AddClientCertificateResponses(setup.Responses);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (setup.HasListener)
            {
                kestrel.Listen(IPAddress.Loopback, 0, setup.Listen ?? (listen => listen.UseHttps(https => Configure(https, setup))));
            }

            setup.Kestrel?.Invoke(kestrel);
        });
        setup.Builder?.Invoke(builder);
    }

    private static void Configure(HttpsConnectionAdapterOptions https, HostSetup setup)
    {
        https.ServerCertificate = setup.Pki.Server;
        if (setup.Https is not null)
        {
            setup.Https(https);
            return;
        }

        https.UseClientCertificateResponses(tls =>
        {
            tls.TrustedRoots.Add(setup.Pki.Root.Certificate);
            setup.Tls?.Invoke(tls);
        });
    }

    private static void MapDefaults(WebApplication app)
    {
        app.MapGet("/", Caller);
        app.MapGet("/api", Caller).RequireClientCertificate();
    }
}
