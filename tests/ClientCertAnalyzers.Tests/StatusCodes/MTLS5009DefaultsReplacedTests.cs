using ClientCertAnalyzers.CodeFixes.StatusCodes;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

/// <summary>Defaults that replace the ones with the helper's part, and the fixes of MTLS5009.</summary>
public class MTLS5009DefaultsReplacedTests
{
    private const string Apply = "k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca))); ";

    [Theory]
    [InlineData(Apply + "k.{|MTLS5009:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData(Apply + "k.{|MTLS5009:ConfigureHttpsDefaults|}(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.AllowAnyClientCertificate(); });")]
    // MTLS1004 says it where the helper has no part in it.
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca)));")]
    [InlineData(Apply + "k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true));")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.HandshakeTimeout = TimeSpan.FromSeconds(3));")]
    public Task Replaced_Reports_once(string kestrel) => Verification.Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(HelperFrame.Program($"builder.WebHost.ConfigureKestrel(k => {{ {kestrel} }});", ""), test =>
    {
        test.TestState.Sources.Add(Verification.Usings.Catalogue);
        test.TestState.AdditionalReferences.Add(Verification.RestoredReferences.RuntimeHelper);
    });

    [Fact]
    public Task Replaced_in_two_actions_Reports() => HelperFrame.VerifyAsync<KestrelSetupAnalyzer>("MTLS5009", HelperFrame.Program(
        $"builder.WebHost.ConfigureKestrel(k => {{ {Apply} }}); builder.Services.Configure<KestrelServerOptions>(k => k.{{|MTLS5009:ConfigureHttpsDefaults|}}(h => h.SslProtocols = SslProtocols.Tls13));", ""));

    [Theory]
    [InlineData(Apply + "k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData(Apply + "if (args.Length > 0) { k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13); }")]
    [InlineData(Apply)]
    public Task Each_has_its_use_IsSilent(string kestrel) => HelperFrame.VerifyAsync<KestrelSetupAnalyzer>("MTLS5009", HelperFrame.Program($"builder.WebHost.ConfigureKestrel(k => {{ {kestrel} }});", ""));

    [Fact]
    public Task Replaced_IsFixed() => HelperFrame.FixAsync<KestrelSetupAnalyzer, MTLS5009DefaultsReplacedFix>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true));
            k.{|MTLS5009:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);
        });
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.ConfigureHttpsDefaults(h => { h.UseClientCertificateResponses(t => t.TrustMachineStore = true); h.SslProtocols = SslProtocols.Tls13; });
        });
        builder.Build().Run();
        """,
        MTLS5009DefaultsReplacedFix.Title);

    [Theory]
    [InlineData("{|MTLS5009:https.AllowAnyClientCertificate()|}; // test")]
    [InlineData("{|MTLS5009:https.ClientCertificateMode = ClientCertificateMode.NoCertificate|}; // test")]
    public Task Overriding_call_IsFixed(string line) => FixAsync(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
            {{line}}
        }));
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
            // test
        }));
        builder.Build().Run();
        """,
        MTLS5009TlsPartLostFix.RemoveTitle);

    [Fact]
    public Task Check_of_ones_own_IsFixed() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
            https.SslProtocols = SslProtocols.Tls13;
            // partners only
            {|MTLS5009:https.ClientCertificateValidation = (certificate, _, _) => certificate.Subject == "CN=partner"|};
        }));
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            // partners only
            https.ClientCertificateValidation = (certificate, _, _) => certificate.Subject == "CN=partner";
            https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
            https.SslProtocols = SslProtocols.Tls13;
        }));
        builder.Build().Run();
        """,
        MTLS5009TlsPartLostFix.MoveTitle);

    [Fact]
    public Task Required_mode_HasNoFix()
    {
        const string Source = """
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
            {
                https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
                {|MTLS5009:https.ClientCertificateMode = ClientCertificateMode.RequireCertificate|};
            }));
            builder.Build().Run();
            """;
        return FixAsync(Source, Source, MTLS5009TlsPartLostFix.RemoveTitle);
    }

    private static Task FixAsync(string source, string fixedSource, string title) =>
        HelperFrame.FixAsync<MTLS5009TlsPartLostAnalyzer, MTLS5009TlsPartLostFix>(source, fixedSource, title);
}
