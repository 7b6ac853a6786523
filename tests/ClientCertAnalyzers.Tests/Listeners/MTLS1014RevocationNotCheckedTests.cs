using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1014RevocationNotCheckedTests
{
    private const string Off = "{|MTLS1014:h.CheckCertificateRevocation = false|};";

    private const string Require = "h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;";

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { " + Require + " " + Off + " });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { " + Off + " h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; });")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(h => { h.ServerCertificate = cert; h.ClientCertificateMode = ClientCertificateMode.DelayCertificate; " + Off + " }));")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate, {|MTLS1014:CheckCertificateRevocation = false|} }));")]
    [InlineData("const bool Revoked = false; k.ConfigureHttpsDefaults(h => { " + Require + " {|MTLS1014:h.CheckCertificateRevocation = Revoked|}; });")]
    [InlineData("var h = new HttpsConnectionAdapterOptions(); " + Require + " " + Off + " k.ListenAnyIP(443, l => l.UseHttps(h));")]
    [InlineData("k.ConfigureHttpsDefaults(Set); static void Set(HttpsConnectionAdapterOptions h) { " + Require + " " + Off + " }")]
    public Task Check_switched_off_Reports(string lines) => VerifyAsync(Setups.OnOptions(lines));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = true; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.CheckCertificateRevocation = false; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.NoCertificate; h.CheckCertificateRevocation = false; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = k.AddServerHeader; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = false; h.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = false; h.AllowAnyClientCertificate(); });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = false; h.OnAuthenticate = (_, tls) => tls.CertificateRevocationCheckMode = X509RevocationMode.Online; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = false; Harden(h); }); static void Harden(HttpsConnectionAdapterOptions o) => o.CheckCertificateRevocation = true;")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = false; if (k.AddServerHeader) h.CheckCertificateRevocation = true; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (k.AddServerHeader) { REQUIRE } else { h.CheckCertificateRevocation = false; } });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = (ClientCertificateMode)cert.Version; h.CheckCertificateRevocation = false; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE if (h.CheckCertificateRevocation == false) return; _ = nameof(h.CheckCertificateRevocation); });")]
    public Task Check_that_is_on_or_made_elsewhere_IsSilent(string lines) => VerifyAsync(Setups.OnOptions(lines.Replace("REQUIRE", Require)));

    [Theory]
    [InlineData("if (builder.Environment.IsDevelopment()) { BODY }")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; if (builder.Environment.IsDevelopment()) { h.CheckCertificateRevocation = false; } }));")]
    public Task Development_IsSilent(string lines) => VerifyAsync(Setups.OnBuilder(lines.Replace("BODY", Host())));

    [Fact]
    public Task Check_switched_off_in_a_program_Reports() => VerifyAsync(Setups.OnBuilder(Host(Off)), test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "")]
    [InlineData("", "static class Login { public static void AddLogin(this IServiceCollection services) => services.AddAuthentication().AddCertificate(); }")]
    public Task Certificate_authentication_that_checks_later_IsSilent(string lines, string other) => VerifyAsync(Setups.OnBuilder(Host() + lines), test =>
    {
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        test.TestState.Sources.Add("using Microsoft.Extensions.DependencyInjection; " + other);
    });

    [Theory]
    [InlineData("static class Store { public static void AddCertificate(this IServiceCollection services) { } static void Fill(IServiceCollection services) => services.AddCertificate(); }")]
    [InlineData("static class Admin { static void Build() => WebApplication.CreateBuilder().Services.AddAuthentication().AddCertificate(); }")]
    public Task Another_method_or_another_host_Reports(string other) => VerifyAsync(Setups.OnBuilder(Host(Off)), test =>
    {
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        test.TestState.Sources.Add("using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; " + other);
    });

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Setups.OnBuilder(Host()), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace Microsoft.AspNetCore.Server.Kestrel.Https;

        public enum ClientCertificateMode { NoCertificate, AllowCertificate, RequireCertificate }

        public class HttpsConnectionAdapterOptions
        {
            public ClientCertificateMode ClientCertificateMode { get; set; }
            public bool CheckCertificateRevocation { get; set; }
        }

        public class C
        {
            public void ConfigureHttpsDefaults(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                h.CheckCertificateRevocation = false;
            }
        }
        """);

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = ; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.; h.CheckCertificateRevocation = false; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.CheckCertificateRevocation = fal")]
    public Task Half_typed_code_IsSilent(string lines) => VerifyAsync(Setups.OnOptions(lines.Replace("REQUIRE", Require)), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Check_switched_off_on_the_oldest_supported_net_Reports() =>
        VerifyAsync(Setups.OnOptions("k.ConfigureHttpsDefaults(h => { " + Require + " " + Off + " });"), test => test.Target(RestoredReferences.AspNetCore8));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { REQUIRE {|MTLS1014:h.CheckCertificateRevocation = /* no CRL */ false|}; });", "k.ConfigureHttpsDefaults(h => { REQUIRE h.CheckCertificateRevocation = /* no CRL */ true; });")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate, {|MTLS1014:CheckCertificateRevocation = false|} }));", "k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate, CheckCertificateRevocation = true }));")]
    public Task Check_IsFixed(string bad, string good) => Verify.FixAsync<MTLS1014RevocationNotCheckedAnalyzer, MTLS1014RevocationNotCheckedFix>(
        Setups.OnOptions(bad.Replace("REQUIRE", Require)), Setups.OnOptions(good.Replace("REQUIRE", Require)), MTLS1014RevocationNotCheckedFix.Title);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS1014RevocationNotCheckedFix().GetFixAllProvider());

    private static string Host(string off = "h.CheckCertificateRevocation = false;") =>
        "builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { " + Require + " " + off + " }));";

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS1014RevocationNotCheckedAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync(source, configure);
}
