using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2005CertificateOverHttpTests
{
    private const string Add = "handler.ClientCertificates.Add(cert); ";

    private const string Client = Add + "var http = new HttpClient(handler); ";

    [Theory]
    [InlineData(Add + "var http = new HttpClient(handler) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    [InlineData(Add + "_ = new HttpClient(handler) { {|MTLS2005:BaseAddress = new(\"http://api.corp\")|} };")]
    [InlineData(Client + "{|MTLS2005:http.BaseAddress = new Uri(\"http://api.corp/\", UriKind.Absolute)|};")]
    [InlineData(Client + "const string Api = \"HTTP://api.corp\"; {|MTLS2005:http.BaseAddress = new Uri(Api)|};")]
    [InlineData(Client + "var api = new Uri(\"http://api.corp\"); {|MTLS2005:http.BaseAddress = api|};")]
    [InlineData(Client + "{|MTLS2005:http.BaseAddress = _api|};")]
    [InlineData("var http = new HttpClient(handler); {|MTLS2005:http.BaseAddress = new Uri(\"http://api.corp\")|}; " + Add)]
    [InlineData("var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert } }) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert] } }; using var http = new HttpClient(own, false); {|MTLS2005:http.BaseAddress = new Uri(\"http://api.corp\")|};")]
    [InlineData("var own = new SocketsHttpHandler(); own.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(cert, null); var http = new HttpClient(own) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    [InlineData(Add + "var http = new HttpClient(new Retry(handler)) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    [InlineData(Add + "var retry = new Retry { InnerHandler = handler }; var http = new HttpClient(retry) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    [InlineData(Add + "_field = new HttpClient(handler); {|MTLS2005:_field.BaseAddress = new Uri(\"http://api.corp\")|};")]
    [InlineData("if (flag) " + Add + "var http = new HttpClient(handler) { {|MTLS2005:BaseAddress = new Uri(\"http://api.corp\")|} };")]
    public Task Base_address_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Client + "await {|MTLS2005:http.GetAsync(\"http://api.corp/x\")|};")]
    [InlineData(Client + "var text = await {|MTLS2005:http.GetStringAsync(new Uri(\"http://api.corp/x\"))|};")]
    [InlineData(Client + "await {|MTLS2005:http.PostAsync(\"http://api.corp/x\", null)|};")]
    [InlineData(Client + "await {|MTLS2005:http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"http://api.corp/x\"))|};")]
    [InlineData(Client + "var any = await {|MTLS2005:http.GetFromJsonAsync<string>(\"http://api.corp/x\")|};")]
    [InlineData(Client + "await {|MTLS2005:http.PostAsJsonAsync(\"http://api.corp/x\", 1)|};")]
    [InlineData(Add + "await {|MTLS2005:new HttpClient(handler).GetAsync(\"http://api.corp/x\")|};")]
    [InlineData(Client + "if (flag) { await {|MTLS2005:http.DeleteAsync(\"http://api.corp/x\")|}; }")]
    public Task Request_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("services.AddHttpClient(\"a\", c => {|MTLS2005:c.BaseAddress = new Uri(\"http://api.corp\")|}).ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("services.AddHttpClient(\"a\", c => { c.Timeout = default; {|MTLS2005:c.BaseAddress = new Uri(\"http://api.corp\")|}; }).ConfigurePrimaryHttpMessageHandler(() => { var own = new HttpClientHandler(); own.ClientCertificates.Add(cert); return own; });")]
    [InlineData("services.AddHttpClient<C>(c => {|MTLS2005:c.BaseAddress = new Uri(\"http://api.corp\")|}).SetHandlerLifetime(default).ConfigurePrimaryHttpMessageHandler(_ => new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert] } });")]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient(c => {|MTLS2005:c.BaseAddress = new Uri(\"http://api.corp\")|}).UseSocketsHttpHandler((h, _) => h.SslOptions.ClientCertificates = [cert]);")]
    [InlineData("services.AddHttpClient(\"a\").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } }).ConfigureHttpClient((_, c) => {|MTLS2005:c.BaseAddress = new Uri(\"http://api.corp\")|});")]
    public Task Client_factory_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Client + "{|#0:http.BaseAddress = new Uri(\"http://localhost:5000\")|};")]
    [InlineData(Client + "await {|#0:http.GetAsync(\"http://127.0.0.1/x\")|};")]
    [InlineData(Client + "await {|#0:http.GetAsync(\"http://[::1]:8080/x\")|};")]
    [InlineData("Microsoft.Extensions.Hosting.IHostEnvironment env = null!; " + Client + "if (env.IsDevelopment()) { {|#0:http.BaseAddress = new Uri(\"http://api.test\")|}; }")]
    public Task Loopback_and_development_Reports_info(string statements) =>
        ClientFrame.VerifyAsync<MTLS2005CertificateOverHttpAnalyzer>("MTLS2005", DiagnosticSeverity.Info, ClientFrame.Around(statements, Members));

    [Theory]
    [InlineData(Client + "http.BaseAddress = new Uri(\"https://api.corp\");")]
    [InlineData(Client + "http.BaseAddress = new Uri(path);")]
    [InlineData(Client + "http.BaseAddress = new Uri($\"http://{path}\");")]
    [InlineData(Client + "http.BaseAddress = new Uri(flag ? \"https://api.corp\" : \"http://api.corp\");")]
    [InlineData(Client + "http.BaseAddress = null; await http.GetAsync(\"x\"); await http.GetAsync((string?)null);")]
    [InlineData(Client + "await http.GetAsync(\"https://api.corp/?next=http://api.corp\");")]
    [InlineData(Client + "await http.PostAsync(\"https://api.corp/\", new StringContent(\"http://api.corp\"));")]
    [InlineData(Client + "await http.GetAsync(\"http://\");")]
    [InlineData(Client + "if (http.BaseAddress == new Uri(\"http://api.corp\")) return;")]
    [InlineData(Client + "http.DefaultRequestHeaders.Referrer = new Uri(\"http://api.corp\");")]
    [InlineData(Client + "http.BaseAddress = _settable;")]
    public Task Address_with_tls_or_unknown_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var http = new HttpClient { BaseAddress = new Uri(\"http://api.corp\") };")]
    [InlineData("var http = new HttpClient(handler) { BaseAddress = new Uri(\"http://api.corp\") };")]
    [InlineData("handler.ClientCertificates.Clear(); var http = new HttpClient(handler) { BaseAddress = new Uri(\"http://api.corp\") };")]
    [InlineData(Add + "var http = new HttpClient(new HttpClientHandler()) { BaseAddress = new Uri(\"http://api.corp\") };")]
    [InlineData(Add + "_field.BaseAddress = new Uri(\"http://api.corp\");")]
    [InlineData(Add + "var http = Make(handler); http.BaseAddress = new Uri(\"http://api.corp\");")]
    [InlineData(Add + "HttpClient http; if (flag) http = new HttpClient(); else http = new HttpClient(handler); http.BaseAddress = new Uri(\"http://api.corp\");")]
    [InlineData("if (flag) { " + Add + "} else { var http = new HttpClient(handler); await http.GetAsync(\"http://api.corp\"); }")]
    [InlineData("var http = new HttpClient(handler); if (flag) { " + Add + "http.BaseAddress = new Uri(\"https://api.corp\"); } else { http.BaseAddress = new Uri(\"http://api.corp\"); }")]
    [InlineData("var http = new HttpClient(handler); if (flag) { " + Add + "} http.BaseAddress = flag ? new Uri(\"https://api.corp\") : new Uri(\"http://api.corp\");")]
    [InlineData("services.AddHttpClient(\"a\", c => c.BaseAddress = new Uri(\"http://api.corp\"));")]
    [InlineData("services.AddHttpClient(\"a\", c => c.BaseAddress = new Uri(\"http://api.corp\")).ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());")]
    [InlineData("services.AddHttpClient(\"a\", c => c.BaseAddress = new Uri(\"http://api.corp\")); services.AddHttpClient(\"b\").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("services.AddHttpClient(\"a\", c => c.BaseAddress = new Uri(\"https://api.corp\")).ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("Action<HttpClient> set = c => c.BaseAddress = new Uri(\"http://api.corp\"); " + Add)]
    public Task Client_without_a_certificate_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Add + "var own = new Own(handler) { BaseAddress = new Uri(\"http://api.corp\") }; own.GetAsync(\"http://api.corp\");")]
    [InlineData(Client + "http.Fetch(\"http://api.corp\");")]
    [InlineData(Client + "_ = nameof(http.BaseAddress);")]
    public Task Type_of_ones_own_IsSilent(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Client + "http.BaseAddress = new Uri(\"http://api.corp\");", ClientFrame.InTests);

    [Theory]
    [InlineData(Client + "http.BaseAddress = ;")]
    [InlineData(Client + "http.BaseAddress = new Uri();")]
    [InlineData(Client + "await http.GetAsync();")]
    [InlineData("missing.BaseAddress = new Uri(\"http://api.corp\");")]
    [InlineData(Add + "var http = new HttpClient(http) { BaseAddress = new Uri(\"http://api.corp\") };")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData(Client + "{|MTLS2005:http.BaseAddress = new Uri(\"http://api.corp:8443/x\")|};", Client + "http.BaseAddress = new Uri(\"https://api.corp:8443/x\");")]
    [InlineData(Client + "const string Api = \"HTTP://api.corp\"; {|MTLS2005:http.BaseAddress = new Uri(Api)|};", Client + "const string Api = \"HTTPs://api.corp\"; http.BaseAddress = new Uri(Api);")]
    [InlineData(Client + "await {|MTLS2005:http.GetAsync(/* the api */ @\"http://api.corp/x\")|};", Client + "await http.GetAsync(/* the api */ @\"https://api.corp/x\");")]
    [InlineData(Client + "{|MTLS2005:http.BaseAddress = _api|};", Client + "http.BaseAddress = _api;", true)]
    public Task Https_is_written_IsFixed(string statements, string expected, bool isInMember = false) => FixAsync(
        ClientFrame.Around(statements, Members),
        ClientFrame.Around(expected, isInMember ? Members.Replace("_api = new(\"http:", "_api = new(\"https:") : Members));

    [Theory]
    [InlineData(Client + "const string Api = \"http\" + \"://api.corp\"; {|MTLS2005:http.BaseAddress = new Uri(Api)|};")]
    [InlineData(Client + "{|MTLS2005:http.BaseAddress = new Uri(Names.Api)|};")]
    public Task Text_that_is_not_written_out_has_no_fix_IsSilent(string statements) => FixAsync(ClientFrame.Around(statements, Members), ClientFrame.Around(statements, Members));

    [Fact]
    public Task Three_in_a_file_one_at_a_time_IsFixed()
    {
        const string Source = """
            using System.Net.Http;

            class C
            {
                async System.Threading.Tasks.Task M(HttpClientHandler handler, System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
                {
                    handler.ClientCertificates.Add(cert);
                    // The client of the bank.
                    var http = new HttpClient(handler)
                    {
                        {|MTLS2005:BaseAddress = new("http://bank.example")|}, // its base
                    };
                    await {|MTLS2005:http.GetAsync("http://bank.example/a")|}; // the first
                    await {|MTLS2005:http.GetAsync("http://bank.example/b")|};
                }
            }
            """;
        return FixAsync(Source, Source.Replace("{|MTLS2005:", "").Replace("|}", "").Replace("http://", "https://"));
    }

    private const string Members = """
        readonly Uri _api = new("http://api.corp");
        public Uri _settable = new("http://api.corp");
        HttpClient _field = new();
        IServiceCollection services = null!;
        static HttpClient Make(HttpMessageHandler h) => new(h);
        class Retry : DelegatingHandler { public Retry() { } public Retry(HttpMessageHandler inner) : base(inner) { } }
        class Own(HttpMessageHandler h) { public Uri? BaseAddress { get; set; } public void GetAsync(string requestUri) { } }
        static class Names { public static string Api => "http:" + "//api.corp"; }
        }
        static class More { public static void Fetch(this HttpClient http, string requestUri) { }
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2005CertificateOverHttpAnalyzer, MTLS2005CertificateOverHttpFix>(source, fixedSource, MTLS2005CertificateOverHttpFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2005CertificateOverHttpAnalyzer>(ClientFrame.Around(statements, Members), configure);
}
