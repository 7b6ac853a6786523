using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1013HttpSysRenegotiationTests
{
    [Theory]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|};")]
    [InlineData("builder.WebHost.UseHttpSys(o => {|MTLS1013:o.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|});")]
    [InlineData("builder.Services.Configure<HttpSysOptions>(o => { {|MTLS1013:o.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|}; });")]
    [InlineData("_ = new HttpSysOptions { {|MTLS1013:ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|} };")]
    [InlineData("const ClientCertificateMethod Legacy = ClientCertificateMethod.AllowRenegotation; {|MTLS1013:httpSys.ClientCertificateMethod = Legacy|};")]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = (ClientCertificateMethod)2|};")]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = legacy ? ClientCertificateMethod.AllowRenegotation : ClientCertificateMethod.AllowCertificate|};")]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = legacy switch { true => ClientCertificateMethod.AllowRenegotation, _ => ClientCertificateMethod.NoCertificate }|};")]
    public Task Renegotiation_Reports(string statement) => Verify.DiagnosticsAsync<MTLS1013HttpSysRenegotiationAnalyzer>(Frame(statement));

    [Theory]
    [InlineData("httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowCertificate;")]
    [InlineData("httpSys.ClientCertificateMethod = ClientCertificateMethod.NoCertificate;")]
    [InlineData("httpSys.ClientCertificateMethod = Chosen();")]
    [InlineData("httpSys.ClientCertificateMethod = missing;")]
    [InlineData("if (httpSys.ClientCertificateMethod == ClientCertificateMethod.AllowRenegotation) return;")]
    [InlineData("var method = ClientCertificateMethod.AllowRenegotation; _ = method;")]
    [InlineData("httpSys.ClientCertificateMethod = Chosen() == ClientCertificateMethod.AllowRenegotation ? ClientCertificateMethod.AllowCertificate : Chosen();")]
    [InlineData("httpSys.ClientCertificateMethod = Chosen() switch { ClientCertificateMethod.AllowRenegotation => ClientCertificateMethod.AllowCertificate, var other => other };")]
    [InlineData("_ = nameof(ClientCertificateMethod.AllowRenegotation) + nameof(httpSys.ClientCertificateMethod);")]
    public Task Another_method_or_another_use_IsSilent(string statement) => Verify.DiagnosticsAsync<MTLS1013HttpSysRenegotiationAnalyzer>(
        Frame(statement), test => test.CompilerDiagnostics = statement.Contains("missing") ? CompilerDiagnostics.None : CompilerDiagnostics.Errors);

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => Verify.DiagnosticsAsync<MTLS1013HttpSysRenegotiationAnalyzer>(
        """
        namespace Microsoft.AspNetCore.Server.HttpSys;

        public enum ClientCertificateMethod { NoCertificate, AllowCertificate, AllowRenegotation }

        public class HttpSysOptions { public ClientCertificateMethod ClientCertificateMethod { get; set; } }

        public class C
        {
            public void M(HttpSysOptions own) => own.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation;
        }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.Errors);

    [Theory]
    [InlineData("httpSys.ClientCertificateMethod = ")]
    [InlineData("httpSys.ClientCertificateMethod = ClientCertificateMethod.;")]
    [InlineData("httpSys.ClientCertificateMethod = legacy ? ClientCertificateMethod.AllowRene")]
    [InlineData("httpSys.ClientCertificateMethod = legacy switch { true => , _ };")]
    public Task Half_typed_code_IsSilent(string statement) => Verify.DiagnosticsAsync<MTLS1013HttpSysRenegotiationAnalyzer>(
        Frame(statement), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Renegotiation_on_the_oldest_supported_net_Reports() => Verify.DiagnosticsAsync<MTLS1013HttpSysRenegotiationAnalyzer>(
        Frame("{|MTLS1013:httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|};"),
        test => test.Target(RestoredReferences.AspNetCore8));

    [Theory]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowRenegotation|};", "httpSys.ClientCertificateMethod = ClientCertificateMethod.AllowCertificate;")]
    [InlineData("_ = new HttpSysOptions { {|MTLS1013:ClientCertificateMethod = (ClientCertificateMethod)2|} };", "_ = new HttpSysOptions { ClientCertificateMethod = ClientCertificateMethod.AllowCertificate };")]
    [InlineData("{|MTLS1013:httpSys.ClientCertificateMethod = legacy ? ClientCertificateMethod.AllowRenegotation : Chosen()|};", "httpSys.ClientCertificateMethod = legacy ? ClientCertificateMethod.AllowCertificate : Chosen();")]
    public Task Value_is_replaced_IsFixed(string bad, string good) => FixAsync(Frame(bad), Frame(good));

    [Fact]
    public Task Three_at_once_with_comments_and_without_a_using_IsFixed() => FixAsync(
        """
        class C
        {
            Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions M(Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions one, bool legacy)
            {
                {|MTLS1013:one.ClientCertificateMethod = /* for the old scanners */ Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod.AllowRenegotation|}; // until May
                {|MTLS1013:one.ClientCertificateMethod = legacy
                    ? Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod.AllowRenegotation
                    : Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod.NoCertificate|};
                return new() { {|MTLS1013:ClientCertificateMethod = Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod.AllowRenegotation|} };
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Server.HttpSys;

        class C
        {
            Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions M(Microsoft.AspNetCore.Server.HttpSys.HttpSysOptions one, bool legacy)
            {
                one.ClientCertificateMethod = /* for the old scanners */ ClientCertificateMethod.AllowCertificate; // until May
                one.ClientCertificateMethod = legacy
                    ? ClientCertificateMethod.AllowCertificate
                    : Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod.NoCertificate;
                return new() { ClientCertificateMethod = ClientCertificateMethod.AllowCertificate };
            }
        }
        """);

    private static Task FixAsync(string bad, string good) =>
        Verify.FixAsync<MTLS1013HttpSysRenegotiationAnalyzer, MTLS1013HttpSysRenegotiationFix>(bad, good, MTLS1013HttpSysRenegotiationFix.Title);

    private static string Frame(string statement) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.HttpSys;
        using Microsoft.Extensions.DependencyInjection;

        class C
        {
            void M(HttpSysOptions httpSys, WebApplicationBuilder builder, bool legacy)
            {
                {{statement}}
            }

            static ClientCertificateMethod Chosen() => default;
        }
        """;
}
