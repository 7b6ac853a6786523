using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2014CertificateFollowsRedirectsTests
{
    private const string Use = " var http = new HttpClient(own);";

    [Theory]
    [InlineData("var http = new HttpClient({|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } });")]
    [InlineData("var http = new HttpClient({|MTLS2014:new SocketsHttpHandler|} { SslOptions = { ClientCertificates = [cert] } });")]
    [InlineData("var http = new HttpClient({|MTLS2014:new SocketsHttpHandler()|} { SslOptions = new() { ClientCertificates = new() { cert } } });")]
    [InlineData("var own = {|MTLS2014:new HttpClientHandler()|}; own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("using var own = {|MTLS2014:new HttpClientHandler()|}; own.ClientCertificates.AddRange(new[] { cert });" + Use)]
    [InlineData("HttpClientHandler own = {|MTLS2014:new()|}; own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("HttpClientHandler own = {|MTLS2014:new()|} { UseCookies = false }; if (flag) own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("var own = {|MTLS2014:new SocketsHttpHandler()|}; own.SslOptions.ClientCertificates = Many();" + Use)]
    [InlineData("var own = {|MTLS2014:new SocketsHttpHandler()|}; own.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(cert, null);" + Use)]
    [InlineData("var tls = new SslClientAuthenticationOptions { ClientCertificates = [cert] }; var own = {|MTLS2014:new SocketsHttpHandler|} { SslOptions = tls };" + Use)]
    [InlineData("var own = {|MTLS2014:new SocketsHttpHandler()|}; ssl.ClientCertificates = [cert]; own.SslOptions = ssl;" + Use)]
    [InlineData("HttpMessageHandler own = {|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } };" + Use)]
    [InlineData("var own = {|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } }; var http = new HttpClient(new Retry { InnerHandler = own });")]
    [InlineData("HttpMessageHandler Make() { var own = {|MTLS2014:new HttpClientHandler()|}; own.ClientCertificates.Add(cert); return own; }")]
    [InlineData("HttpMessageHandler Make() => {|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } };")]
    [InlineData("services.AddHttpClient(path).ConfigurePrimaryHttpMessageHandler(() => { var own = {|MTLS2014:new HttpClientHandler()|}; own.ClientCertificates.Add(cert); return own; });")]
    [InlineData("services.AddHttpClient(path).ConfigurePrimaryHttpMessageHandler(() => {|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } });")]
    [InlineData("var own = {|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } }; if (own is not null) own.UseProxy = false;" + Use + " own!.Dispose();")]
    public Task Handler_with_a_certificate_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert }, AllowAutoRedirect = false });")]
    [InlineData("var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert }, AllowAutoRedirect = true });")]
    [InlineData("var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert }, MaxAutomaticRedirections = 1 });")]
    [InlineData("var own = new HttpClientHandler(); own.ClientCertificates.Add(cert); own.AllowAutoRedirect = flag;" + Use)]
    [InlineData("var own = new HttpClientHandler { AllowAutoRedirect = false }; own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("var own = new HttpClientHandler(); own.ClientCertificates.Add(cert); if (flag) own.AllowAutoRedirect = false;" + Use)]
    [InlineData("var own = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { ClientCertificates = [cert] } };" + Use)]
    public Task Handler_whose_code_speaks_of_redirects_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var http = new HttpClient(new HttpClientHandler());")]
    [InlineData("var own = new HttpClientHandler { UseCookies = false };" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { } };" + Use)]
    [InlineData("var own = new HttpClientHandler(); own.ClientCertificates.Clear();" + Use)]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = null;" + Use)]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = [];" + Use)]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.LocalCertificateSelectionCallback = (_, host, _, _, _) => host == path ? cert : null!;" + Use)]
    [InlineData("var own = new HttpClientHandler(); handler.ClientCertificates.Add(cert);" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic };" + Use)]
    public Task Handler_without_a_certificate_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("handler.ClientCertificates.Add(cert);")]
    [InlineData("_field = new HttpClientHandler(); _field.ClientCertificates.Add(cert);")]
    [InlineData("_field = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; _field = own;")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("HttpClientHandler Make() { var own = new HttpClientHandler { ClientCertificates = { cert } }; return own; }")]
    [InlineData("HttpClientHandler Make() => new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("Action<HttpMessageHandler>? configure = null; var own = new HttpClientHandler { ClientCertificates = { cert } }; configure?.Invoke(own);" + Use)]
    [InlineData("Action<HttpMessageHandler, int> configure = (_, _) => { }; var own = new HttpClientHandler { ClientCertificates = { cert } }; configure(own, 1);" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; Prepare(own);" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; own.Extend();" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; var other = own; other.AllowAutoRedirect = false;" + Use)]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; Action<HttpClientHandler> later = h => h.AllowAutoRedirect = false; later(own);" + Use)]
    [InlineData("var own = Make(); own.ClientCertificates.Add(cert);" + Use + " static HttpClientHandler Make() => new();")]
    [InlineData("services.AddHttpClient(path).UseSocketsHttpHandler((h, _) => h.SslOptions.ClientCertificates = [cert]);")]
    [InlineData("var own = new Derived { ClientCertificates = { cert } };" + Use)]
    [InlineData("var own = new Doppel.HttpClientHandler(); own.ClientCertificates.Add(cert); Console.WriteLine(own);")]
    public Task Handler_that_others_may_set_IsSilent(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert } });", ClientFrame.InTests);

    [Theory]
    [InlineData("var own = new HttpClientHandler(; own.ClientCertificates.Add(cert);")]
    [InlineData("var own = new ; own.ClientCertificates.Add(cert); var http = new HttpClient(own);")]
    [InlineData("HttpClientHandler own = new(); own.ClientCertificates.Add();")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var http = new HttpClient({|MTLS2014:new HttpClientHandler|} { ClientCertificates = { cert } });", "var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, ClientCertificates = { cert } });")]
    [InlineData("var own = {|MTLS2014:new HttpClientHandler()|}; own.ClientCertificates.Add(cert);" + Use, "var own = new HttpClientHandler() { AllowAutoRedirect = false }; own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("HttpClientHandler own = {|MTLS2014:new()|}; own.ClientCertificates.Add(cert);" + Use, "HttpClientHandler own = new() { AllowAutoRedirect = false }; own.ClientCertificates.Add(cert);" + Use)]
    [InlineData("var own = {|MTLS2014:new SocketsHttpHandler()|} { }; own.SslOptions.ClientCertificates = [cert];" + Use, "var own = new SocketsHttpHandler() { AllowAutoRedirect = false }; own.SslOptions.ClientCertificates = [cert];" + Use)]
    public Task Redirects_are_switched_off_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(expected));

    [Fact]
    public Task Handler_of_Windows_IsFixed() => FixAsync(
        ClientFrame.Around("var own = {|MTLS2014:new WinHttpHandler()|}; own.ClientCertificates.Add(cert);" + Use),
        ClientFrame.Around("var own = new WinHttpHandler() { AutomaticRedirection = false }; own.ClientCertificates.Add(cert);" + Use),
        test => test.TestState.AdditionalReferences.AddRange(RestoredReferences.OtherClients));

    [Fact]
    public Task Three_at_once_with_comments_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            HttpClient M(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var retry = new System.Collections.Generic.List<HttpMessageHandler>
                {
                    {|MTLS2014:new HttpClientHandler|}
                    {
                        // Ours.
                        ClientCertificates = { cert },
                    },
                };
                HttpMessageHandler two = {|MTLS2014:new SocketsHttpHandler|} { SslOptions = { ClientCertificates = [cert] } }; // the second
                retry.Add(two);
                return new HttpClient({|MTLS2014:new HttpClientHandler()|} { ClientCertificates = { cert } });
            }
        }
        """,
        """
        using System.Net.Http;

        class C
        {
            HttpClient M(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var retry = new System.Collections.Generic.List<HttpMessageHandler>
                {
                    new HttpClientHandler
                    {
                        AllowAutoRedirect = false,
                        // Ours.
                        ClientCertificates = { cert },
                    },
                };
                HttpMessageHandler two = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { ClientCertificates = [cert] } }; // the second
                retry.Add(two);
                return new HttpClient(new HttpClientHandler() { AllowAutoRedirect = false, ClientCertificates = { cert } });
            }
        }
        """);

    private const string Members = """
        HttpClientHandler _field = new();
        IServiceCollection services = null!;
        static X509CertificateCollection Many() => new X509Store().Certificates;
        static void Prepare(HttpClientHandler h) => h.AllowAutoRedirect = false;
        class Retry : DelegatingHandler { }
        class Derived : HttpClientHandler { public Derived() => AllowAutoRedirect = false; }
        }
        static class More { public static void Extend(this HttpClientHandler h) { } }
        namespace Doppel { public class HttpClientHandler { public X509CertificateCollection ClientCertificates { get; } = new(); }
        """;

    private static Task FixAsync(string source, string fixedSource, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.FixAsync<MTLS2014CertificateFollowsRedirectsAnalyzer, MTLS2014CertificateFollowsRedirectsFix>(source, fixedSource, MTLS2014CertificateFollowsRedirectsFix.Title, configure);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2014CertificateFollowsRedirectsAnalyzer>(ClientFrame.Around(statements, Members), configure);
}
