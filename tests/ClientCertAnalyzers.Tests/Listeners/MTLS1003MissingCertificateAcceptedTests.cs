using ClientCertAnalyzers.Tests.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1003MissingCertificateAcceptedTests
{
    private const string Flag = "server.ClientCertificateRequired = true; ";
    private const string Lax = "(_, c, _, e) => (e & RemoteCertificateChainErrors) == 0";
    private const string Marked = "{|MTLS1003:" + Lax + "|}";

    [Theory]
    [InlineData("(_, c, _, e) => e != RemoteCertificateChainErrors")]
    [InlineData("(_, c, _, e) => (e & RemoteCertificateChainErrors) == 0")]
    [InlineData("(_, _, _, e) => !e.HasFlag(RemoteCertificateChainErrors)")]
    [InlineData("(_, _, _, e) => e is not (RemoteCertificateChainErrors or RemoteCertificateNameMismatch)")]
    [InlineData("(_, _, _, e) => { if (e == RemoteCertificateChainErrors) { return false; } return true; }")]
    [InlineData("(_, _, _, e) => e switch { RemoteCertificateChainErrors => false, _ => true }")]
    [InlineData("delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e < RemoteCertificateChainErrors; }")]
    [InlineData("(_, c, _, e) => { log.LogInformation(c?.Subject); return (e & RemoteCertificateChainErrors) == 0; }")]
    [InlineData("(_, c, _, e) => { Console.WriteLine($\"{c}: {e}\"); return (e & RemoteCertificateChainErrors) == 0; }")]
    [InlineData("(_, c, _, e) => NoChainErrors(e)")]
    public Task Callback_that_rejects_only_other_errors_Reports(string callback) => VerifyAsync(
        Flag + "server.RemoteCertificateValidationCallback = {|MTLS1003:" + callback + "|};");

    [Theory]
    [InlineData("(_, c, ch, e) => c is not null && e == None")]
    [InlineData("(_, _, _, e) => e == None")]
    [InlineData("(_, _, _, e) => (e & (RemoteCertificateChainErrors | RemoteCertificateNotAvailable)) == 0")]
    [InlineData("(_, c, _, e) => c is not null && (e & RemoteCertificateChainErrors) == 0")]
    [InlineData("(_, c, _, e) => { if (c == null) return false; return (e & RemoteCertificateChainErrors) == 0; }")]
    [InlineData("(_, c, _, e) => Known(c) && (e & RemoteCertificateChainErrors) == 0")] // handled in a called method
    [InlineData("(_, c, _, e) => (e & RemoteCertificateChainErrors) == 0 && allowed.Contains(c!.GetCertHashString(HashAlgorithmName.SHA256))")]
    [InlineData("(_, c, _, e) => { log.LogInformation(c!.Subject); return (e & RemoteCertificateChainErrors) == 0; }")] // throws without a certificate
    [InlineData("(_, _, ch, e) => { foreach (var s in ch!.ChainStatus) log.LogInformation(s.StatusInformation); return (e & RemoteCertificateChainErrors) == 0; }")]
    [InlineData("(_, _, _, e) => e == None || e == RemoteCertificateNotAvailable")] // somebody decided so
    [InlineData("(_, _, _, e) => (e & ~RemoteCertificateNotAvailable) == 0")]
    [InlineData("(_, c, _, e) => c is null || e == None")]
    [InlineData("(_, c, _, e) => { if (c is null) log.LogInformation(\"anonymous\"); return (e & RemoteCertificateChainErrors) == 0; }")]
    [InlineData("(_, _, _, e) => e == RemoteCertificateNameMismatch")]
    [InlineData("Strict")]
    [InlineData("null")]
    public Task Callback_that_minds_a_missing_certificate_IsSilent(string callback) => VerifyAsync(
        Flag + "server.RemoteCertificateValidationCallback = " + callback + ";");

    [Theory]
    [InlineData("server.RemoteCertificateValidationCallback = " + Marked + "; server.ClientCertificateRequired = true;")]
    [InlineData("_ = new SslServerAuthenticationOptions { ClientCertificateRequired = true, RemoteCertificateValidationCallback = " + Marked + " };")]
    [InlineData("var own = new SslServerAuthenticationOptions { ClientCertificateRequired = true }; own.RemoteCertificateValidationCallback = " + Marked + ";")]
    [InlineData("var own = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = " + Marked + " }; own.ClientCertificateRequired = true;")]
    [InlineData(Flag + "if (options.Insecure) { server.RemoteCertificateValidationCallback = " + Marked + "; }")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = " + Marked + "; Console.WriteLine(server.ClientCertificateRequired);")]
    [InlineData("h.OnAuthenticate = (_, s) => { s.ClientCertificateRequired = true; s.RemoteCertificateValidationCallback = " + Marked + "; };")]
    [InlineData("_ = new TlsHandshakeCallbackOptions { OnConnection = context => new(new SslServerAuthenticationOptions { ClientCertificateRequired = true, RemoteCertificateValidationCallback = " + Marked + " }) };")]
    [InlineData("ServerOptionsSelectionCallback select = (_, _, _, _) => { var own = new SslServerAuthenticationOptions { ClientCertificateRequired = true }; own.RemoteCertificateValidationCallback = " + Marked + "; return new(own); };")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = {|MTLS1003:LaxMethod|};")]
    [InlineData("new SslStream(stream, false, " + Marked + ").AuthenticateAsServer(ca, clientCertificateRequired: true, false);")]
    [InlineData("using var ssl2 = new SslStream(stream, false, " + Marked + "); await ssl2.AuthenticateAsServerAsync(ca, true, false);")]
    [InlineData("await using (var ssl2 = new SslStream(stream, false, {|MTLS1003:LaxMethod|})) { await ssl2.AuthenticateAsServerAsync(ca, true, System.Security.Authentication.SslProtocols.None, true); }")]
    [InlineData("var ssl2 = new SslStream(stream, false, " + Marked + "); await ssl2.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ClientCertificateRequired = true });")]
    [InlineData("var ssl2 = new SslStream(stream, false, " + Marked + "); " + Flag + "await ssl2.AuthenticateAsServerAsync(server);")]
    [InlineData(Flag + "_ = new List<SslServerAuthenticationOptions>([server]); server.RemoteCertificateValidationCallback = " + Marked + ";")]
    public Task Server_with_the_flag_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData("server.ClientCertificateRequired = false; server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData("server.ClientCertificateRequired = options.Insecure; server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "server.ClientCertificateRequired &= options.Insecure; server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "server.ClientCertificateRequired = false; server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData("if (options.Insecure) { " + Flag + "} else { server.RemoteCertificateValidationCallback = " + Lax + "; }")]
    [InlineData("if (options.Insecure) { " + Flag + "return; } server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "Elsewhere(server); server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "server = new(); server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "var other = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = " + Lax + " };")]
    [InlineData(Flag + "ssl.RemoteCertificateValidationCallback = (_, _, _, e) => e == None || e == RemoteCertificateNotAvailable;")]
    [InlineData("new SslStream(stream, false, " + Lax + ").AuthenticateAsServer(ca, clientCertificateRequired: false, false);")]
    [InlineData("new SslStream(stream, false, " + Lax + ").AuthenticateAsServer(ca);")]
    [InlineData("var ssl2 = new SslStream(stream, false, " + Lax + "); await ssl2.AuthenticateAsServerAsync(ca, options.Insecure, false);")]
    [InlineData("var ssl2 = new SslStream(stream, false, " + Lax + "); await ssl2.AuthenticateAsServerAsync(server);")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.ClientCertificateValidation = (_, _, e) => (e & RemoteCertificateChainErrors) == 0;")] // Kestrel looks first
    [InlineData(Flag + "server.CertificateChainPolicy = new();")]
    [InlineData(Flag + "var same = server; same.ClientCertificateRequired = false; server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData(Flag + "_ = new Elsewhere2(server); server.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData("Kept.ClientCertificateRequired = true; Kept.RemoteCertificateValidationCallback = " + Lax + ";")]
    [InlineData("KeptStream = new SslStream(stream, false, " + Lax + "); KeptStream.AuthenticateAsServer(ca, true, false);")]
    [InlineData("SslServerAuthenticationOptions own; own = server; own.ClientCertificateRequired = true; own.RemoteCertificateValidationCallback = " + Lax + ";")]
    public Task Server_without_or_with_an_unknown_flag_IsSilent(string statement) => VerifyAsync(statement);

    /// <summary>One report for one callback: whoever accepts everything, or a forged certificate, has the greater problem.</summary>
    [Theory]
    [InlineData("new SslStream(stream, false, {|MTLS3001:(_, _, _, _) => true|}).AuthenticateAsServer(ca, clientCertificateRequired: true, false);")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = {|MTLS3001:delegate { return true; }|};")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = {|MTLS3004:(_, _, _, e) => e is not RemoteCertificateNameMismatch|};")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = {|MTLS3003:(_, c, _, _) => c == null || c.GetFormat() == \"X509\"|};")]
    [InlineData("var ssl2 = new SslStream(stream, false, {|MTLS3004:" + Lax + "|}); ssl2.AuthenticateAsClient(\"a\");")]
    [InlineData("server.RemoteCertificateValidationCallback = {|MTLS3004:(_, c, _, e) => e != RemoteCertificateChainErrors|};")]
    [InlineData("_ = new SslStream(stream, false, {|MTLS3004:" + Lax + "|});")]
    [InlineData("new SslStream(stream, false, {|MTLS3004:" + Lax + "|}).Dispose();")]
    public Task Another_rule_comes_first_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = (_, c, _, e) => e != ;")]
    [InlineData("server.ClientCertificateRequired = ; server.RemoteCertificateValidationCallback = (_, c, _, e) => (e & RemoteCertificateChainErrors) == 0;")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = (_, c, _, e) => (e & RemoteCertificateChainErrors) == 0 && ;")]
    [InlineData("_ = new SslServerAuthenticationOptions { ClientCertificateRequired = true, RemoteCertificateValidationCallback = (_, c, _, e) => (e & ")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        """
        using System.Net.Security;
        class SslServerAuthenticationOptions
        {
            public bool ClientCertificateRequired { get; set; }
            public RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }
        }
        class C
        {
            void M(SslServerAuthenticationOptions server)
            {
                server.ClientCertificateRequired = true;
                server.RemoteCertificateValidationCallback = {|MTLS3004:(_, _, _, e) => (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0|};
            }
        }
        """);

    [Fact]
    public Task Callback_on_the_oldest_supported_net_Reports() => VerifyAsync(
        Flag + "server.RemoteCertificateValidationCallback = " + Marked + ";", test => test.Target(RestoredReferences.AspNetCore8));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { " + Flag + "server.RemoteCertificateValidationCallback = {|#0:(_, c, _, e) => e != RemoteCertificateChainErrors|}; }")]
    [InlineData(Flag + "server.RemoteCertificateValidationCallback = {|#0:(_, _, _, e) => options.Insecure && (e & RemoteCertificateChainErrors) == 0|};")]
    public Task Callback_behind_a_guard_Reports(string statement) => Callbacks.VerifyInfoAsync(Rules.MTLS1003MissingCertificateAccepted, statement);

    private static Task VerifyAsync(
        string statement, Action<Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<ValidationCallbackAnalyzer, DefaultVerifier>>? configure = null) => Callbacks.VerifyAsync(
            statement,
            """
            static bool NoChainErrors(SslPolicyErrors e) => (e & RemoteCertificateChainErrors) == 0;
            static bool LaxMethod(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => (e & RemoteCertificateChainErrors) == 0;
            static bool Known(X509Certificate? c) => c is not null;
            static void Elsewhere(SslServerAuthenticationOptions o) { }
            class Elsewhere2(SslServerAuthenticationOptions o) { public SslServerAuthenticationOptions O => o; }
            SslServerAuthenticationOptions Kept = new();
            SslStream? KeptStream;
            """,
            configure);
}
