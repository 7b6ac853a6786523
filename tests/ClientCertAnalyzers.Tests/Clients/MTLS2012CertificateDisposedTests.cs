using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2012CertificateDisposedTests
{
    private const string Own = "var own = new HttpClientHandler(); ";

    private const string Add = "{|MTLS2012:own.ClientCertificates|}.Add(c); ";

    private const string SilentAdd = "own.ClientCertificates.Add(c); ";

    [Theory]
    [InlineData("HttpClient Make() { using var c = Load(); {|MTLS2012:_handler.ClientCertificates|}.Add(c); return new HttpClient(_handler); }")]
    [InlineData("HttpClientHandler Make() { using var c = Load(); " + Own + Add + "return own; }")]
    [InlineData("HttpClient Make() { using var c = Load(); " + Own + Add + "return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var c = Load(); " + Own + Add + "var http = new HttpClient(own) { Timeout = TimeSpan.FromSeconds(1) }; return http; }")]
    [InlineData("HttpClient Make() { using X509Certificate2 c = Load(), d = Load(); " + Own + Add + "return new HttpClient(own, true); }")]
    [InlineData("HttpClient Make() { " + Own + "using (var c = Load()) { " + Add + "} return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using (var c = Load()) { return new HttpClient(new HttpClientHandler { {|MTLS2012:ClientCertificates|} = { c } }); } }")]
    [InlineData("HttpClient Make() { using (var c = Load()) return new HttpClient(new HttpClientHandler { {|MTLS2012:ClientCertificates|} = { c } }); }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); return new SocketsHttpHandler { SslOptions = { {|MTLS2012:ClientCertificates|} = new() { c } } }; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); return new SocketsHttpHandler { SslOptions = new() { {|MTLS2012:ClientCertificates|} = [c] } }; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); var s = new SocketsHttpHandler(); {|MTLS2012:s.SslOptions.ClientCertificates|} = new X509CertificateCollection { c }; return s; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); var list = new X509Certificate2Collection(c); var s = new SocketsHttpHandler(); {|MTLS2012:s.SslOptions.ClientCertificates|} = list; return s; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); var tls = new SslClientAuthenticationOptions { {|MTLS2012:ClientCertificates|} = [c] }; return new SocketsHttpHandler { SslOptions = tls }; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); var s = new SocketsHttpHandler(); {|MTLS2012:s.SslOptions.LocalCertificateSelectionCallback|} = (_, _, _, _, _) => c; return s; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); var s = new SocketsHttpHandler(); {|MTLS2012:s.SslOptions.ClientCertificateContext|} = SslStreamCertificateContext.Create(c, null); return s; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); " + Own + Add + "return new Retry { InnerHandler = own }; }")]
    [InlineData("HttpMessageHandler Make() { using var c = Load(); " + Own + Add + "HttpMessageHandler all = new Retry(own); return all; }")]
    [InlineData("Api Make() { using var c = Load(); " + Own + Add + "return new Api(new HttpClient(own)); }")]
    [InlineData("(HttpClient, string) Make() { using var c = Load(); " + Own + Add + "return (new HttpClient(own), \"\"); }")]
    [InlineData("HttpClient? Make(bool no) { using var c = Load(); " + Own + Add + "return no ? null : new HttpClient(own); }")]
    [InlineData("async Task<HttpClient> Make() { using var c = Load(); await Task.Yield(); " + Own + Add + "return new HttpClient(own); }")]
    [InlineData("Task<HttpClient> Make() { using var c = Load(); " + Own + Add + "return Task.FromResult(new HttpClient(own)); }")]
    [InlineData("HttpClient Http { get { using var c = Load(); " + Own + Add + "return new HttpClient(own); } }")]
    [InlineData("System.Net.WebSockets.ClientWebSocket Make() { using var c = Load(); var s = new System.Net.WebSockets.ClientWebSocket(); {|MTLS2012:s.Options.ClientCertificates|}.Add(c); return s; }")]
    public Task Handler_or_client_that_is_returned_Reports(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("void Make() { using var c = Load(); " + Own + Add + "_client = new HttpClient(own); }")]
    [InlineData("void Make() { using var c = Load(); " + Own + Add + "Shared = new HttpClient(own); }")]
    [InlineData("void Make() { using var c = Load(); " + Own + Add + "_all.Add(new HttpClient(own)); }")]
    [InlineData("void Make() { using var c = Load(); " + Own + Add + "_byName[\"bank\"] = new HttpClient(own); }")]
    [InlineData("List<HttpClient> Make() { using var c = Load(); " + Own + Add + "var all = new List<HttpClient>(); all.Add(new HttpClient(own)); return all; }")]
    [InlineData("void Make(out HttpClient http) { using var c = Load(); " + Own + Add + "http = new HttpClient(own); }")]
    [InlineData("void Make(Retry retry) { using var c = Load(); " + Own + Add + "retry.InnerHandler = own; }")]
    [InlineData("void Give(HttpClientHandler own) { using var c = Load(); " + Add + "}")]
    [InlineData("void Give(SocketsHttpHandler s) { using var c = Load(); {|MTLS2012:s.SslOptions.ClientCertificates|} = [c]; s.UseCookies = false; }")]
    [InlineData("void Renew() { using var c = Load(); {|MTLS2012:_handler.ClientCertificates|}.Add(c); }")]
    [InlineData("C() { using var c = Load(); {|MTLS2012:_handler.ClientCertificates|}.Add(c); }")]
    [InlineData("C(int n) { _handler = new(); using (var c = Load()) { {|MTLS2012:_handler.ClientCertificates|}.Add(c); } _client = new HttpClient(_handler); }")]
    [InlineData("class Derived : HttpClientHandler { public Derived() { using var c = Load(); {|MTLS2012:ClientCertificates|}.Add(c); } }")]
    [InlineData("HttpClient Make(bool with) { " + Own + "if (with) { using var c = Load(); " + Add + "} return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { " + Own + "foreach (var name in new[] { \"a\", \"b\" }) { using var c = Load(); " + Add + "} return new HttpClient(own); }")]
    [InlineData("async Task Make() { " + Own + "using (var c = Load()) { " + Add + "} using var http = new HttpClient(own); await http.GetStringAsync(\"\"); }")]
    [InlineData("async Task Make() { HttpClient http; using (var c = Load()) { " + Own + Add + "http = new HttpClient(own); } await http.GetStringAsync(\"\"); }")]
    public Task Handler_or_client_that_is_kept_Reports(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("Task<string> Ask() { using var c = Load(); " + Own + Add + "var http = new HttpClient(own); return http.GetStringAsync(\"\"); }")]
    [InlineData("Task<string> Ask() { using var c = Load(); " + Own + Add + "return new HttpClient(own).GetStringAsync(\"\"); }")]
    public Task Request_that_is_not_awaited_Reports(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("s.AddHttpClient(\"a\").ConfigurePrimaryHttpMessageHandler(() => { using var c = Load(); " + Own + Add + "return own; });")]
    [InlineData("using var c = Load(); s.AddHttpClient(\"a\").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { {|MTLS2012:ClientCertificates|} = { c } });")]
    [InlineData("using var c = Load(); " + Own + Add + "s.AddHttpClient(\"a\").ConfigurePrimaryHttpMessageHandler(() => own);")]
    [InlineData("using var c = Load(); " + Own + Add + "s.AddSingleton(new HttpClient(own));")]
    [InlineData("b.UseSocketsHttpHandler((h, _) => { using var c = Load(); {|MTLS2012:h.SslOptions.ClientCertificates|} = [c]; });")]
    [InlineData("using var c = Load(); b.ConfigurePrimaryHttpMessageHandler(() => { " + Own + Add + "return own; });")]
    [InlineData("s.AddSingleton(_ => { using var c = Load(); " + Own + Add + "return new HttpClient(own); });")]
    [InlineData("b.UseSocketsHttpHandler((h, _) => { using var c = Load(); {|MTLS2012:h.SslOptions.ClientCertificates|} = [.. new[] { c }]; });")]
    [InlineData("b.UseSocketsHttpHandler((h, _) => { using var c = Load(); X509Certificate2[] all = [c]; {|MTLS2012:h.SslOptions.ClientCertificates|} = [.. all]; });")]
    public Task Handler_of_the_client_factory_Reports(string statements) => VerifyAsync("void Register(IServiceCollection s, IHttpClientBuilder b) { " + statements + " }");

    [Theory]
    [InlineData("async Task Use() { using var c = Load(); using var own = new HttpClientHandler { ClientCertificates = { c } }; using var http = new HttpClient(own); await http.GetAsync(\"\"); }")]
    [InlineData("async Task Use() { using var c = Load(); " + Own + SilentAdd + "var http = new HttpClient(own); await http.GetAsync(\"\"); }")]
    [InlineData("async Task<string> Use() { using var c = Load(); " + Own + SilentAdd + "var http = new HttpClient(own); return await http.GetStringAsync(\"\"); }")]
    [InlineData("async Task<string> Use() { using var c = Load(); " + Own + SilentAdd + "return await new HttpClient(own).GetStringAsync(\"\").ConfigureAwait(false); }")]
    [InlineData("string Use() { using var c = Load(); " + Own + SilentAdd + "using var http = new HttpClient(own); return http.GetStringAsync(\"\").Result; }")]
    [InlineData("string Use() { using var c = Load(); " + Own + SilentAdd + "using var http = new HttpClient(own); return http.GetStringAsync(\"\").GetAwaiter().GetResult(); }")]
    [InlineData("async Task Use() { using (var c = Load()) { using (var own = new HttpClientHandler()) { " + SilentAdd + "using (var http = new HttpClient(own)) { await http.GetAsync(\"\"); } } } }")]
    [InlineData("async Task Use() { " + Own + "try { using var c = Load(); " + SilentAdd + "using var http = new HttpClient(own); await http.GetAsync(\"\"); } finally { own.Dispose(); } }")]
    [InlineData("async Task Use(HttpClientHandler own) { using var c = Load(); " + SilentAdd + "using var http = new HttpClient(own); await http.GetAsync(\"\"); }")]
    [InlineData("async Task Use(string url) { using var c = Load(); using var s = new System.Net.WebSockets.ClientWebSocket(); s.Options.ClientCertificates.Add(c); await s.ConnectAsync(new Uri(url), default); }")]
    [InlineData("string Use(HttpWebRequest r) { using var c = Load(); r.ClientCertificates.Add(c); using var a = r.GetResponse(); return a.ContentType; }")]
    [InlineData("async Task<int> Use() { using var c = Load(); " + Own + SilentAdd + "var http = new HttpClient(own); using var answer = await http.GetAsync(\"\"); return (int)answer.StatusCode; }")]
    [InlineData("async Task Use() { using var c = Load(); _handler = new(); _handler.ClientCertificates.Add(c); using var http = new HttpClient(_handler); await http.GetAsync(\"\"); }")]
    public Task Requests_awaited_in_the_same_scope_IsSilent(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("HttpClient Make() { var c = Load(); " + Own + SilentAdd + "return new HttpClient(own); }")]
    [InlineData("HttpClient Make(X509Certificate2 c) { " + Own + SilentAdd + "return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var c = Load(); " + Own + "own.ClientCertificates.Add(new X509Certificate2(c)); return new HttpClient(own); }")]
    [InlineData("HttpClient Make(RSA key) { using var c = Load(); " + Own + "own.ClientCertificates.Add(c.CopyWithPrivateKey(key)); return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var c = Load(); " + Own + "own.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12(c.Export(X509ContentType.Pfx), null)); return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var store = new X509Store(); store.Open(OpenFlags.ReadOnly); " + Own + "own.ClientCertificates.Add(store.Certificates[0]); return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var root = Load(); " + Own + "var print = root.Thumbprint; own.ServerCertificateCustomValidationCallback = (_, c, _, _) => c!.Thumbprint == print; return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var c = Load(); Console.WriteLine(c.Subject); return new HttpClient(); }")]
    [InlineData("HttpClient Make() { using var c = Load(); var box = new Box(); box.ClientCertificates.Add(c); return new HttpClient(); }")]
    public Task Certificate_that_is_not_disposed_or_not_given_IsSilent(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("HttpClient Make() { using var c = Load(); using var own = new HttpClientHandler(); " + SilentAdd + "return new HttpClient(own); }")]
    [InlineData("HttpClient Make() { using var c = Load(); " + Own + SilentAdd + "using var http = new HttpClient(own); return http; }")]
    [InlineData("void Use() { using var c = Load(); " + Own + SilentAdd + "Run(own); }")]
    [InlineData("void Use() { using var c = Load(); " + Own + SilentAdd + "Run(new HttpClient(own)); }")]
    [InlineData("Task<string> Use() { using var c = Load(); " + Own + SilentAdd + "return Wrap(new HttpClient(own)); }")]
    [InlineData("IEnumerable<HttpClient> Use() { using var c = Load(); " + Own + SilentAdd + "yield return new HttpClient(own); }")]
    [InlineData("async Task Use() { using var c = Load(); " + Own + SilentAdd + "var http = new HttpClient(own); await Task.Run(() => http.GetAsync(\"\")); }")]
    [InlineData("async Task Use() { using var c = Load(); Func<HttpMessageHandler> make = () => new HttpClientHandler { ClientCertificates = { c } }; using var http = new HttpClient(make()); await http.GetAsync(\"\"); }")]
    [InlineData("async Task Use() { using var c = Load(); _handler.ClientCertificates.Add(c); await _client.GetAsync(\"\"); _handler.ClientCertificates.Remove(c); }")]
    [InlineData("async Task Use() { using var c = Load(); _handler.ClientCertificates.Add(c); try { await _client.GetAsync(\"\"); } finally { _handler.ClientCertificates.Clear(); } }")]
    [InlineData("async Task Use() { using var c = Load(); _handler.ClientCertificates.Clear(); _handler.ClientCertificates.Add(c); await Task.Yield(); }")]
    [InlineData("async Task Use() { using var c = Load(); _handler.ClientCertificates.Add(c); await _client.GetAsync(\"\"); }")]
    [InlineData("HttpMessageHandler Use() { using var c = Load(); var s = new SocketsHttpHandler(); s.SslOptions.ClientCertificates!.Add(c); return s; }")]
    [InlineData("HttpMessageHandler Use(X509Certificate2 next) { using var c = Load(); var s = new SocketsHttpHandler(); s.SslOptions.ClientCertificates = [c]; s.SslOptions.ClientCertificates = [next]; return s; }")]
    [InlineData("void Use(IServiceProvider p) { using var c = Load(); p.GetRequiredService<HttpClientHandler>().ClientCertificates.Add(c); }")]
    public Task Fate_that_is_not_certain_IsSilent(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("async Task Run() { using var c = Load(); " + Own + SilentAdd + "_client = new HttpClient(own); await Poll(); }")]
    [InlineData("void Run() { using var c = Load(); " + Own + SilentAdd + "_client = new HttpClient(own); Ask(); }")]
    [InlineData("async Task Run() { using var c = Load(); " + Own + SilentAdd + "_all.Add(new HttpClient(own)); while (true) { await Poll(); } }")]
    [InlineData("async Task Run(HttpClientHandler own, HttpClient http) { using var c = Load(); " + SilentAdd + "await http.GetAsync(\"\"); }")]
    [InlineData("void Run() { using var c = Load(); _handler.ClientCertificates.Add(c); Ask(); }")]
    [InlineData("async Task Run(Retry retry) { using var c = Load(); " + Own + SilentAdd + "retry.InnerHandler = own; await Poll(); }")]
    public Task Scope_that_may_use_it_itself_IsSilent(string member) => VerifyAsync(member + " Task Poll() => _client.GetAsync(\"\"); void Ask() { }");

    [Fact]
    public Task Main_that_is_the_program_IsSilent() => Verify.DiagnosticsAsync<MTLS2012CertificateDisposedAnalyzer>(Usings.Catalogue + """
        static class Program
        {
            static HttpClient? Client;

            static void Main(string[] args)
            {
                using var c = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]);
                Client = new HttpClient(new HttpClientHandler { ClientCertificates = { c } });
                Console.ReadLine();
            }
        }
        """, test => test.SolutionTransforms.Add((solution, id) =>
            solution.WithProjectCompilationOptions(id, solution.GetProject(id)!.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication))));

    [Fact]
    public Task Program_that_runs_until_its_end_IsSilent() => Verify.DiagnosticsAsync<MTLS2012CertificateDisposedAnalyzer>(Usings.Catalogue + """
        using var c = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]);
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient("bank").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { c } });
        var own = new HttpClientHandler();
        own.ClientCertificates.Add(c);
        builder.Services.AddSingleton(new HttpClient(own));
        await builder.Build().RunAsync();
        """);

    [Theory]
    [InlineData("HttpClient Make() { using var c = Load(); var own = new HttpClientHandler(); own.ClientCertificates.Add(c")]
    [InlineData("HttpClient Make() { using var c = ; var own = new HttpClientHandler(); own.ClientCertificates.Add(c); return")]
    [InlineData("HttpClient Make() { using var c = Load(); var own = own; own.ClientCertificates.Add(); own.ClientCertificates = ; return own; }")]
    [InlineData("HttpClient Make() { using var c = Load(); missing.ClientCertificates.Add(c); return missing; }")]
    [InlineData("HttpClient Make() { using (var c = Load()")]
    public Task Half_typed_code_IsSilent(string member) => VerifyAsync(member, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private const string Members = """
        HttpClientHandler _handler = new();
        HttpClient _client = new();
        static HttpClient Shared { get; set; } = new();
        readonly List<HttpClient> _all = new();
        readonly Dictionary<string, HttpClient> _byName = new();
        static X509Certificate2 Load() => X509CertificateLoader.LoadPkcs12FromFile("c.pfx", null);
        static void Run(object any) { }
        static Task<string> Wrap(HttpClient http) => http.GetStringAsync("");
        class Retry : DelegatingHandler { public Retry() { } public Retry(HttpMessageHandler inner) : base(inner) { } }
        class Api(HttpClient http) { public HttpClient Http => http; }
        class Box { public X509CertificateCollection ClientCertificates { get; } = new(); }

        """;

    private static Task VerifyAsync(string member, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2012CertificateDisposedAnalyzer>(ClientFrame.Around("", Members + member), configure);
}
