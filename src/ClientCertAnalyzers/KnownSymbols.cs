using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

/// <summary>The framework types that the rules speak about, each resolved once per compilation, when a rule first asks for it. One line per type.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<KnownSymbols?>> Cache = new();

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new();
    private readonly Compilation _compilation;

    private KnownSymbols(Compilation compilation) => _compilation = compilation;

    public INamedTypeSymbol? SslPolicyErrors => Find("System.Net.Security.SslPolicyErrors");
    public INamedTypeSymbol? RemoteCertificateValidationCallback => Find("System.Net.Security.RemoteCertificateValidationCallback");
    public INamedTypeSymbol? SslStream => Find("System.Net.Security.SslStream");
    public INamedTypeSymbol? SslServerAuthenticationOptions => Find("System.Net.Security.SslServerAuthenticationOptions");
    public INamedTypeSymbol? SslClientAuthenticationOptions => Find("System.Net.Security.SslClientAuthenticationOptions");
    public INamedTypeSymbol? X509Certificate => Find("System.Security.Cryptography.X509Certificates.X509Certificate");
    public INamedTypeSymbol? X509Certificate2 => Find("System.Security.Cryptography.X509Certificates.X509Certificate2");
    public INamedTypeSymbol? X509Chain => Find("System.Security.Cryptography.X509Certificates.X509Chain");
    public INamedTypeSymbol? X509ChainPolicy => Find("System.Security.Cryptography.X509Certificates.X509ChainPolicy");
    public INamedTypeSymbol? X509ChainTrustMode => Find("System.Security.Cryptography.X509Certificates.X509ChainTrustMode");
    public INamedTypeSymbol? X509VerificationFlags => Find("System.Security.Cryptography.X509Certificates.X509VerificationFlags");
    public INamedTypeSymbol? Oid => Find("System.Security.Cryptography.Oid");
    public INamedTypeSymbol? AuthenticationException => Find("System.Security.Authentication.AuthenticationException");
    public INamedTypeSymbol? X509RevocationMode => Find("System.Security.Cryptography.X509Certificates.X509RevocationMode");
    public INamedTypeSymbol? X509CertificateLoader => Find("System.Security.Cryptography.X509Certificates.X509CertificateLoader");
    public INamedTypeSymbol? X509Store => Find("System.Security.Cryptography.X509Certificates.X509Store");
    public INamedTypeSymbol? X509FindType => Find("System.Security.Cryptography.X509Certificates.X509FindType");
    public INamedTypeSymbol? X509CertificateCollection => Find("System.Security.Cryptography.X509Certificates.X509CertificateCollection");
    public INamedTypeSymbol? X509Certificate2Collection => Find("System.Security.Cryptography.X509Certificates.X509Certificate2Collection");
    public INamedTypeSymbol? X509ChainElement => Find("System.Security.Cryptography.X509Certificates.X509ChainElement");
    public INamedTypeSymbol? X509ContentType => Find("System.Security.Cryptography.X509Certificates.X509ContentType");
    public INamedTypeSymbol? X509KeyStorageFlags => Find("System.Security.Cryptography.X509Certificates.X509KeyStorageFlags");
    public INamedTypeSymbol? CertificateRequest => Find("System.Security.Cryptography.X509Certificates.CertificateRequest");
    public INamedTypeSymbol? RsaCertificateExtensions => Find("System.Security.Cryptography.X509Certificates.RSACertificateExtensions");
    public INamedTypeSymbol? EcdsaCertificateExtensions => Find("System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions");
    public INamedTypeSymbol? DsaCertificateExtensions => Find("System.Security.Cryptography.X509Certificates.DSACertificateExtensions");
    public INamedTypeSymbol? X500DistinguishedName => Find("System.Security.Cryptography.X509Certificates.X500DistinguishedName");
    public INamedTypeSymbol? CryptographicOperations => Find("System.Security.Cryptography.CryptographicOperations");
    public INamedTypeSymbol? MemoryExtensions => Find("System.MemoryExtensions");
    public INamedTypeSymbol? BitConverter => Find("System.BitConverter");
    public INamedTypeSymbol? Regex => Find("System.Text.RegularExpressions.Regex");
    public INamedTypeSymbol? LocalCertificateSelectionCallback => Find("System.Net.Security.LocalCertificateSelectionCallback");
    public INamedTypeSymbol? SslStreamCertificateContext => Find("System.Net.Security.SslStreamCertificateContext");
    public INamedTypeSymbol? File => Find("System.IO.File");
    public INamedTypeSymbol? Path => Find("System.IO.Path");
    public INamedTypeSymbol? Convert => Find("System.Convert");
    public INamedTypeSymbol? DateTimeOffset => Find("System.DateTimeOffset");
    public INamedTypeSymbol? TimeProvider => Find("System.TimeProvider");
    public INamedTypeSymbol? Encoding => Find("System.Text.Encoding");
    public INamedTypeSymbol? Enumerable => Find("System.Linq.Enumerable");
    public INamedTypeSymbol? InvalidOperationException => Find("System.InvalidOperationException");
    public INamedTypeSymbol? ArgumentOutOfRangeException => Find("System.ArgumentOutOfRangeException");
    public INamedTypeSymbol? IndexOutOfRangeException => Find("System.IndexOutOfRangeException");
    public INamedTypeSymbol? WcfCertificateValidator => Find("System.IdentityModel.Selectors.X509CertificateValidator");
    public INamedTypeSymbol? WcfServiceCertificateAuthentication => Find("System.ServiceModel.Security.X509ServiceCertificateAuthentication");
    public INamedTypeSymbol? WcfClientCertificateAuthentication => Find("System.ServiceModel.Security.X509ClientCertificateAuthentication");
    public INamedTypeSymbol? CoreWcfCertificateValidator => Find("CoreWCF.IdentityModel.Selectors.X509CertificateValidator");
    public INamedTypeSymbol? CoreWcfServiceCertificateAuthentication => Find("CoreWCF.Security.X509ServiceCertificateAuthentication");
    public INamedTypeSymbol? CoreWcfClientCertificateAuthentication => Find("CoreWCF.Security.X509ClientCertificateAuthentication");
    public INamedTypeSymbol? HttpClient => Find("System.Net.Http.HttpClient");
    public INamedTypeSymbol? HttpClientHandler => Find("System.Net.Http.HttpClientHandler");
    public INamedTypeSymbol? HttpRequestMessage => Find("System.Net.Http.HttpRequestMessage");
    public INamedTypeSymbol? HttpHeaders => Find("System.Net.Http.Headers.HttpHeaders");
    public INamedTypeSymbol? WebHeaderCollection => Find("System.Net.WebHeaderCollection");
    public INamedTypeSymbol? ClientWebSocketOptions => Find("System.Net.WebSockets.ClientWebSocketOptions");
    public INamedTypeSymbol? SocketsHttpHandler => Find("System.Net.Http.SocketsHttpHandler");
    public INamedTypeSymbol? WinHttpHandler => Find("System.Net.Http.WinHttpHandler");
    public INamedTypeSymbol? ClientCertificateOption => Find("System.Net.Http.ClientCertificateOption");
    public INamedTypeSymbol? HttpMessageHandler => Find("System.Net.Http.HttpMessageHandler");
    public INamedTypeSymbol? DelegatingHandler => Find("System.Net.Http.DelegatingHandler");
    public INamedTypeSymbol? Uri => Find("System.Uri");
    public INamedTypeSymbol? HttpClientFactoryExtensions => Find("Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions");
    public INamedTypeSymbol? HttpClientBuilder => Find("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder");
    public INamedTypeSymbol? HttpClientBuilderExtensions => Find("Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions");
    public INamedTypeSymbol? SocketsHttpHandlerBuilderExtensions => Find("Microsoft.Extensions.DependencyInjection.SocketsHttpHandlerBuilderExtensions");
    public INamedTypeSymbol? ReverseProxyExtensions => Find("Microsoft.Extensions.DependencyInjection.ReverseProxyServiceCollectionExtensions");
    public INamedTypeSymbol? ServicePointManager => Find("System.Net.ServicePointManager");
    public INamedTypeSymbol? WebRequest => Find("System.Net.WebRequest");
    public INamedTypeSymbol? WebClient => Find("System.Net.WebClient");
    public INamedTypeSymbol? SmtpClient => Find("System.Net.Mail.SmtpClient");
    public INamedTypeSymbol? LdapVerifyServerCertificateCallback => Find("System.DirectoryServices.Protocols.VerifyServerCertificateCallback");
    public INamedTypeSymbol? HttpsConnectionAdapterOptions => Find("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions");
    public INamedTypeSymbol? ClientCertificateMode => Find("Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode");
    public INamedTypeSymbol? KestrelServerOptions => Find("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions");
    public INamedTypeSymbol? KestrelConfigurationLoader => Find("Microsoft.AspNetCore.Server.Kestrel.KestrelConfigurationLoader");
    public INamedTypeSymbol? ListenOptions => Find("Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions");
    public INamedTypeSymbol? ListenOptionsHttpsExtensions => Find("Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions");
    public INamedTypeSymbol? HttpProtocols => Find("Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols");
    public INamedTypeSymbol? HttpSysOptions => Find("Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions");
    public INamedTypeSymbol? HttpSysClientCertificateMethod => Find("Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod");
    public INamedTypeSymbol? WebHostBuilder => Find("Microsoft.AspNetCore.Hosting.IWebHostBuilder");
    public INamedTypeSymbol? HostBuilder => Find("Microsoft.Extensions.Hosting.IHostBuilder");
    public INamedTypeSymbol? HostApplicationBuilder => Find("Microsoft.Extensions.Hosting.IHostApplicationBuilder");
    public INamedTypeSymbol? WebApplicationBuilder => Find("Microsoft.AspNetCore.Builder.WebApplicationBuilder");
    public INamedTypeSymbol? ServiceCollection => Find("Microsoft.Extensions.DependencyInjection.IServiceCollection");
    public INamedTypeSymbol? OptionsBuilder => Find("Microsoft.Extensions.Options.OptionsBuilder`1");
    public INamedTypeSymbol? TlsHandshakeCallbackOptions => Find("Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackOptions");
    public INamedTypeSymbol? TlsHandshakeCallbackContext => Find("Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackContext");
    public INamedTypeSymbol? ServerOptionsSelectionCallback => Find("System.Net.Security.ServerOptionsSelectionCallback");
    public INamedTypeSymbol? AllowAnonymousAttribute => Find("Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute");
    public INamedTypeSymbol? AllowAnonymous => Find("Microsoft.AspNetCore.Authorization.IAllowAnonymous");
    public INamedTypeSymbol? ApplicationBuilder => Find("Microsoft.AspNetCore.Builder.IApplicationBuilder");
    public INamedTypeSymbol? EndpointRouteBuilder => Find("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");
    public INamedTypeSymbol? EndpointConventionBuilder => Find("Microsoft.AspNetCore.Builder.IEndpointConventionBuilder");
    public INamedTypeSymbol? WebApplication => Find("Microsoft.AspNetCore.Builder.WebApplication");
    public INamedTypeSymbol? HttpContext => Find("Microsoft.AspNetCore.Http.HttpContext");
    public INamedTypeSymbol? HttpRequest => Find("Microsoft.AspNetCore.Http.HttpRequest");
    public INamedTypeSymbol? ConnectionInfo => Find("Microsoft.AspNetCore.Http.ConnectionInfo");
    public INamedTypeSymbol? TlsConnectionFeature => Find("Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature");
    public INamedTypeSymbol? HttpResponse => Find("Microsoft.AspNetCore.Http.HttpResponse");
    public INamedTypeSymbol? RequestDelegate => Find("Microsoft.AspNetCore.Http.RequestDelegate");
    public INamedTypeSymbol? Results => Find("Microsoft.AspNetCore.Http.Results");
    public INamedTypeSymbol? TypedResults => Find("Microsoft.AspNetCore.Http.TypedResults");
    public INamedTypeSymbol? ControllerBase => Find("Microsoft.AspNetCore.Mvc.ControllerBase");
    public INamedTypeSymbol? PageModel => Find("Microsoft.AspNetCore.Mvc.RazorPages.PageModel");
    public INamedTypeSymbol? BadHttpRequestException => Find("Microsoft.AspNetCore.Http.BadHttpRequestException");
    public INamedTypeSymbol? HttpListenerRequest => Find("System.Net.HttpListenerRequest");
    public INamedTypeSymbol? HttpListenerResponse => Find("System.Net.HttpListenerResponse");
    public INamedTypeSymbol? HttpResponseFeature => Find("Microsoft.AspNetCore.Http.Features.IHttpResponseFeature");
    public INamedTypeSymbol? HeaderDictionary => Find("Microsoft.AspNetCore.Http.IHeaderDictionary");
    public INamedTypeSymbol? HttpResponseMessage => Find("System.Net.Http.HttpResponseMessage");
    public INamedTypeSymbol? ClientCertificateStatusCodes => Find("ClientCertAnalyzers.AspNetCore.ClientCertificateStatusCodes");
    public INamedTypeSymbol? ClientCertificateAnswers => Find("Microsoft.AspNetCore.Http.ClientCertificateAnswerExtensions");
    public INamedTypeSymbol? ClientCertificateHttps => Find("Microsoft.AspNetCore.Hosting.ClientCertificateHttpsExtensions");
    public INamedTypeSymbol? ClientCertificateResponseOptions => Find("ClientCertAnalyzers.AspNetCore.ClientCertificateResponseOptions");
    public INamedTypeSymbol? RequireClientCertificate => Find("ClientCertAnalyzers.AspNetCore.RequireClientCertificateAttribute");
    public INamedTypeSymbol? ClientCertificateEndpoints => Find("Microsoft.AspNetCore.Builder.ClientCertificateEndpointConventionBuilderExtensions");
    public INamedTypeSymbol? AuthorizeData => Find("Microsoft.AspNetCore.Authorization.IAuthorizeData");
    public INamedTypeSymbol? ClaimsPrincipal => Find("System.Security.Claims.ClaimsPrincipal");
    public INamedTypeSymbol? Identity => Find("System.Security.Principal.IIdentity");
    public INamedTypeSymbol? GrpcAuthContext => Find("Grpc.Core.AuthContext");
    public INamedTypeSymbol? AuthorizationOptions => Find("Microsoft.AspNetCore.Authorization.AuthorizationOptions");
    public INamedTypeSymbol? AuthorizationBuilder => Find("Microsoft.AspNetCore.Authorization.AuthorizationBuilder");
    public INamedTypeSymbol? EndpointAuthorization => Find("Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions");
    public INamedTypeSymbol? AuthenticationBuilder => Find("Microsoft.AspNetCore.Authentication.AuthenticationBuilder");
    public INamedTypeSymbol? AuthenticationService => Find("Microsoft.AspNetCore.Authentication.IAuthenticationService");
    public INamedTypeSymbol? HttpContextAuthentication => Find("Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions");
    public INamedTypeSymbol? ClientCertificateResponses => Find("Microsoft.Extensions.DependencyInjection.ClientCertificateServiceCollectionExtensions");
    public INamedTypeSymbol? AuthenticationHandler => Find("Microsoft.AspNetCore.Authentication.AuthenticationHandler`1");
    public INamedTypeSymbol? AuthenticateResult => Find("Microsoft.AspNetCore.Authentication.AuthenticateResult");
    public INamedTypeSymbol? ResultContext => Find("Microsoft.AspNetCore.Authentication.ResultContext`1");
    public INamedTypeSymbol? AuthorizationHandlerContext => Find("Microsoft.AspNetCore.Authorization.AuthorizationHandlerContext");
    public INamedTypeSymbol? CertificateValidatedContext => Find("Microsoft.AspNetCore.Authentication.Certificate.CertificateValidatedContext");
    public INamedTypeSymbol? CertificateAuthenticationFailedContext => Find("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationFailedContext");
    public INamedTypeSymbol? CertificateAuthenticationEvents => Find("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationEvents");
    public INamedTypeSymbol? CertificateAuthenticationExtensions => Find("Microsoft.Extensions.DependencyInjection.CertificateAuthenticationAppBuilderExtensions");
    public INamedTypeSymbol? CertificateAuthenticationOptions => Find("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions");
    public INamedTypeSymbol? CertificateForwardingServices => Find("Microsoft.Extensions.DependencyInjection.CertificateForwardingServiceExtensions");
    public INamedTypeSymbol? CertificateForwardingApplications => Find("Microsoft.AspNetCore.Builder.CertificateForwardingBuilderExtensions");
    public INamedTypeSymbol? CertificateForwardingOptions => Find("Microsoft.AspNetCore.HttpOverrides.CertificateForwardingOptions");
    public INamedTypeSymbol? ForwardedHeadersApplications => Find("Microsoft.AspNetCore.Builder.ForwardedHeadersExtensions");
    public INamedTypeSymbol? ForwardedHeaders => Find("Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders");
    public INamedTypeSymbol? ForwardedHeadersOptions => Find("Microsoft.AspNetCore.Builder.ForwardedHeadersOptions");
    public INamedTypeSymbol? AuthenticationApplications => Find("Microsoft.AspNetCore.Builder.AuthAppBuilderExtensions");
    public INamedTypeSymbol? AuthorizationApplications => Find("Microsoft.AspNetCore.Builder.AuthorizationAppBuilderExtensions");
    public INamedTypeSymbol? FromHeaderAttribute => Find("Microsoft.AspNetCore.Mvc.FromHeaderAttribute");
    public INamedTypeSymbol? GrpcServerCallContext => Find("Grpc.Core.ServerCallContext");
    public INamedTypeSymbol? FunctionRequest => Find("Microsoft.Azure.Functions.Worker.Http.HttpRequestData");
    public INamedTypeSymbol? HostEnvironment => Find("Microsoft.Extensions.Hosting.IHostEnvironment");
    public INamedTypeSymbol? HostEnvironmentExtensions => Find("Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions");
    public INamedTypeSymbol? LegacyHostingEnvironment => Find("Microsoft.AspNetCore.Hosting.IHostingEnvironment");
    public INamedTypeSymbol? LegacyHostingEnvironmentExtensions => Find("Microsoft.AspNetCore.Hosting.HostingEnvironmentExtensions");
    public INamedTypeSymbol? ExtensionsHostingEnvironment => Find("Microsoft.Extensions.Hosting.IHostingEnvironment");
    public INamedTypeSymbol? ExtensionsHostingEnvironmentExtensions => Find("Microsoft.Extensions.Hosting.HostingEnvironmentExtensions");
    public INamedTypeSymbol? Environments => Find("Microsoft.Extensions.Hosting.Environments");
    public INamedTypeSymbol? LegacyEnvironmentName => Find("Microsoft.AspNetCore.Hosting.EnvironmentName");
    public INamedTypeSymbol? ExtensionsEnvironmentName => Find("Microsoft.Extensions.Hosting.EnvironmentName");
    public INamedTypeSymbol? Configuration => Find("Microsoft.Extensions.Configuration.IConfiguration");
    public INamedTypeSymbol? ConfigurationBinder => Find("Microsoft.Extensions.Configuration.ConfigurationBinder");
    public INamedTypeSymbol? Options => Find("Microsoft.Extensions.Options.IOptions`1");
    public INamedTypeSymbol? OptionsMonitor => Find("Microsoft.Extensions.Options.IOptionsMonitor`1");
    public INamedTypeSymbol? ConfigurationManager => Find("System.Configuration.ConfigurationManager");
    public INamedTypeSymbol? AppContext => Find("System.AppContext");
    public INamedTypeSymbol? Debugger => Find("System.Diagnostics.Debugger");
    public INamedTypeSymbol? Environment => Find("System.Environment");
    public INamedTypeSymbol? Console => Find("System.Console");
    public INamedTypeSymbol? TextWriter => Find("System.IO.TextWriter");
    public INamedTypeSymbol? Debug => Find("System.Diagnostics.Debug");
    public INamedTypeSymbol? Trace => Find("System.Diagnostics.Trace");
    public INamedTypeSymbol? Logger => Find("Microsoft.Extensions.Logging.ILogger");
    public INamedTypeSymbol? LoggerExtensions => Find("Microsoft.Extensions.Logging.LoggerExtensions");
    public INamedTypeSymbol? ConditionalAttribute => Find("System.Diagnostics.ConditionalAttribute");

    /// <summary>The symbols of a compilation, or null where it has no TLS types and so nothing for any rule to say.</summary>
    public static KnownSymbols? For(Compilation compilation) => Cache.GetValue(compilation, static c =>
    {
        var symbols = new KnownSymbols(c);
        return new StrongBox<KnownSymbols?>(symbols.SslPolicyErrors is null ? null : symbols);
    }).Value;

    /// <summary>A type of another library. Their names stand in the table of switches, with what is wrong about them.</summary>
    public INamedTypeSymbol? OfLibrary(string assembly, string metadataName) => Find(metadataName) is { } type && type.ContainingAssembly.Name == assembly ? type : null;

    private INamedTypeSymbol? Find(string metadataName)
    {
        if (!_types.TryGetValue(metadataName, out var type))
        {
            _types[metadataName] = type = Find(_compilation, metadataName);
        }

        return type;
    }

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
