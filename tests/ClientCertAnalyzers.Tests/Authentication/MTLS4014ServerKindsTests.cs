using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>The header is read in controllers, minimal APIs, handlers, gRPC services and functions.</summary>
public class MTLS4014ServerKindsTests
{
    [Theory]
    [InlineData("public IActionResult Get([{|MTLS4014:FromHeader(Name = \"X-SSL-CERT\")|}] string pem) => Check(pem);")]
    [InlineData("public IActionResult Get([{|MTLS4014:FromHeader(Name = Header)|}] string pem) { var trimmed = pem.Trim(); return Check(trimmed); }")]
    [InlineData("public IActionResult Get() => Check({|MTLS4014:Request.Headers[\"X-SSL-CERT\"]|}!);")]
    [InlineData("public IActionResult Get() => Check({|MTLS4014:HttpContext.Request.Headers[\"X-SSL-CERT\"]|}!);")]
    [InlineData("string Pem => {|MTLS4014:Request.Headers[\"X-SSL-CERT\"]|}!;")]
    [InlineData("[{|MTLS4014:FromHeader(Name = \"X-SSL-CERT\")|}] public string? Pem { get; set; }")]
    [InlineData("public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) => Check({|MTLS4014:context.HttpContext.Request.Headers[\"X-SSL-CERT\"]|}!);")]
    public Task Controller_Reports(string member) => InController(member);

    [Theory]
    [InlineData("public IActionResult Get([FromHeader(Name = \"X-Correlation\")] string id) => Check(id);")]
    [InlineData("public IActionResult Get([FromHeader] string pem) => Check(pem);")]
    [InlineData("public IActionResult Get([FromHeader(Name = \"X-SSL-CERT\")] string pem) => Check(\"\");")]
    [InlineData("public IActionResult Get([FromQuery(Name = \"X-SSL-CERT\")] string pem) => Check(pem);")]
    [InlineData("public IActionResult Get([Own.FromHeader(Name = \"X-SSL-CERT\")] string pem) => Check(pem);")]
    [InlineData("public void Set() => Response.Headers[\"X-SSL-CERT\"] = \"\";")]
    public Task Controller_without_IsSilent(string member) => InController(member);

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpRequest request) => {|MTLS4014:request.Headers[\"X-SSL-CERT\"]|}.ToString());")]
    [InlineData("app.MapGet(\"/\", ([{|MTLS4014:Microsoft.AspNetCore.Mvc.FromHeader(Name = \"X-SSL-CERT\")|}] string pem) => X509Certificate2.CreateFromPem(pem).Subject);")]
    [InlineData("app.Use((context, next) => {|MTLS4014:context.Request.Headers[\"X-SSL-Client-Verify\"]|} == \"SUCCESS\" ? next(context) : Task.CompletedTask);")]
    [InlineData("app.MapWhen(c => {|MTLS4014:c.Request.Headers[\"X-SSL-Client-Verify\"]|} == \"SUCCESS\", b => b.UseRouting());")]
    public Task Minimal_api_and_middleware_Reports(string line) => MTLS4014CertificateHeaderReadTests.Run(ForwardingFrame.Program("", line));

    [Fact]
    public Task Authentication_handler_Reports() => MTLS4014CertificateHeaderReadTests.Run("""
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;

        class HeaderHandler(IOptionsMonitor<AuthenticationSchemeOptions> o, ILoggerFactory l, UrlEncoder e) : AuthenticationHandler<AuthenticationSchemeOptions>(o, l, e)
        {
            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                if (!{|MTLS4014:Request.Headers.TryGetValue("X-ARR-ClientCert", out var value)|} || value.Count == 0)
                {
                    return Task.FromResult(AuthenticateResult.NoResult());
                }

                using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(value.ToString()));
                return Task.FromResult(certificate.Verify() ? AuthenticateResult.Fail("not implemented") : AuthenticateResult.Fail("no"));
            }
        }
        """);

    [Theory]
    [InlineData("Check({|MTLS4014:context.RequestHeaders.GetValue(\"x-arr-clientcert\")|}!);")]
    [InlineData("Check({|MTLS4014:context.RequestHeaders.Get(\"x-arr-clientcert\")|}!.Value);")]
    [InlineData("Check({|MTLS4014:context.RequestHeaders.FirstOrDefault(m => m.Key == \"x-arr-clientcert\")|}!.Value);")]
    public Task Grpc_service_Reports(string statement) => InGrpc(statement);

    [Theory]
    [InlineData("Check(context.RequestHeaders.GetValue(\"user-agent\")!);")]
    [InlineData("context.ResponseTrailers.Add(\"x-arr-clientcert\", \"\"); Check(context.ResponseTrailers.GetValue(\"x-arr-clientcert\")!);")]
    [InlineData("var headers = new Grpc.Core.Metadata { { \"x-arr-clientcert\", \"\" } }; Check(headers.GetValue(\"x-arr-clientcert\")!);")]
    public Task Grpc_service_without_IsSilent(string statement) => InGrpc(statement);

    /// <summary>The isolated worker's own request. In the process of the host it is ASP.NET Core's.</summary>
    [Theory]
    [InlineData("Check({|MTLS4014:request.Headers.GetValues(\"X-ARR-ClientCert\")|}.First());")]
    [InlineData("if ({|MTLS4014:request.Headers.TryGetValues(\"X-ARR-ClientCert\", out var values)|}) Check(values.First());")]
    [InlineData("if (request.Headers.Contains(\"X-ARR-ClientCert\")) return;")]
    [InlineData("Check(request.Headers.GetValues(\"Accept\").First());")]
    public Task Isolated_function(string statement) => MTLS4014CertificateHeaderReadTests.Run(
        $$"""
        class Function
        {
            public void Run(Microsoft.Azure.Functions.Worker.Http.HttpRequestData request)
            {
                {{statement}}
            }

            static void Check(string pem) { }
        }
        """,
        test =>
        {
            // As the package has them.
            test.TestState.AdditionalProjects["Worker"].Sources.Add("""
                namespace Microsoft.Azure.Functions.Worker.Http;

                public abstract class HttpRequestData { public abstract HttpHeadersCollection Headers { get; } }

                public sealed class HttpHeadersCollection : System.Net.Http.Headers.HttpHeaders { }
                """);
            test.TestState.AdditionalProjects["Worker"].AdditionalReferences.AddRange(References.Net);
            test.TestState.AdditionalProjectReferences.Add("Worker");
        });

    [Fact]
    public Task On_the_oldest_supported_net_Reports() => Verify.DiagnosticsAsync<MTLS4014CertificateHeaderReadAnalyzer>(
        ForwardingFrame.Program("", "app.MapGet(\"/\", (HttpRequest request) => {|MTLS4014:request.Headers[\"X-SSL-CERT\"]|}.ToString());"),
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.TestState.Sources.Add(Usings.WebProject);
        });

    private static Task InGrpc(string statement) => MTLS4014CertificateHeaderReadTests.Run(
        $$"""
        class Service
        {
            public void Get(Grpc.Core.ServerCallContext context)
            {
                {{statement}}
            }

            static void Check(string pem) { }
        }
        """,
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.Grpc));

    private static Task InController(string member) => MTLS4014CertificateHeaderReadTests.Run($$"""
        using Microsoft.AspNetCore.Mvc;

        public class C : Controller
        {
            const string Header = "X-SSL-CERT";

            {{member}}

            IActionResult Check(string pem) => Ok(pem.Length);
        }

        public static class Own
        {
            public sealed class FromHeaderAttribute : Attribute { public string? Name { get; set; } }
        }
        """);
}
