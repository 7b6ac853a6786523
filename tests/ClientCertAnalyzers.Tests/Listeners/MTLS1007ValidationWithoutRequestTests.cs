using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1007ValidationWithoutRequestTests
{
    private const string Remove = MTLS1007ValidationWithoutRequestFix.FixTitle;

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.AllowAnyClientCertificate()|});")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => {|MTLS1007:h.AllowAnyClientCertificate()|}));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.NoCertificate; {|MTLS1007:h.AllowAnyClientCertificate()|}; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.ClientCertificateValidation = Check|});")]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.ClientCertificateValidation = (_, _, _) => true|});")]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.CheckCertificateRevocation = true|});")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1007:ClientCertificateValidation = Check|} }));")]
    [InlineData("var o = new HttpsConnectionAdapterOptions(); {|MTLS1007:o.AllowAnyClientCertificate()|}; k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("k.ConfigureHttpsDefaults(Configure); static void Configure(HttpsConnectionAdapterOptions h) => {|MTLS1007:h.AllowAnyClientCertificate()|};")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (DateTime.Now.Year > 1) { {|MTLS1007:h.AllowAnyClientCertificate()|}; } });")]
    [InlineData("k.ConfigureHttpsDefaults(PrivateMethod);")]
    [InlineData("k.ConfigureHttpsDefaults(h => { Console.WriteLine(h.ClientCertificateMode); {|MTLS1007:h.AllowAnyClientCertificate()|}; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.ClientCertificateValidation = k.AddServerHeader ? Check : null|});")]
    [InlineData("var o = new HttpsConnectionAdapterOptions { {|MTLS1007:ClientCertificateValidation = Check|} }; k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { ClientCertificateMode old; old = h.ClientCertificateMode; {|MTLS1007:h.AllowAnyClientCertificate()|}; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1007:h.AllowAnyClientCertificate()|}); k.ListenAnyIP(1, l => l.UseHttps(h => Console.WriteLine(h.ClientCertificateMode)));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.SslProtocols = System.Security.Authentication.SslProtocols.Tls13; {|MTLS1007:h.AllowAnyClientCertificate()|}; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { }); k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1007:ClientCertificateValidation = Check|} }));")]
    public Task Validation_without_a_mode_Reports(string line) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        InType(line, line.Contains("PrivateMethod") ? "{|MTLS1007:h.AllowAnyClientCertificate()|}" : "h.ToString()"));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = Check; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.AllowAnyClientCertificate(); h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (k.AddServerHeader) h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = Enum.Parse<ClientCertificateMode>(\"x\"); h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { Elsewhere(h); h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.OnAuthenticate = (_, s) => s.ClientCertificateRequired = true; h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.CheckCertificateRevocation = false);")]
    [InlineData("var o = new HttpsConnectionAdapterOptions(); o.AllowAnyClientCertificate(); Elsewhere(o); k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("k.ConfigureHttpsDefaults(h => Elsewhere(h)); k.ListenAnyIP(1, l => l.UseHttps(h => h.AllowAnyClientCertificate()));")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.AllowAnyClientCertificate()); k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate, ClientCertificateValidation = Check }));")]
    [InlineData("Elsewhere(new HttpsConnectionAdapterOptions { ClientCertificateValidation = Check });")]
    [InlineData("HttpsConnectionAdapterOptions o; o = new HttpsConnectionAdapterOptions { ClientCertificateValidation = Check }; k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("static void Add<T>(ListenOptions l) where T : HttpsConnectionAdapterOptions, new() => l.UseHttps(new T { ClientCertificateValidation = Check });")]
    [InlineData("if ((object)k is HttpsConnectionAdapterOptions o) o.AllowAnyClientCertificate();")]
    [InlineData("var o = Make(); o.AllowAnyClientCertificate(); k.ListenAnyIP(1, l => l.UseHttps(o)); static HttpsConnectionAdapterOptions Make() => new();")]
    [InlineData("HttpsConnectionAdapterOptions o; o = new(); o.AllowAnyClientCertificate(); k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("var o = new HttpsConnectionAdapterOptions(); o.AllowAnyClientCertificate(); k.ListenAnyIP(1, l => l.UseHttps(o)); k.ListenAnyIP(2, l => l.UseHttps(o));")]
    [InlineData("var o = new HttpsConnectionAdapterOptions(); o.AllowAnyClientCertificate();")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode |= ClientCertificateMode.AllowCertificate; h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h = new(); h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { new HttpsConnectionAdapterOptions[] { new() }[0].AllowAnyClientCertificate(); });")]
    [InlineData("Action<HttpsConnectionAdapterOptions> set = h => h.AllowAnyClientCertificate(); k.ConfigureHttpsDefaults(set);")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ToString(); h.AllowAnyClientCertificate(); });")]
    [InlineData("_ = new System.Collections.Generic.List<HttpsConnectionAdapterOptions> { new() { ClientCertificateValidation = Check } };")]
    [InlineData("var o = new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate }; o.AllowAnyClientCertificate(); k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.AllowAnyClientCertificate(); h.OnAuthenticate += (_, s) => s.ClientCertificateRequired = true; });")]
    public Task Validation_with_a_mode_or_an_unknown_one_IsSilent(string line) =>
        Verify.DiagnosticsAsync<DeadValidationAnalyzer>(InType(line));

    [Fact]
    public Task Options_of_an_ordinary_method_IsSilent() => Verify.DiagnosticsAsync<DeadValidationAnalyzer>("""
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        public class C { public void M(HttpsConnectionAdapterOptions h) => h.AllowAnyClientCertificate(); }
        """);

    [Theory]
    [InlineData("public C(HttpsConnectionAdapterOptions h) => h.AllowAnyClientCertificate();")]
    [InlineData("private readonly HttpsConnectionAdapterOptions _options = new(); public void M() => _options.AllowAnyClientCertificate();")]
    public Task Options_of_a_constructor_or_a_field_IsSilent(string member) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        "using Microsoft.AspNetCore.Server.Kestrel.Https; public class C { " + member + " }");

    [Fact]
    public Task A_users_own_type_IsSilent() => Verify.DiagnosticsAsync<DeadValidationAnalyzer>("""
        namespace Own;
        public class HttpsConnectionAdapterOptions { public void AllowAnyClientCertificate() { } public bool CheckCertificateRevocation { get; set; } }
        public class K { public void ConfigureHttpsDefaults(System.Action<HttpsConnectionAdapterOptions> a) { } }
        public class C { public void M(K k) => k.ConfigureHttpsDefaults(h => { h.AllowAnyClientCertificate(); h.CheckCertificateRevocation = true; }); }
        """);

    [Fact]
    public Task Code_that_does_not_compile_IsSilent() => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        InType("k.ConfigureHttpsDefaults(h => { h.ClientCertificateValidation = ; h.ClientCertificateMode = Missing; });"),
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Settings_that_may_ask_lower_the_severity_Reports() => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        InType("k.ConfigureHttpsDefaults(h => {|#0:h.AllowAnyClientCertificate()|});"),
        test =>
        {
            test.TestState.AdditionalFiles.Add(("appsettings.Production.json", """{ "ClientCertificateMode": "AllowCertificate" }"""));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS1007", Microsoft.CodeAnalysis.DiagnosticSeverity.Info).WithLocation(0));
        });

    [Fact]
    public Task Dead_members_are_removed_with_comments_kept_IsFixed() =>
        Verify.FixAsync<DeadValidationAnalyzer, MTLS1007ValidationWithoutRequestFix>(
            InType("""
                k.ConfigureHttpsDefaults(h => {|MTLS1007:h.AllowAnyClientCertificate()|});
                        k.ConfigureHttpsDefaults(h =>
                        {
                            // the proxy checks
                            {|MTLS1007:h.CheckCertificateRevocation = true|};
                            h.HandshakeTimeout = TimeSpan.FromSeconds(1);
                        });
                        k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1007:ClientCertificateValidation = Check|}, HandshakeTimeout = TimeSpan.Zero }));
                """),
            InType("""
                k.ConfigureHttpsDefaults(h => { });
                        k.ConfigureHttpsDefaults(h =>
                        {
                            // the proxy checks
                            h.HandshakeTimeout = TimeSpan.FromSeconds(1);
                        });
                        k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { HandshakeTimeout = TimeSpan.Zero }));
                """),
            Remove);

    [Theory]
    [InlineData(
        "k.ConfigureHttpsDefaults(h => {|MTLS1007:h.ClientCertificateValidation = Check|});",
        "k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = Check; });")]
    [InlineData(
        "k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.NoCertificate; {|MTLS1007:h.CheckCertificateRevocation = true|}; });",
        "k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.CheckCertificateRevocation = true; });")]
    [InlineData(
        "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1007:ClientCertificateValidation = Check|} }));",
        "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate, ClientCertificateValidation = Check }));")]
    public Task Missing_request_is_added_IsFixed(string bad, string good) =>
        Verify.FixAsync<DeadValidationAnalyzer, MTLS1007AskForCertificateFix>(
            InType(bad), InType(good), "Ask for a certificate: AllowCertificate");

    [Fact]
    public Task Required_certificate_without_usings_IsFixed() => Verify.FixAsync<DeadValidationAnalyzer, MTLS1007AskForCertificateFix>(
        """
        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ConfigureHttpsDefaults(h =>
            {
                {|MTLS1007:h.CheckCertificateRevocation = true|};
            });
        }
        """,
        """
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ConfigureHttpsDefaults(h =>
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                h.CheckCertificateRevocation = true;
            });
        }
        """,
        "Ask for a certificate: RequireCertificate");

    internal static string InType(string line, string privateBody = "h.ToString()") => $$"""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        public class Setup
        {
            public void Listen(KestrelServerOptions k)
            {
                {{line.Trim()}}
            }

            private void PrivateMethod(HttpsConnectionAdapterOptions h) => {{privateBody}};

            private static void Elsewhere(HttpsConnectionAdapterOptions h) => h.ToString();

            private static bool Check(X509Certificate2 c, X509Chain? chain, SslPolicyErrors e) => e == SslPolicyErrors.None;
        }
        """;
}
