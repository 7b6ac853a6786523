using ClientCertAnalyzers.Authentication;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4017CacheForgetsTheRequestTests
{
    [Theory]
    [InlineData("if (c.HttpContext.Request.Path == \"/admin\") c.Fail(\"no\");")]
    [InlineData("if (c.Request.Headers[\"X-Tenant\"] != \"a\") { c.Fail(\"no\"); return Task.CompletedTask; }")]
    [InlineData("var host = c.Request.Host; if (host.Host != c.ClientCertificate.Subject) c.Fail(\"no\");")]
    [InlineData("if (System.Net.IPAddress.IsLoopback(c.HttpContext.Connection.RemoteIpAddress!)) c.Success(); else c.Fail(\"no\");")]
    [InlineData("if (c.HttpContext.GetEndpoint() is null) c.Fail(\"no\");")]
    [InlineData("if ((string?)c.HttpContext.GetRouteValue(\"tenant\") != \"a\") c.Fail(\"no\");")]
    [InlineData("if (!IsAllowed(c.HttpContext)) c.Fail(\"no\");")]
    public Task Event_that_looks_at_the_request_Reports(string body) => VerifyAsync(Setup(body, "{|MTLS4017:AddCertificateCache|}()"));

    [Fact]
    public Task Event_of_a_class_Reports() => VerifyAsync("""
        class Setup { void Add(AuthenticationBuilder auth) => auth.AddCertificate(o => o.EventsType = typeof(Events)).{|MTLS4017:AddCertificateCache|}(o => o.CacheSize = 10); }

        class Events : CertificateAuthenticationEvents
        {
            public override Task CertificateValidated(CertificateValidatedContext context)
            {
                if (context.Request.Method == "GET") { context.Success(); }
                return Task.CompletedTask;
            }
        }
        """);

    [Theory]
    [InlineData("if (c.ClientCertificate.Thumbprint != \"AB\") c.Fail(\"no\");")]
    [InlineData("Console.WriteLine(c.Request.Path);")]
    [InlineData("c.Fail(\"not for \" + c.Request.Path);")]
    [InlineData("if (c.HttpContext.RequestServices.GetRequiredService<IConfiguration>()[\"On\"] != \"1\") c.Fail(\"no\");")]
    [InlineData("if (c.Scheme.Name != \"a\") c.Fail(\"no\");")]
    [InlineData("if (nameof(c.Request) == \"\") c.Fail(\"no\");")]
    public Task Event_that_looks_at_the_certificate_IsSilent(string body) => VerifyAsync(Setup(body, "AddCertificateCache()"));

    [Theory]
    [InlineData("class Setup { void Add(AuthenticationBuilder auth) => auth.AddCertificate().AddCertificateCache(); }")]
    // The cache keeps the schemes apart.
    [InlineData("class Setup { void Add(AuthenticationBuilder auth) => auth.AddCertificate(\"a\").AddCertificate(\"b\").AddCertificateCache(); }")]
    [InlineData("class Setup { void Add(AuthenticationBuilder auth) => auth.AddCertificate(o => o.Events = new() { OnChallenge = c => { c.Response.StatusCode = c.Request.Path == \"/\" ? 496 : 403; c.HandleResponse(); return Task.CompletedTask; } }).AddCertificateCache(); }")]
    [InlineData("static class Mine { static void AddCertificateCache(this AuthenticationBuilder auth) { } static void Add(AuthenticationBuilder auth) => auth.AddCertificate(o => o.Events = new() { OnCertificateValidated = c => { if (c.Request.Path == \"/\") c.Success(); return Task.CompletedTask; } }); }")]
    public Task No_event_or_no_cache_IsSilent(string source) => VerifyAsync(source);

    [Fact]
    public Task No_cache_IsSilent() => VerifyAsync(Setup("if (c.Request.Path == \"/admin\") c.Fail(\"no\");", "AddCookie()"));

    [Fact]
    public Task Half_typed_code_IsSilent() => VerifyAsync(Setup("if (c.Request.", "AddCertificateCache("), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Setup("if (c.Request.Path == \"/admin\") c.Fail(\"no\");", "AddCertificateCache()"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    private static string Setup(string body, string cache) => $$"""
        class Setup
        {
            void Add(AuthenticationBuilder auth) => auth.AddCertificate(o => o.Events = new CertificateAuthenticationEvents
            {
                OnCertificateValidated = c =>
                {
                    {{body}}
                    return Task.CompletedTask;
                },
            }).{{cache}};

            static bool IsAllowed(HttpContext context) => context.Request.Path != "/admin";
        }
        """;

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS4017CacheForgetsTheRequestAnalyzer, DefaultVerifier>>? configure = null) =>
        SchemeFrame.VerifyAsync("MTLS4017", source, configure);
}
