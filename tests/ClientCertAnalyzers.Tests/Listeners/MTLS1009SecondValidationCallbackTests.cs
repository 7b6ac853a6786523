using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1009SecondValidationCallbackTests
{
    private const string Allow = "h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; ";
    private const string Require = "h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; ";
    private const string Set = "{|MTLS1009:s.RemoteCertificateValidationCallback = Validate|}";
    private const string Quiet = "s.RemoteCertificateValidationCallback = Validate";

    [Theory]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => " + Set + ";")]
    [InlineData(Require + "h.OnAuthenticate = (_, s) => " + Set + ";")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.DelayCertificate; h.OnAuthenticate = (_, s) => " + Set + ";")]
    [InlineData("h.OnAuthenticate = (_, s) => { " + Set + "; }; " + Require)]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => { s.ClientCertificateRequired = true; " + Set + "; };")]
    [InlineData(Allow + "h.OnAuthenticate = delegate (ConnectionContext c, SslServerAuthenticationOptions s) { " + Set + "; };")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == SslPolicyErrors.None|};")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback = delegate { return true; }|};")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback = new RemoteCertificateValidationCallback(Validate)|};")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback += Validate|};")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback ??= Validate|};")]
    [InlineData(Allow + "if (k.AddServerHeader) { h.OnAuthenticate = (_, s) => " + Set + "; }")]
    [InlineData(Allow + "h.OnAuthenticate = (c, s) => { if (c.LocalEndPoint is null) { " + Set + "; } };")]
    [InlineData(Allow + "h.OnAuthenticate = Local; void Local(ConnectionContext _, SslServerAuthenticationOptions s) => " + Set + ";")]
    public Task Second_callback_Reports(string body) => VerifyAsync(Lambda(body));

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => { " + Allow + "h.OnAuthenticate = (_, s) => " + Set + "; }));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate, OnAuthenticate = (_, s) => " + Set + " }));")]
    [InlineData("var o = new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate }; o.OnAuthenticate = (_, s) => " + Set + "; k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("k.ConfigureHttpsDefaults(Configure); static void Configure(HttpsConnectionAdapterOptions h) { " + Allow + "h.OnAuthenticate = (_, s) => " + Set + "; }")]
    [InlineData("k.ConfigureHttpsDefaults(h => { " + Allow + "h.OnAuthenticate = Authenticate; });", Set)]
    public Task Second_callback_of_another_listener_Reports(string line, string method = Quiet) => VerifyAsync(line, method);

    [Theory]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.NoCertificate; h.OnAuthenticate = (_, s) => { s.ClientCertificateRequired = true; " + Quiet + "; };")]
    [InlineData("h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData("h.ClientCertificateMode = Enum.Parse<ClientCertificateMode>(\"x\"); h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData("h.ClientCertificateMode = k.AddServerHeader ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.AllowCertificate; h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData(Allow + "Elsewhere(h); h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData(Allow + "h = new(); h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = null;")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = stored;")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback -= Validate;")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => { var old = s.RemoteCertificateValidationCallback; };")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => { s = new(); };")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => " + Quiet + "; h.OnAuthenticate = null;")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => { if (h.ClientCertificateMode == ClientCertificateMode.NoCertificate) { " + Quiet + "; } };")]
    [InlineData("if (k.AddServerHeader) { " + Allow + "} else { h.OnAuthenticate = (_, s) => " + Quiet + "; }")]
    [InlineData("if (k.AddServerHeader) { " + Allow + "return; } h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData("if (k.AddServerHeader) " + Allow + "else h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData("if (k.AddServerHeader) { h.OnAuthenticate = (_, s) => " + Quiet + "; return; } " + Allow)]
    [InlineData(Allow + "if (k.AddServerHeader) { h.ClientCertificateMode = ClientCertificateMode.NoCertificate; } h.OnAuthenticate = (_, s) => " + Quiet + ";")]
    [InlineData(Allow + "h.OnAuthenticate = Local; Local(null!, new()); void Local(ConnectionContext _, SslServerAuthenticationOptions s) => " + Quiet + ";")]
    public Task First_or_uncertain_callback_IsSilent(string body) => VerifyAsync(Lambda(body));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => h.OnAuthenticate = (_, s) => " + Quiet + "); k.ListenAnyIP(1, l => l.UseHttps(h => " + Allow + "));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { " + Allow + "h.OnAuthenticate = (_, s) => " + Quiet + "; }); k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate));")]
    [InlineData("var o = new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate }; o.OnAuthenticate = (_, s) => " + Quiet + "; Elsewhere(o); k.ListenAnyIP(1, l => l.UseHttps(o));")]
    [InlineData("var s = new SslServerAuthenticationOptions(); " + Quiet + ";")]
    [InlineData("Action<ConnectionContext, SslServerAuthenticationOptions> other = (_, s) => " + Quiet + "; _ = other;")]
    public Task Other_options_IsSilent(string line) => VerifyAsync(line.Replace("h => " + Allow, "h => " + Allow.TrimEnd(' ', ';')));

    [Fact]
    public Task Options_of_an_ordinary_method_IsSilent() => Verify.DiagnosticsAsync<MTLS1009SecondValidationCallbackAnalyzer>(
        """
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        public class C
        {
            public void M(HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0;
            }
        }
        """);

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => Verify.DiagnosticsAsync<MTLS1009SecondValidationCallbackAnalyzer>(
        """
        namespace Own;
        public enum ClientCertificateMode { NoCertificate, AllowCertificate }
        public class SslServerAuthenticationOptions { public System.Func<bool>? RemoteCertificateValidationCallback { get; set; } }
        public class HttpsConnectionAdapterOptions
        {
            public ClientCertificateMode ClientCertificateMode { get; set; }
            public System.Action<object, SslServerAuthenticationOptions>? OnAuthenticate { get; set; }
        }
        public class K { public void ConfigureHttpsDefaults(System.Action<HttpsConnectionAdapterOptions> a) { } }
        public class C
        {
            public void M(K k) => k.ConfigureHttpsDefaults(h =>
            {
                h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = () => true;
            });
        }
        """);

    /// <summary>A callback that the handshake never reaches is dead, not dangerous: one report, and it is not MTLS3001.</summary>
    [Theory]
    [InlineData("(_, _, _, _) => true", true)]
    [InlineData("(_, _, _, e) => (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0", true)]
    [InlineData("{|MTLS3001:(_, _, _, _) => true|}", false)]
    public Task Accept_all_callback_has_one_report_IsSilent(string callback, bool isSecond) => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        MTLS1007ValidationWithoutRequestTests.InType(
            $"k.ConfigureHttpsDefaults(h => {{ {(isSecond ? Allow : "")}h.OnAuthenticate = (_, s) => {{ s.ClientCertificateRequired = true; s.RemoteCertificateValidationCallback = {callback}; }}; }});"));

    [Theory]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = ;")]
    [InlineData(Allow + "h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback")]
    [InlineData(Allow + "h.OnAuthenticate = s => { s.RemoteCertificateValidationCallback = (_, _, _")]
    [InlineData("h.ClientCertificateMode = ; h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = Validate;")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.Missing; h.OnAuthenticate = (_, s) => s.RemoteCertificateValidationCallback = Validate;")]
    public Task Half_typed_code_IsSilent(string body) => VerifyAsync(Lambda(body), configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Second_callback_on_the_oldest_supported_net_Reports() =>
        VerifyAsync(Lambda(Allow + "h.OnAuthenticate = (_, s) => " + Set + ";"), configure: test => test.Target(RestoredReferences.AspNetCore8));

    [Theory]
    [InlineData(Allow, "AllowCertificate")]
    [InlineData(Require, "RequireCertificate")]
    public Task Message_names_the_mode_Reports(string mode, string name) => VerifyAsync(
        Lambda(mode + "h.OnAuthenticate = (_, s) => {|#0:" + Quiet + "|};"),
        configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult(Rules.MTLS1009SecondValidationCallback).WithLocation(0).WithArguments(name)));

    private static Task VerifyAsync(
        string line,
        string method = Quiet,
        Action<Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<MTLS1009SecondValidationCallbackAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync(InType(line, method), configure);

    private static string Lambda(string body) => "k.ConfigureHttpsDefaults(h => { " + body + " });";

    private static string InType(string line, string method) => $$"""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Connections;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        public class Setup
        {
            private readonly RemoteCertificateValidationCallback? stored = null;

            public void Listen(KestrelServerOptions k)
            {
                {{line}}
            }

            private void Authenticate(ConnectionContext connection, SslServerAuthenticationOptions s) => {{method}};

            private static void Elsewhere(HttpsConnectionAdapterOptions h) => h.ToString();

            private static bool Validate(object sender, X509Certificate? c, X509Chain? chain, SslPolicyErrors e) => e == SslPolicyErrors.None;
        }
        """;
}
