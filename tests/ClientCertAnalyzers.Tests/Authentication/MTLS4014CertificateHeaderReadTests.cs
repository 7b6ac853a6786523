using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4014CertificateHeaderReadTests
{
    [Theory]
    [InlineData("var sent = X509CertificateLoader.LoadCertificate(Convert.FromBase64String({|MTLS4014:ctx.Request.Headers[\"X-ARR-ClientCert\"]|}!));")]
    [InlineData("string encoded = {|MTLS4014:ctx.Request.Headers[\"X-ARR-ClientCert\"]|}!; Check(encoded);")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => InHandlerAsync(statement);

    [Theory]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("x-arr-clientcert")]
    [InlineData("X-Client-Cert")]
    [InlineData("X-SSL-CERT")]
    [InlineData("X-SSL-Client-Cert")]
    [InlineData("SSL-CLIENT-CERT")]
    [InlineData("ssl-client-cert")]
    [InlineData("ssl-client-verify")]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("X-Forwarded-Tls-Client-Cert")]
    [InlineData("X-ClientCert")]
    [InlineData("MS-ASPNETCORE-CLIENTCERT")]
    [InlineData("X-SSL-Client-DN")]
    [InlineData("X-SSL-Client-S-DN")]
    [InlineData("X-SSL-Client-Verify")]
    [InlineData("X-Amzn-Mtls-Clientcert")]
    [InlineData("X-Amzn-Mtls-Clientcert-Leaf")]
    [InlineData("X-Amzn-Mtls-Clientcert-Issuer")]
    [InlineData("Client-Cert")]
    public Task Every_name_Reports(string name) => InHandlerAsync($"Check({{|MTLS4014:ctx.Request.Headers[\"{name}\"]|}}!);");

    [Theory]
    [InlineData("var pem = {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}; Check(pem!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}.ToString());")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}.FirstOrDefault()!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}[0]!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[Header]|}!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[Names.Header]|}!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[Names.Field]|}!);")]
    [InlineData("const string vendor = \"ARR\"; Check({|MTLS4014:ctx.Request.Headers[$\"X-{vendor}-ClientCert\"]|}!);")]
    [InlineData("const string vendor = \"ARR\"; Check({|MTLS4014:ctx.Request.Headers[\"X-\" + vendor + \"-ClientCert\"]|}!);")]
    [InlineData("var name = \"X-SSL-CERT\"; Check({|MTLS4014:ctx.Request.Headers[name]|}!);")]
    [InlineData("if ({|MTLS4014:ctx.Request.Headers.TryGetValue(\"X-SSL-CERT\", out var pem)|}) Check(pem!);")]
    [InlineData("if ({|MTLS4014:ctx.Request.Headers.TryGetValue(Header, out Microsoft.Extensions.Primitives.StringValues pem)|} && pem.Count > 0) Check(pem.First()!);")]
    [InlineData("Microsoft.Extensions.Primitives.StringValues pem; {|MTLS4014:ctx.Request.Headers.TryGetValue(\"X-SSL-CERT\", out pem)|}; Check(pem!);")]
    [InlineData("foreach (var pem in {|MTLS4014:ctx.Request.Headers.GetCommaSeparatedValues(\"X-SSL-CERT\")|}) Check(pem);")]
    [InlineData("var headers = ctx.Request.Headers; var a = headers[\"Accept\"]; Check({|MTLS4014:headers[\"X-SSL-CERT\"]|}!);")]
    [InlineData("IHeaderDictionary headers = ctx.Request.Headers; if ({|MTLS4014:headers.TryGetValue(\"X-SSL-CERT\", out var pem)|}) Check(pem!);")]
    [InlineData("var request = ctx.Request; Check({|MTLS4014:request.Headers[\"X-SSL-CERT\"]|}!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers.FirstOrDefault(h => h.Key == \"X-SSL-CERT\")|}.Value!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers.Single(h => h.Key.Equals(Header, StringComparison.OrdinalIgnoreCase))|}.Value!);")]
    [InlineData("if ({|MTLS4014:ctx.Request.Headers[\"X-SSL-Client-Verify\"]|} != \"SUCCESS\") throw new UnauthorizedAccessException();")]
    [InlineData("if ({|MTLS4014:ctx.Request.Headers[\"X-SSL-Client-S-DN\"]|}.ToString() is \"CN=client\") Check(\"\");")]
    [InlineData("switch ({|MTLS4014:ctx.Request.Headers[\"X-SSL-Client-Verify\"]|}.ToString()) { case \"SUCCESS\": Check(\"\"); break; }")]
    [InlineData("var pem = {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}.ToString(); log.LogInformation(\"{Pem}\", pem); Check(pem);")]
    [InlineData("string pem = {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}!; pem = pem.Trim(); pem = pem + pem; Check(pem);")]
    [InlineData("string? pem = null; pem = {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}; Check(pem!);")]
    [InlineData("Check({|MTLS4014:(ctx.Request.Headers)[\"X-SSL-CERT\"]|}!);")]
    [InlineData("Check(WebUtility.UrlDecode({|MTLS4014:ctx.Request.Headers[\"ssl-client-cert\"]|})!);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}!); _ = new Own { Forwarded = 1, ClientCertificate = 2 }; Own.Set(3);")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}!); ctx.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpBodyControlFeature>(null); _ = ctx.Connection.ClientCertificate;")]
    [InlineData("Check({|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}!); ctx.Request.Headers.Remove(\"Accept\"); ctx.Response.Headers.Remove(Header);")]
    [InlineData("IHttpContextAccessor accessor = null!; Check(accessor.HttpContext?{|MTLS4014:.Request.Headers[\"X-SSL-CERT\"]|}!);")]
    [InlineData("string pem = DateTime.Now.Hour > 3 ? {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}.ToString() : \"\"; Check(pem);")]
    [InlineData("ctx.Items[\"pem\"] = {|MTLS4014:ctx.Request.Headers[\"X-SSL-CERT\"]|}.ToString();")]
    [InlineData("if ({|MTLS4014:ctx.Request.Headers[\"X-SSL-Client-S-DN\"]|}.ToString() is not \"CN=client\") throw new UnauthorizedAccessException();")]
    [InlineData("if (\"SUCCESS\" == {|MTLS4014:ctx.Request.Headers[\"X-SSL-Client-Verify\"]|}.ToString()) Check(\"\");")]
    public Task Every_way_to_read_one_Reports(string statement) => InHandlerAsync(statement, "class Own { public int Forwarded { get; set; } public int ClientCertificate; public static void Set(int value) { } }");

    [Theory]
    [InlineData("ctx.Request.Headers[\"X-SSL-CERT\"] = \"\"; ctx.Request.Headers.Add(\"X-Client-Cert\", \"\"); ctx.Request.Headers.Append(\"X-Client-Cert\", \"\");")]
    [InlineData("ctx.Request.Headers.Remove(\"X-SSL-CERT\");")]
    [InlineData("if (ctx.Request.Headers.ContainsKey(\"X-SSL-CERT\")) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if (ctx.Request.Headers.TryGetValue(\"X-SSL-CERT\", out _)) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if (string.IsNullOrEmpty(ctx.Request.Headers[\"X-SSL-CERT\"])) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if (ctx.Request.Headers[\"X-SSL-CERT\"].Count > 0) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("_ = ctx.Response.Headers[\"X-SSL-CERT\"].ToString().Length > 4 ? \"a\" : \"b\";")]
    [InlineData("Check(ctx.Response.Headers[\"X-SSL-CERT\"]!); ctx.Response.Headers[\"X-Client-Cert\"] = \"\";")]
    [InlineData("Check(ctx.Request.Headers[\"Authorization\"]!); Check(ctx.Request.Headers[\"X-Forwarded-For\"]!); Check(ctx.Request.Headers.Accept!);")]
    [InlineData("Check(ctx.Request.Query[\"X-SSL-CERT\"]!); Check(ctx.Request.Cookies[\"X-SSL-CERT\"]!); Check((string)ctx.Items[\"X-SSL-CERT\"]!);")]
    [InlineData("var all = new Dictionary<string, string>(); Check(all[\"X-SSL-CERT\"]);")]
    [InlineData("var outgoing = new HttpRequestMessage(); Check(outgoing.Headers.GetValues(\"X-SSL-CERT\").First());")]
    [InlineData("var answer = new HttpResponseMessage(); if (answer.Headers.TryGetValues(\"X-SSL-CERT\", out var pem)) Check(pem.First());")]
    [InlineData("var real = await ctx.Connection.GetClientCertificateAsync();")]
    [InlineData("Check(\"X-ARR-ClientCert\"); Check(nameof(ctx.Request.Headers));")]
    [InlineData("Check(ctx.Request.Headers[Unknown()]!); Check(ctx.Request.Headers[ctx.Request.Path]!);")]
    [InlineData("Check(ctx.Request.Headers.FirstOrDefault(h => h.Key == \"Accept\").Value!);")]
    [InlineData("foreach (var h in ctx.Request.Headers) Check(h.Key);")]
    [InlineData("new Own().Request.Headers[\"X-SSL-CERT\"].ToString();")]
    // As a proxy does it.
    [InlineData("var outgoing = new HttpRequestMessage(); outgoing.Headers.Add(\"X-SSL-CERT\", ctx.Request.Headers[\"X-SSL-CERT\"].ToString());")]
    [InlineData("var outgoing = new HttpRequestMessage(); var pem = ctx.Request.Headers[\"X-SSL-CERT\"]; outgoing.Headers.TryAddWithoutValidation(\"X-SSL-CERT\", pem.ToArray());")]
    [InlineData("if (ctx.Request.Headers[\"X-SSL-CERT\"].ToString() == \"\") throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if (null == (string?)ctx.Request.Headers[\"X-SSL-CERT\"]) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if ((string?)ctx.Request.Headers[\"X-SSL-CERT\"] is not null) throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("if (ctx.Request.Headers[\"X-SSL-CERT\"].ToString() is \"\") throw new InvalidOperationException(\"Who are you?\");")]
    [InlineData("ctx.Request.Headers[\"X-SSL-CERT\"].ToString();")]
    [InlineData("string? pem; pem = ctx.Request.Headers[\"X-SSL-CERT\"];")]
    public Task Other_headers_and_uses_IsSilent(string statement) => InHandlerAsync(statement, "class Own { public Own Request => this; public Dictionary<string, string> Headers => new(); }");

    [Theory]
    [InlineData("log.LogDebug(\"{Header}\", {|#0:ctx.Request.Headers[\"X-ARR-ClientCert\"]|});")]
    [InlineData("var pem = {|#0:ctx.Request.Headers[\"X-ARR-ClientCert\"]|}.ToString(); if (!string.IsNullOrEmpty(pem)) log.LogInformation($\"{pem}\");")]
    [InlineData("if ({|#0:ctx.Request.Headers.TryGetValue(\"X-ARR-ClientCert\", out var pem)|}) Console.WriteLine(\"Certificate: \" + pem);")]
    [InlineData("if (env.IsDevelopment()) Check({|#0:ctx.Request.Headers[\"X-ARR-ClientCert\"]|}!);")]
    public Task Only_logged_or_only_in_development_Reports_as_Info(string statement) => InHandlerAsync(
        statement, configure: test => test.ExpectedDiagnostics.Add(ForwardingFrame.Info("MTLS4014").WithArguments("X-ARR-ClientCert")));

    [Theory]
    [InlineData("context.Connection.ClientCertificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(context.Request.Headers[\"X-ARR-ClientCert\"]!));")]
    [InlineData("context.Features.Set<Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature>(Make(context.Request.Headers[\"X-ARR-ClientCert\"]!));")]
    [InlineData("if (_proxies.Contains(context.Connection.RemoteIpAddress)) Check(context.Request.Headers[\"X-ARR-ClientCert\"]!);")]
    [InlineData("if (!FromProxy(context)) context.Request.Headers.Remove(\"X-ARR-ClientCert\"); Check(context.Request.Headers[\"X-ARR-ClientCert\"]!);")]
    public Task Middleware_that_forwards_or_guards_IsSilent(string statement) => Run($$"""
        class Forwarding(RequestDelegate next)
        {
            readonly HashSet<IPAddress?> _proxies = new();

            public Task Invoke(HttpContext context)
            {
                {{statement}}
                return next(context);
            }

            static bool FromProxy(HttpContext context) => context.Request.Host.Port == 1;
            static Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature Make(string pem) => null!;
            static void Check(string pem) { }
        }
        """);

    [Fact]
    public Task Reader_that_a_forwarding_middleware_may_use_IsSilent() => Run("""
        static class Proxy { public static string Header(HttpContext c) => c.Request.Headers["X-SSL-CERT"].ToString(); }

        class Forwarding(RequestDelegate next)
        {
            public Task Invoke(HttpContext c)
            {
                c.Connection.ClientCertificate = X509Certificate2.CreateFromPem(Proxy.Header(c));
                return next(c);
            }
        }
        """);

    [Fact]
    public Task Converter_of_the_frameworks_forwarding_IsSilent() => Run("""
        static class Setup
        {
            public static void Add(IServiceCollection services, IHttpContextAccessor accessor) => services.AddCertificateForwarding(f => f.HeaderConverter = h =>
                X509Certificate2.CreateFromPem(accessor.HttpContext!.Request.Headers["X-SSL-CERT"].ToString()));
        }
        """);

    [Fact]
    public Task Forwarding_of_the_runtime_helper_IsSilent() => Run(
        """
        static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddClientCertificateResponses(o => o.Forwarded = new() { CertificateHeader = "X-SSL-CERT" });
            public static string Get(HttpContext c) => c.Request.Headers["X-SSL-CERT"].ToString();
        }
        """,
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper));

    [Theory]
    [InlineData("Yarp.ReverseProxy")]
    [InlineData("Ocelot")]
    [InlineData("Microsoft.AspNetCore.TestHost")]
    public Task Proxies_and_test_servers_IsSilent(string assembly) => InHandlerAsync("Check(ctx.Request.Headers[\"X-SSL-CERT\"]!);", configure: test =>
    {
        test.TestState.AdditionalProjects[assembly].Sources.Add("public class Anything { }");
        test.TestState.AdditionalProjectReferences.Add(assembly);
        test.TestState.AdditionalProjects[assembly].AdditionalReferences.AddRange(References.AspNetCore);
    });

    [Fact]
    public Task Test_project_IsSilent() => InHandlerAsync("Check(ctx.Request.Headers[\"X-SSL-CERT\"]!);", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("Check(ctx.Request.Headers[\"X-SSL-CERT\"")]
    [InlineData("Check(ctx.Request.Headers[]); Check(ctx.Request.Headers[\"X-SSL-CERT\"].);")]
    [InlineData("var headers = ctx.Request.Headers")]
    [InlineData("ctx.Request.Headers.TryGetValue(\"X-SSL-CERT\", out var);")]
    [InlineData("missing.Request.Headers[\"X-SSL-CERT\"].ToString(); Headers[\"X-SSL-CERT\"].ToString();")]
    [InlineData("var name = name; Check(ctx.Request.Headers[name]);")]
    public Task Half_typed_code_does_not_throw(string statement) => InHandlerAsync(statement, configure: test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck;
    });

    internal static Task InHandlerAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Run(
        $$"""
        class C(ILogger log, IHostEnvironment env)
        {
            const string Header = "X-SSL-CERT";

            async Task M(HttpContext ctx)
            {
                {{statements}}
                await Task.Yield();
            }

            static void Check(string pem) { }
            static string Unknown() => Environment.MachineName;

            static class Names { public const string Header = "X-SSL-CERT"; public static readonly string Field = "X-SSL-CERT"; }

            {{members}}
        }
        """,
        configure);

    internal static Task Run(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        ForwardingFrame.VerifyAsync<MTLS4014CertificateHeaderReadAnalyzer>(source, configure);
}
