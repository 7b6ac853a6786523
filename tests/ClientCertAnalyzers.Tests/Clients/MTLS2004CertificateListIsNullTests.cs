using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2004CertificateListIsNullTests
{
    /// <summary>YARP, as far as the rule knows it.</summary>
    private static readonly MetadataReference Proxy = CSharpCompilation.Create(
        "Yarp.ReverseProxy",
        [Compilations.Parse("""
            namespace Microsoft.Extensions.DependencyInjection
            {
                public interface IReverseProxyBuilder { }
                public static class ReverseProxyServiceCollectionExtensions
                {
                    public static IReverseProxyBuilder ConfigureHttpClient(this IReverseProxyBuilder b, System.Action<object, System.Net.Http.SocketsHttpHandler> a) => b;
                }
            }
            """)],
        References.AspNetCore,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    [Theory]
    [InlineData("{|MTLS2004:new SocketsHttpHandler().SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("sockets = new(); {|MTLS2004:sockets.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler { AllowAutoRedirect = false }; {|MTLS2004:own.SslOptions.ClientCertificates|}!.Add(cert);")]
    [InlineData("using var own = new SocketsHttpHandler(); own.SslOptions.TargetHost = path; _ = {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { TargetHost = path } }; if (flag) {|MTLS2004:own.SslOptions.ClientCertificates|}.AddRange(new[] { cert });")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = new() { TargetHost = path } }; {|MTLS2004:own.SslOptions.ClientCertificates|}.Insert(0, cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions = new SslClientAuthenticationOptions(); {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = null; {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); var tls = own.SslOptions; {|MTLS2004:tls.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SslClientAuthenticationOptions { TargetHost = path }; {|MTLS2004:own.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SslClientAuthenticationOptions(); var count = {|MTLS2004:own.ClientCertificates|}.Count;")]
    [InlineData("var own = new SslClientAuthenticationOptions(); {|MTLS2004:own.ClientCertificates|}[0] = cert;")]
    [InlineData("_ = new SslClientAuthenticationOptions { {|MTLS2004:ClientCertificates|} = { cert } };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|MTLS2004:ClientCertificates|} = { cert } } };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = new() { {|MTLS2004:ClientCertificates|} = { cert } } };")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { {|MTLS2004:ClientCertificates|} = { cert } } };")]
    [InlineData("_field = new SocketsHttpHandler(); {|MTLS2004:_field.SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); if (flag) {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert); else {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(null!);")]
    [InlineData("var own = new SocketsHttpHandler(); {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert); own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("Func<HttpMessageHandler> make = () => { var own = new SocketsHttpHandler(); {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert); return own; };")]
    public Task List_of_a_new_object_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("proxy.ConfigureHttpClient((_, s) => {|MTLS2004:s.SslOptions.ClientCertificates|}.Add(cert));")]
    [InlineData("proxy.ConfigureHttpClient((_, s) => { s.UseCookies = false; {|MTLS2004:s.SslOptions.ClientCertificates|}!.Add(cert); });")]
    [InlineData("proxy.ConfigureHttpClient(Configure); void Configure(object context, SocketsHttpHandler s) { {|MTLS2004:s.SslOptions.ClientCertificates|}.Add(cert); }")]
    [InlineData("clients.UseSocketsHttpHandler((s, _) => {|MTLS2004:s.SslOptions.ClientCertificates|}.Add(cert));")]
    [InlineData("clients.UseSocketsHttpHandler(b => b.Configure((s, _) => {|MTLS2004:s.SslOptions.ClientCertificates|}.Add(cert)));")]
    public Task Handler_that_the_framework_makes_Reports(string statement) => VerifyAsync(
        "IReverseProxyBuilder proxy = null!; IHttpClientBuilder clients = null!; " + statement, "", configure: test => test.TestState.AdditionalReferences.Add(Proxy));

    [Theory]
    [InlineData("sockets.SslOptions.ClientCertificates = new() { cert };")]
    [InlineData("sockets.SslOptions = new() { ClientCertificates = [cert] }; sockets.SslOptions.ClientCertificates ??= new(); sockets.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = new(); own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates ??= []; own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); (own.SslOptions.ClientCertificates ??= []).Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = new() { ClientCertificates = new() } }; own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { ClientCertificates = new() } }; own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { ClientCertificates = new() { cert } } };")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = ssl }; own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions = ssl; own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); if (flag) own.SslOptions.ClientCertificates = new(); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = Make(); own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); var tls = own.SslOptions; tls.ClientCertificates = new(); tls.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); var tls = own.SslOptions; own.SslOptions.ClientCertificates = new(); tls.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SslClientAuthenticationOptions { ClientCertificates = new X509Certificate2Collection() }; own.ClientCertificates.Add(cert);")]
    [InlineData("SocketsHttpHandler own; if (flag) own = new(); else own = Handler(); own.SslOptions.ClientCertificates!.Add(cert);")]
    public Task List_that_is_there_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("sockets.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("ssl.ClientCertificates!.Add(cert);")]
    [InlineData("_field.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("Handler().SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = Handler(); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); Prepare(own); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); Prepare(own.SslOptions); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); Prepare(ref own); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); Action fill = () => own.SslOptions.ClientCertificates = new(); fill(); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); Action add = () => own.SslOptions.ClientCertificates!.Add(cert); own.SslOptions.ClientCertificates = new(); add();")]
    [InlineData("var own = new SocketsHttpHandler(); var other = own; other.SslOptions.ClientCertificates = new(); own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("_field = new SocketsHttpHandler(); Fill(); _field.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("if (ssl is SslClientAuthenticationOptions own) own.ClientCertificates!.Add(cert);")]
    [InlineData("var own = new Derived(); own.ClientCertificates!.Add(cert);")]
    [InlineData("Use((_, s) => s.SslOptions.ClientCertificates!.Add(cert)); static void Use(Action<object, SocketsHttpHandler> a) { }")]
    [InlineData("Action<SslClientAuthenticationOptions> later = o => o.ClientCertificates!.Add(cert);")]
    [InlineData("IHttpClientBuilder clients = null!; clients.UseSocketsHttpHandler((s, _) => s.SslOptions.ClientCertificates = new()); clients.UseSocketsHttpHandler((s, _) => s.SslOptions.ClientCertificates!.Add(cert));")]
    [InlineData("IHttpClientBuilder clients = null!; clients.ConfigurePrimaryHttpMessageHandler((h, _) => ((SocketsHttpHandler)h).SslOptions.ClientCertificates!.Add(cert));")]
    public Task Object_of_which_more_is_unknown_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates?.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); if (own.SslOptions.ClientCertificates is not null) own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); if (own.SslOptions.ClientCertificates == null) return; own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); if (own.SslOptions.ClientCertificates is { } all) all.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); var all = own.SslOptions.ClientCertificates ?? []; all.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); _ = nameof(own.SslOptions.ClientCertificates.Count);")]
    [InlineData("var own = new SocketsHttpHandler(); var all = own.SslOptions.ClientCertificates;")]
    [InlineData("_ = new SslClientAuthenticationOptions { ClientCertificates = { } };")]
    public Task List_that_is_asked_for_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("new HttpClientHandler().ClientCertificates.Add(cert);")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("new System.Net.WebSockets.ClientWebSocket().Options.ClientCertificates.Add(cert);")]
    [InlineData("var own = new Own(); own.ClientCertificates.Add(cert); own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ApplicationProtocols!.Add(SslApplicationProtocol.Http2);")]
    public Task Other_lists_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("new SocketsHttpHandler().SslOptions.ClientCertificates.")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates")]
    [InlineData("var own = own; own.SslOptions.ClientCertificates.Add(cert);")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = ;")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { ClientCertificates = { ")]
    [InlineData("ClientCertificates.Add(cert);")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private const string Members = """
        SocketsHttpHandler _field = new();
        static SocketsHttpHandler Handler() => new();
        static X509CertificateCollection? Make() => null;
        static void Prepare(SocketsHttpHandler h) { }
        static void Prepare(ref SocketsHttpHandler h) { }
        static void Prepare(SslClientAuthenticationOptions o) { }
        void Fill() => _field.SslOptions.ClientCertificates = new();
        class Derived : SslClientAuthenticationOptions { public Derived() => ClientCertificates = new(); }
        class Own { public X509CertificateCollection ClientCertificates { get; } = new(); public Own SslOptions => this; }
        """;

    private static Task VerifyAsync(string statements, string members = Members, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2004CertificateListIsNullAnalyzer>(ClientFrame.Around(statements, members), configure);
}
