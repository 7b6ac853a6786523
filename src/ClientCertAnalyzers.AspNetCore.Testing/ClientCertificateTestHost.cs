using System.Net;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Testing;

/// <summary>
/// A service under test, in a real Kestrel on a free port of the loopback address, with real TLS. It trusts the client certificates of one CA, as the
/// CA's revocation lists leave them. Hosts are independent of each other: tests may run in parallel.
/// </summary>
public sealed class ClientCertificateTestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFile _revocationLists;

    private ClientCertificateTestHost(TestCertificateAuthority authority, WebApplication app, Uri baseAddress, TemporaryFile revocationLists) =>
        (Authority, _app, BaseAddress, _revocationLists) = (authority, app, baseAddress, revocationLists);

    /// <summary>The CA whose clients the service trusts. The host does not dispose of it.</summary>
    public TestCertificateAuthority Authority { get; }

    /// <summary>https://localhost with the port of this host.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services => _app.Services;

    private ClientCertificateResponseOptions Responses => Services.GetRequiredService<IOptions<ClientCertificateResponseOptions>>().Value;

    /// <summary>Starts a service.</summary>
    /// <param name="authority">Issues the server's certificate and the clients'.</param>
    /// <param name="configureBuilder">
    /// Registers the services, as the program does, <c>AddClientCertificateResponses()</c> among them. The host adds the endpoint with TLS itself. Logs
    /// go nowhere unless a provider is added here.
    /// </param>
    /// <param name="configureApp">Adds middleware and endpoints, as the program does.</param>
    /// <param name="configureTls">
    /// What the program says to <c>UseClientCertificateResponses()</c> besides its trusted roots. Unless this sets a
    /// <see cref="ClientCertificateTlsOptions.RevocationMode"/>, the revocation lists of <paramref name="authority"/> count as they are now.
    /// </param>
    /// <returns>The started host; dispose of it to stop the service.</returns>
    /// <exception cref="ArgumentNullException">An argument without a default is <see langword="null"/>.</exception>
    /// <remarks>Whatever the service throws while it is built or started comes out of here as it is.</remarks>
    public static async Task<ClientCertificateTestHost> StartAsync(
        TestCertificateAuthority authority,
        Action<WebApplicationBuilder> configureBuilder,
        Action<WebApplication> configureApp,
        Action<ClientCertificateTlsOptions>? configureTls = null)
    {
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        ArgumentNullException.ThrowIfNull(configureApp);
        var revocationLists = TemporaryFile.Create(authority.CreateRevocationListsPem());
        try
        {
            ListenOptions? endpoint = null;
            var app = await TestApplication.StartAsync(
                // Controllers and pages are looked for where the service is, not in the test runner.
                new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = configureApp.Method.Module.Assembly.GetName().Name },
                builder =>
                {
                    configureBuilder(builder);
                    builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
                    {
                        endpoint = listen;
                        listen.UseTestCertificates(authority, revocationLists, configureTls);
                    }));
                    // Before that of the package: the first filter is the outermost.
                    builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, VerdictHeader>());
                },
                app =>
                {
                    configureApp(app);
                    BuildEndpoints(app);
                });
            return new(authority, app, new($"https://localhost:{endpoint!.IPEndPoint!.Port}"), revocationLists);
        }
        catch
        {
            revocationLists.Dispose();
            throw;
        }
    }

    /// <summary>A client that trusts the server and sends a certificate or none. Its base address is that of the host.</summary>
    /// <param name="certificate">With its key; <see langword="null"/> for none. The intermediates of <see cref="Authority"/> are sent along.</param>
    /// <exception cref="ArgumentException"><paramref name="certificate"/> has no private key.</exception>
    public HttpClient CreateClient(X509Certificate2? certificate = null) => new(Authority.CreateHandler(certificate)) { BaseAddress = BaseAddress };

    /// <summary>Asserts that a request is answered with 200.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="certificate">What the client sends; <see langword="null"/> for none.</param>
    /// <param name="method">Default: GET. The request has no body.</param>
    /// <exception cref="ClientCertificateAssertException">Another answer came, or none.</exception>
    public Task AssertOkAsync(string path, X509Certificate2? certificate = null, HttpMethod? method = null) =>
        new Expectation(StatusCodes.Status200OK).AssertAsync(this, path, certificate, method);

    /// <summary>Asserts that the certificate is refused as invalid: 495, or the status that the service has put in its place.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="certificate">What the client sends.</param>
    /// <param name="reason">Why it must be invalid. Default: for any reason. It need not be in the answer: the host knows it.</param>
    /// <param name="method">Default: GET. The request has no body.</param>
    /// <exception cref="ClientCertificateAssertException">Another answer came, or none, or the reason is another one.</exception>
    public Task AssertInvalidAsync(string path, X509Certificate2 certificate, ClientCertificateRejectionReason? reason = null, HttpMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new Expectation(Responses.InvalidStatusCode, reason).AssertAsync(this, path, certificate, method);
    }

    /// <summary>Asserts that a client without a certificate is told to send one: 496, or the status that the service has put in its place.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="method">Default: GET. The request has no body.</param>
    /// <exception cref="ClientCertificateAssertException">Another answer came, or none.</exception>
    public Task AssertMissingAsync(string path, HttpMethod? method = null) =>
        new Expectation(Responses.MissingStatusCode).AssertAsync(this, path, certificate: null, method);

    /// <summary>Stops the service.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _revocationLists.Dispose();
    }

    /// <summary>What is wrong with an endpoint would otherwise show only in the log, at the first request.</summary>
    private static void BuildEndpoints(IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources)
        {
            _ = source.Endpoints;
        }
    }
}
