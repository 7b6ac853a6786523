using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2006HandlerNeverUsedTests
{
    private const string Own = "var {|MTLS2006:own|} = new HttpClientHandler(); own.ClientCertificates.Add(cert); ";

    private const string Used = "var own = new HttpClientHandler(); own.ClientCertificates.Add(cert); ";

    [Theory]
    [InlineData(Own + "var http = new HttpClient();")]
    [InlineData(Own + "await _http.GetAsync(path);")]
    [InlineData(Own)]
    [InlineData("HttpMessageHandler {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } }; var http = new HttpClient();")]
    [InlineData("using var {|MTLS2006:own|} = new HttpClientHandler(); own.ClientCertificates.Clear(); own.ClientCertificates.Add(cert); await _http.GetAsync(path);")]
    [InlineData("using (var {|MTLS2006:own|} = new HttpClientHandler()) { own.ClientCertificates.Add(cert); await _http.GetAsync(path); }")]
    [InlineData("HttpClientHandler {|MTLS2006:own|} = new(); own.ClientCertificates.Add(cert);")]
    [InlineData("HttpClientHandler {|MTLS2006:own|} = new() { ClientCertificates = { cert } };")]
    [InlineData("System.Net.Http.HttpClientHandler? {|MTLS2006:own|} = new(); own.ClientCertificates.Add(cert);")]
    [InlineData("var {|MTLS2006:own|} = new System.Net.Http.HttpClientHandler(); own.ClientCertificates.Add(cert);")]
    [InlineData("var {|MTLS2006:own|} = new SocketsHttpHandler(); own.SslOptions.ClientCertificates = [cert];")]
    [InlineData("var {|MTLS2006:own|} = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert] } };")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler(); own.ServerCertificateCustomValidationCallback = (_, c, _, _) => c!.Thumbprint == path; var http = new HttpClient();")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler(); own.ServerCertificateCustomValidationCallback += (_, c, _, _) => c!.Thumbprint == path;")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler { CheckCertificateRevocationList = true };")]
    [InlineData(Own + "own.Dispose();")]
    [InlineData(Own + "own?.Dispose();")]
    [InlineData(Own + "_ = own;")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler(); if (flag) own.ClientCertificates.Add(cert); foreach (var c in new[] { cert }) own.ClientCertificates.Add(c);")]
    [InlineData("var {|MTLS2006:own|} = new HttpClientHandler(); own.ClientCertificates.AddRange(new[] { cert }); own.ClientCertificateOptions = ClientCertificateOption.Manual;")]
    [InlineData("Func<HttpClient> make = () => { var {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } }; return new HttpClient(); };")]
    [InlineData(Own + "var other = new HttpClientHandler(); var http = new HttpClient(other);")]
    public Task Handler_that_no_client_gets_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Used + "var http = new HttpClient(own);")]
    [InlineData(Used + "var http = new HttpClient(handler: own, disposeHandler: false);")]
    [InlineData(Used + "using var http = new HttpMessageInvoker(own);")]
    [InlineData(Used + "var retry = new Retry { InnerHandler = own };")]
    [InlineData(Used + "var retry = new Retry(own);")]
    [InlineData(Used + "HttpMessageHandler all = own; var http = new HttpClient(all);")]
    [InlineData(Used + "var http = new HttpClient(flag ? own : new HttpClientHandler());")]
    [InlineData(Used + "HttpMessageHandler? given = null; var http = new HttpClient(given ?? own);")]
    [InlineData(Used + "Prepare(own);")]
    [InlineData(Used + "Prepare(ref own);")]
    [InlineData(Used + "_field = own;")]
    [InlineData(Used + "var pair = (own, 1); Prepare(pair.own);")]
    [InlineData(Used + "var all = new[] { own }; Prepare(all[0]);")]
    [InlineData(Used + "var all = new List<HttpMessageHandler> { own }; Prepare(all[0]);")]
    [InlineData(Used + "var all = new Dictionary<string, HttpMessageHandler>(); all[path] = own; Prepare(all[path]);")]
    [InlineData(Used + "Func<HttpClient> make = () => new HttpClient(own);")]
    [InlineData(Used + "HttpClient Make() => new HttpClient(own);")]
    [InlineData(Used + "IServiceCollection s = null!; s.AddHttpClient(path).ConfigurePrimaryHttpMessageHandler(() => own);")]
    [InlineData(Used + "own.Extend();")]
    [InlineData(Used + "if (own is HttpMessageHandler { } any) Prepare(any);")]
    [InlineData(Used + "var any = new { own }; Prepare(any);")]
    [InlineData(Used + "HttpMessageHandler[] all = [own]; Prepare(all);")]
    [InlineData(Used + "lock (own) { }")]
    [InlineData(Used + "Console.WriteLine(own);")]
    [InlineData("HttpMessageHandler Give() { " + Used + "return own; }")]
    public Task Handler_that_goes_somewhere_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var own = new HttpClientHandler();")]
    [InlineData("var own = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };")]
    [InlineData("handler.ClientCertificates.Add(cert);")]
    [InlineData("var own = handler; own.ClientCertificates.Add(cert);")]
    [InlineData("var own = Make(); own.ClientCertificates.Add(cert);")]
    [InlineData("_field = new HttpClientHandler(); _field.ClientCertificates.Add(cert);")]
    [InlineData("var own = new Derived(); own.ClientCertificates.Add(cert);")]
    [InlineData("var own = new Doppel.HttpClientHandler(); own.ClientCertificates.Add(cert);")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("HttpClientHandler a = new() { ClientCertificates = { cert } }, b = a; Prepare(b);")]
    public Task Handler_that_is_not_configured_or_not_ones_own_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("Console.WriteLine(own.SslProtocols);")]
    [InlineData("var protocols = own.SslProtocols;")]
    [InlineData("foreach (var c in own.ClientCertificates) { }")]
    [InlineData("handler.ClientCertificates.AddRange(own.ClientCertificates);")]
    [InlineData("var list = own.ClientCertificates; Prepare(list);")]
    [InlineData("if (own.ClientCertificates.Count == 0) return;")]
    public Task Handler_that_is_read_IsSilent(string use) => VerifyAsync(Used + use);

    [Fact]
    public Task Options_that_a_stream_uses_IsSilent() => VerifyAsync(
        "var own = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert] } }; await stream.AuthenticateAsClientAsync(own.SslOptions);");

    [Fact]
    public Task Another_build_uses_it_IsSilent() => VerifyAsync("""
        var own = new HttpClientHandler { ClientCertificates = { cert } };
        #if PRODUCTION
                var http = new HttpClient(own);
        #else
                var http = new HttpClient();
        #endif
        """);

    [Fact]
    public Task Program_Reports() => Verify.DiagnosticsAsync<MTLS2006HandlerNeverUsedAnalyzer>("""
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        var {|MTLS2006:handler|} = new HttpClientHandler();
        handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]));
        using var client = new HttpClient();
        System.Console.WriteLine(await client.GetStringAsync("https://bank.example"));
        """);

    [Theory]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; var http = new HttpClient(own")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; return own.")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; own;")]
    [InlineData("HttpClientHandler own = ; own.ClientCertificates.Add(cert);")]
    [InlineData("HttpClientHandler = new(); ClientCertificates.Add(cert);")]
    [InlineData("var own = new HttpClientHandler")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData(Own + "var http = new HttpClient();", Used + "var http = new HttpClient(own);")]
    [InlineData(Own + "HttpClient http = new();", Used + "HttpClient http = new(own);")]
    [InlineData(Own + "var http = new HttpClient { Timeout = TimeSpan.Zero };", Used + "var http = new HttpClient(own) { Timeout = TimeSpan.Zero };")]
    [InlineData(Own + "if (flag) await new HttpClient().GetAsync(path);", Used + "if (flag) await new HttpClient(own).GetAsync(path);")]
    [InlineData(Own + "_http = new HttpClient();", Used + "_http = new HttpClient(own);")]
    [InlineData("using var {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } }; using var http = new HttpClient();", "using var own = new HttpClientHandler { ClientCertificates = { cert } }; using var http = new HttpClient(own);")]
    [InlineData("using (var {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } }) using (var http = new HttpClient()) { }", "using (var own = new HttpClientHandler { ClientCertificates = { cert } }) using (var http = new HttpClient(own)) { }")]
    public Task Client_gets_the_handler_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements, Members), ClientFrame.Around(expected, Members));

    [Theory]
    [InlineData(Own)]
    [InlineData("var before = new HttpClient(); " + Own)]
    [InlineData(Own + "var a = new HttpClient(); var b = new HttpClient();")]
    [InlineData(Own + "Func<HttpClient> make = () => new HttpClient();")]
    [InlineData(Own + "var a = new HttpClient(handler);")]
    [InlineData("using var {|MTLS2006:own|} = new HttpClientHandler { ClientCertificates = { cert } }; _http = new HttpClient();")]
    [InlineData("{ " + Own + "} var http = new HttpClient();")]
    public Task Without_exactly_one_client_no_fix_is_offered_IsSilent(string statements) => FixAsync(ClientFrame.Around(statements, Members), ClientFrame.Around(statements, Members));

    [Fact]
    public Task Three_at_once_with_comments_IsFixed()
    {
        const string Source = """
            using System.Net.Http;

            class C
            {
                HttpClient A(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
                {
                    // The bank's.
                    var {|MTLS2006:handler|} = new HttpClientHandler { ClientCertificates = { cert } }; // ours
                    return new HttpClient(); // to the bank
                }

                HttpClient B(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
                {
                    HttpClientHandler {|MTLS2006:handler|} = new();
                    handler.ClientCertificates.Add(cert);
                    return new HttpClient
                    {
                        Timeout = System.TimeSpan.FromSeconds(1),
                    };
                }

                HttpClient D(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
                {
                    var {|MTLS2006:one|} = new HttpClientHandler { ClientCertificates = { cert } };
                    return new HttpClient(/* nothing */);
                }
            }
            """;
        return FixAsync(
            Source,
            Source.Replace("{|MTLS2006:handler|}", "handler").Replace("{|MTLS2006:one|}", "one")
                .Replace("new HttpClient();", "new HttpClient(handler);").Replace("new HttpClient\n", "new HttpClient(handler)\n").Replace("new HttpClient(/* nothing */)", "new HttpClient(/* nothing */one)"));
    }

    private const string Members = """
        HttpClient _http = new();
        HttpClientHandler _field = new();
        static HttpClientHandler Make() => new();
        static void Prepare(object any) { }
        static void Prepare(ref HttpClientHandler h) { }
        class Retry : DelegatingHandler { public Retry() { } public Retry(HttpMessageHandler inner) : base(inner) { } }
        class Derived : HttpClientHandler { }
        }
        static class More { public static void Extend(this HttpClientHandler h) { } }
        namespace Doppel { public class HttpClientHandler { public X509CertificateCollection ClientCertificates { get; } = new(); }
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2006HandlerNeverUsedAnalyzer, MTLS2006HandlerNeverUsedFix>(source, fixedSource, MTLS2006HandlerNeverUsedFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2006HandlerNeverUsedAnalyzer>(ClientFrame.Around(statements, Members), configure);
}
