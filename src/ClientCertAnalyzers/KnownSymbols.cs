using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

/// <summary>The framework types that the rules speak about, resolved once per compilation. One line per type.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<KnownSymbols?>> Cache = new();

    private KnownSymbols(Compilation compilation)
    {
        SslPolicyErrors = Find(compilation, "System.Net.Security.SslPolicyErrors");
        RemoteCertificateValidationCallback = Find(compilation, "System.Net.Security.RemoteCertificateValidationCallback");
        SslStream = Find(compilation, "System.Net.Security.SslStream");
        SslServerAuthenticationOptions = Find(compilation, "System.Net.Security.SslServerAuthenticationOptions");
        SslClientAuthenticationOptions = Find(compilation, "System.Net.Security.SslClientAuthenticationOptions");
        X509Certificate = Find(compilation, "System.Security.Cryptography.X509Certificates.X509Certificate");
        X509Certificate2 = Find(compilation, "System.Security.Cryptography.X509Certificates.X509Certificate2");
        X509Chain = Find(compilation, "System.Security.Cryptography.X509Certificates.X509Chain");
        X509ChainPolicy = Find(compilation, "System.Security.Cryptography.X509Certificates.X509ChainPolicy");
        X509ChainTrustMode = Find(compilation, "System.Security.Cryptography.X509Certificates.X509ChainTrustMode");
        X509RevocationMode = Find(compilation, "System.Security.Cryptography.X509Certificates.X509RevocationMode");
        X509CertificateLoader = Find(compilation, "System.Security.Cryptography.X509Certificates.X509CertificateLoader");
        X509Store = Find(compilation, "System.Security.Cryptography.X509Certificates.X509Store");
        X509CertificateCollection = Find(compilation, "System.Security.Cryptography.X509Certificates.X509CertificateCollection");
        X509Certificate2Collection = Find(compilation, "System.Security.Cryptography.X509Certificates.X509Certificate2Collection");
        X509ChainElement = Find(compilation, "System.Security.Cryptography.X509Certificates.X509ChainElement");
        X509ContentType = Find(compilation, "System.Security.Cryptography.X509Certificates.X509ContentType");
        CertificateRequest = Find(compilation, "System.Security.Cryptography.X509Certificates.CertificateRequest");
        RsaCertificateExtensions = Find(compilation, "System.Security.Cryptography.X509Certificates.RSACertificateExtensions");
        EcdsaCertificateExtensions = Find(compilation, "System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions");
        DsaCertificateExtensions = Find(compilation, "System.Security.Cryptography.X509Certificates.DSACertificateExtensions");
        LocalCertificateSelectionCallback = Find(compilation, "System.Net.Security.LocalCertificateSelectionCallback");
        SslStreamCertificateContext = Find(compilation, "System.Net.Security.SslStreamCertificateContext");
        File = Find(compilation, "System.IO.File");
        Path = Find(compilation, "System.IO.Path");
        Convert = Find(compilation, "System.Convert");
        Encoding = Find(compilation, "System.Text.Encoding");
        Enumerable = Find(compilation, "System.Linq.Enumerable");
        InvalidOperationException = Find(compilation, "System.InvalidOperationException");
        HttpClient = Find(compilation, "System.Net.Http.HttpClient");
        HttpClientHandler = Find(compilation, "System.Net.Http.HttpClientHandler");
        HttpRequestMessage = Find(compilation, "System.Net.Http.HttpRequestMessage");
        HttpHeaders = Find(compilation, "System.Net.Http.Headers.HttpHeaders");
        WebHeaderCollection = Find(compilation, "System.Net.WebHeaderCollection");
        ClientWebSocketOptions = Find(compilation, "System.Net.WebSockets.ClientWebSocketOptions");
        SocketsHttpHandler = Find(compilation, "System.Net.Http.SocketsHttpHandler");
        ServicePointManager = Find(compilation, "System.Net.ServicePointManager");
        WebRequest = Find(compilation, "System.Net.WebRequest");
        WebClient = Find(compilation, "System.Net.WebClient");
        SmtpClient = Find(compilation, "System.Net.Mail.SmtpClient");
        LdapVerifyServerCertificateCallback = Find(compilation, "System.DirectoryServices.Protocols.VerifyServerCertificateCallback");
        HttpsConnectionAdapterOptions = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions");
        ClientCertificateMode = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode");
        KestrelServerOptions = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions");
        KestrelConfigurationLoader = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.KestrelConfigurationLoader");
        ListenOptions = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions");
        ListenOptionsHttpsExtensions = Find(compilation, "Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions");
        HttpProtocols = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols");
        HttpSysOptions = Find(compilation, "Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions");
        HttpSysClientCertificateMethod = Find(compilation, "Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod");
        WebHostBuilder = Find(compilation, "Microsoft.AspNetCore.Hosting.IWebHostBuilder");
        HostBuilder = Find(compilation, "Microsoft.Extensions.Hosting.IHostBuilder");
        HostApplicationBuilder = Find(compilation, "Microsoft.Extensions.Hosting.IHostApplicationBuilder");
        WebApplicationBuilder = Find(compilation, "Microsoft.AspNetCore.Builder.WebApplicationBuilder");
        ServiceCollection = Find(compilation, "Microsoft.Extensions.DependencyInjection.IServiceCollection");
        OptionsBuilder = Find(compilation, "Microsoft.Extensions.Options.OptionsBuilder`1");
        TlsHandshakeCallbackOptions = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackOptions");
        TlsHandshakeCallbackContext = Find(compilation, "Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackContext");
        ServerOptionsSelectionCallback = Find(compilation, "System.Net.Security.ServerOptionsSelectionCallback");
        AllowAnonymousAttribute = Find(compilation, "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute");
        AllowAnonymous = Find(compilation, "Microsoft.AspNetCore.Authorization.IAllowAnonymous");
        ApplicationBuilder = Find(compilation, "Microsoft.AspNetCore.Builder.IApplicationBuilder");
        EndpointRouteBuilder = Find(compilation, "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");
        EndpointConventionBuilder = Find(compilation, "Microsoft.AspNetCore.Builder.IEndpointConventionBuilder");
        WebApplication = Find(compilation, "Microsoft.AspNetCore.Builder.WebApplication");
        HttpContext = Find(compilation, "Microsoft.AspNetCore.Http.HttpContext");
        HttpRequest = Find(compilation, "Microsoft.AspNetCore.Http.HttpRequest");
        ConnectionInfo = Find(compilation, "Microsoft.AspNetCore.Http.ConnectionInfo");
        TlsConnectionFeature = Find(compilation, "Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature");
        ControllerBase = Find(compilation, "Microsoft.AspNetCore.Mvc.ControllerBase");
        ClientCertificateEndpoints = Find(compilation, "Microsoft.AspNetCore.Builder.ClientCertificateEndpointConventionBuilderExtensions");
        AuthenticationHandler = Find(compilation, "Microsoft.AspNetCore.Authentication.AuthenticationHandler`1");
        CertificateAuthenticationExtensions = Find(compilation, "Microsoft.Extensions.DependencyInjection.CertificateAuthenticationAppBuilderExtensions");
        CertificateAuthenticationOptions = Find(compilation, "Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions");
        HostEnvironment = Find(compilation, "Microsoft.Extensions.Hosting.IHostEnvironment");
        HostEnvironmentExtensions = Find(compilation, "Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions");
        LegacyHostingEnvironment = Find(compilation, "Microsoft.AspNetCore.Hosting.IHostingEnvironment");
        LegacyHostingEnvironmentExtensions = Find(compilation, "Microsoft.AspNetCore.Hosting.HostingEnvironmentExtensions");
        ExtensionsHostingEnvironment = Find(compilation, "Microsoft.Extensions.Hosting.IHostingEnvironment");
        ExtensionsHostingEnvironmentExtensions = Find(compilation, "Microsoft.Extensions.Hosting.HostingEnvironmentExtensions");
        Environments = Find(compilation, "Microsoft.Extensions.Hosting.Environments");
        LegacyEnvironmentName = Find(compilation, "Microsoft.AspNetCore.Hosting.EnvironmentName");
        ExtensionsEnvironmentName = Find(compilation, "Microsoft.Extensions.Hosting.EnvironmentName");
        Configuration = Find(compilation, "Microsoft.Extensions.Configuration.IConfiguration");
        ConfigurationManager = Find(compilation, "System.Configuration.ConfigurationManager");
        AppContext = Find(compilation, "System.AppContext");
        Debugger = Find(compilation, "System.Diagnostics.Debugger");
        Environment = Find(compilation, "System.Environment");
        ConditionalAttribute = Find(compilation, "System.Diagnostics.ConditionalAttribute");
    }

    public INamedTypeSymbol? SslPolicyErrors { get; }
    public INamedTypeSymbol? RemoteCertificateValidationCallback { get; }
    public INamedTypeSymbol? SslStream { get; }
    public INamedTypeSymbol? SslServerAuthenticationOptions { get; }
    public INamedTypeSymbol? SslClientAuthenticationOptions { get; }
    public INamedTypeSymbol? X509Certificate { get; }
    public INamedTypeSymbol? X509Certificate2 { get; }
    public INamedTypeSymbol? X509Chain { get; }
    public INamedTypeSymbol? X509ChainPolicy { get; }
    public INamedTypeSymbol? X509ChainTrustMode { get; }
    public INamedTypeSymbol? X509RevocationMode { get; }
    public INamedTypeSymbol? X509CertificateLoader { get; }
    public INamedTypeSymbol? X509Store { get; }
    public INamedTypeSymbol? X509CertificateCollection { get; }
    public INamedTypeSymbol? X509Certificate2Collection { get; }
    public INamedTypeSymbol? X509ChainElement { get; }
    public INamedTypeSymbol? X509ContentType { get; }
    public INamedTypeSymbol? CertificateRequest { get; }
    public INamedTypeSymbol? RsaCertificateExtensions { get; }
    public INamedTypeSymbol? EcdsaCertificateExtensions { get; }
    public INamedTypeSymbol? DsaCertificateExtensions { get; }
    public INamedTypeSymbol? LocalCertificateSelectionCallback { get; }
    public INamedTypeSymbol? SslStreamCertificateContext { get; }
    public INamedTypeSymbol? File { get; }
    public INamedTypeSymbol? Path { get; }
    public INamedTypeSymbol? Convert { get; }
    public INamedTypeSymbol? Encoding { get; }
    public INamedTypeSymbol? Enumerable { get; }
    public INamedTypeSymbol? InvalidOperationException { get; }
    public INamedTypeSymbol? HttpClient { get; }
    public INamedTypeSymbol? HttpClientHandler { get; }
    public INamedTypeSymbol? HttpRequestMessage { get; }
    public INamedTypeSymbol? HttpHeaders { get; }
    public INamedTypeSymbol? WebHeaderCollection { get; }
    public INamedTypeSymbol? ClientWebSocketOptions { get; }
    public INamedTypeSymbol? SocketsHttpHandler { get; }
    public INamedTypeSymbol? ServicePointManager { get; }
    public INamedTypeSymbol? WebRequest { get; }
    public INamedTypeSymbol? WebClient { get; }
    public INamedTypeSymbol? SmtpClient { get; }
    public INamedTypeSymbol? LdapVerifyServerCertificateCallback { get; }
    public INamedTypeSymbol? HttpsConnectionAdapterOptions { get; }
    public INamedTypeSymbol? ClientCertificateMode { get; }
    public INamedTypeSymbol? KestrelServerOptions { get; }
    public INamedTypeSymbol? KestrelConfigurationLoader { get; }
    public INamedTypeSymbol? ListenOptions { get; }
    public INamedTypeSymbol? ListenOptionsHttpsExtensions { get; }
    public INamedTypeSymbol? HttpProtocols { get; }
    public INamedTypeSymbol? HttpSysOptions { get; }
    public INamedTypeSymbol? HttpSysClientCertificateMethod { get; }
    public INamedTypeSymbol? WebHostBuilder { get; }
    public INamedTypeSymbol? HostBuilder { get; }
    public INamedTypeSymbol? HostApplicationBuilder { get; }
    public INamedTypeSymbol? WebApplicationBuilder { get; }
    public INamedTypeSymbol? ServiceCollection { get; }
    public INamedTypeSymbol? OptionsBuilder { get; }
    public INamedTypeSymbol? TlsHandshakeCallbackOptions { get; }
    public INamedTypeSymbol? TlsHandshakeCallbackContext { get; }
    public INamedTypeSymbol? ServerOptionsSelectionCallback { get; }
    public INamedTypeSymbol? AllowAnonymousAttribute { get; }
    public INamedTypeSymbol? AllowAnonymous { get; }
    public INamedTypeSymbol? ApplicationBuilder { get; }
    public INamedTypeSymbol? EndpointRouteBuilder { get; }
    public INamedTypeSymbol? EndpointConventionBuilder { get; }
    public INamedTypeSymbol? WebApplication { get; }
    public INamedTypeSymbol? HttpContext { get; }
    public INamedTypeSymbol? HttpRequest { get; }
    public INamedTypeSymbol? ConnectionInfo { get; }
    public INamedTypeSymbol? TlsConnectionFeature { get; }
    public INamedTypeSymbol? ControllerBase { get; }
    public INamedTypeSymbol? ClientCertificateEndpoints { get; }
    public INamedTypeSymbol? AuthenticationHandler { get; }
    public INamedTypeSymbol? CertificateAuthenticationExtensions { get; }
    public INamedTypeSymbol? CertificateAuthenticationOptions { get; }
    public INamedTypeSymbol? HostEnvironment { get; }
    public INamedTypeSymbol? HostEnvironmentExtensions { get; }
    public INamedTypeSymbol? LegacyHostingEnvironment { get; }
    public INamedTypeSymbol? LegacyHostingEnvironmentExtensions { get; }
    public INamedTypeSymbol? ExtensionsHostingEnvironment { get; }
    public INamedTypeSymbol? ExtensionsHostingEnvironmentExtensions { get; }
    public INamedTypeSymbol? Environments { get; }
    public INamedTypeSymbol? LegacyEnvironmentName { get; }
    public INamedTypeSymbol? ExtensionsEnvironmentName { get; }
    public INamedTypeSymbol? Configuration { get; }
    public INamedTypeSymbol? ConfigurationManager { get; }
    public INamedTypeSymbol? AppContext { get; }
    public INamedTypeSymbol? Debugger { get; }
    public INamedTypeSymbol? Environment { get; }
    public INamedTypeSymbol? ConditionalAttribute { get; }

    /// <summary>The symbols of a compilation, or null where it has no TLS types and so nothing for any rule to say.</summary>
    public static KnownSymbols? For(Compilation compilation) => Cache.GetValue(compilation, static c =>
    {
        var symbols = new KnownSymbols(c);
        return new StrongBox<KnownSymbols?>(symbols.SslPolicyErrors is null ? null : symbols);
    }).Value;

    /// <summary>
    /// A type declared in the compilation itself is never ours: a user's own type may well have a framework type's full name.
    /// Where several references declare the name, the first public one counts.
    /// </summary>
    private static INamedTypeSymbol? Find(Compilation compilation, string metadataName)
    {
#pragma warning disable RS0030 // This is the place that the ban points to.
        foreach (var type in compilation.GetTypesByMetadataName(metadataName))
#pragma warning restore RS0030
        {
            if (type.DeclaredAccessibility == Accessibility.Public && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            {
                return type;
            }
        }

        return null;
    }
}
