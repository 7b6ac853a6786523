using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1009SecondValidationCallbackFixTests
{
    private const string Require = "h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; ";

    [Theory]
    [InlineData("(_, _, _, e) => e == SslPolicyErrors.None", "(_, _, e) => e == SslPolicyErrors.None")]
    [InlineData("(_, c, _, e) => c is not null && e == SslPolicyErrors.None", "(c, _, e) => c is not null && e == SslPolicyErrors.None")]
    [InlineData("(s1, c, ch, e) => c != null && Known(c) && Serial(c!) && e == 0", "(c, ch, e) => c != null && Known(c) && Serial(c!) && e == 0")]
    [InlineData("(_, c, _, e) => c!.Subject == \"CN=a\" && c?.Issuer.Length > 3 && e == 0", "(c, _, e) => c!.Subject == \"CN=a\" && c?.Issuer.Length > 3 && e == 0")]
    [InlineData("(_, c, _, e) => c is X509Certificate2 c2 && c2.HasPrivateKey && e == 0", "(c, _, e) => c is X509Certificate2 c2 && c2.HasPrivateKey && e == 0")]
    [InlineData("(_, c, ch, e) => ch!.Build((X509Certificate2)c!) && e == 0", "(c, ch, e) => ch!.Build((X509Certificate2)c!) && e == 0")]
    [InlineData("(_, c, _, _) => (c as X509Certificate2)!.Verify()", "(c, _, _) => (c as X509Certificate2)!.Verify()")]
    [InlineData("(_, c, _, _) => new X509Certificate2(c!).Verify()", "(c, _, _) => new X509Certificate2(c!).Verify()")]
    [InlineData("(object s1, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == 0", "(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) => e == 0")]
    [InlineData("delegate (object s1, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e == 0; }", "delegate (X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { return e == 0; }")]
    [InlineData("delegate { return true; }", "delegate { return true; }")]
    public Task Whole_OnAuthenticate_becomes_the_validation_IsFixed(string callback, string moved) => FixAsync(
        $"k.ConfigureHttpsDefaults(h => {{ {Require}h.OnAuthenticate = (_, s) => {{|MTLS1009:s.RemoteCertificateValidationCallback = {callback}|}}; }});",
        $"k.ConfigureHttpsDefaults(h => {{ {Require}h.ClientCertificateValidation = {moved}; }});");

    [Theory]
    [InlineData("(s1, c, _, e) => s1 is SslStream && e == 0")] // asks the sender
    [InlineData("(_, c, _, e) => Overloaded(c) && e == 0")]
    [InlineData("(_, c, _, e) => Generic(c) && e == 0")]
    [InlineData("(_, c, _, e) => c.Extension() && e == 0")]
    [InlineData("(_, c, _, e) => c!.GetHashCode() == 1 && e == 0 && Out(ref c)")]
    [InlineData("(_, c, _, e) => { var other = c; other = null; return e == 0; }")]
    [InlineData("(_, c, _, e) => { c = null; return e == 0; }")]
    [InlineData("(_, c, _, e) => connection.LocalEndPoint is null && e == 0")]
    [InlineData("(_, _, ch, e) => { _ = Text(); return e == 0; }")] // the last "_" becomes a name
    [InlineData("new RemoteCertificateValidationCallback((_, _, _, e) => e == 0)")]
    [InlineData("Validate")]
    public Task Callback_that_may_mean_something_else_IsNotFixed(string callback) => StaysAsync(
        $"k.ConfigureHttpsDefaults(h => {{ {Require}h.OnAuthenticate = (connection, s) => {{|MTLS1009:s.RemoteCertificateValidationCallback = {callback}|}}; }});");

    [Theory]
    [InlineData(Require + "h.ClientCertificateValidation = (_, _, e) => e == 0; h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0|};")]
    [InlineData(Require + "h.AllowAnyClientCertificate(); h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0|};")]
    [InlineData(Require + "h.OnAuthenticate = (_, s) => { if (k.AddServerHeader) { {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0|}; } };")]
    [InlineData(Require + "h.OnAuthenticate = (_, s) => { if (k.AddServerHeader) return; {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0|}; };")]
    [InlineData(Require + "h.OnAuthenticate = (_, s) => { var text = Text(); {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => text.Length > 1 && e == 0|}; };")]
    [InlineData(Require + "h.OnAuthenticate = (_, s) => {|MTLS1009:s.RemoteCertificateValidationCallback += (_, _, _, e) => e == 0|};")]
    [InlineData(Require + "h.OnAuthenticate = Local; void Local(ConnectionContext _, SslServerAuthenticationOptions s) => {|MTLS1009:s.RemoteCertificateValidationCallback = (_, _, _, e) => e == 0|};")]
    public Task Place_that_decides_for_itself_IsNotFixed(string body) => StaysAsync($"k.ConfigureHttpsDefaults(h => {{ {body} }});");

    [Fact]
    public Task Other_settings_and_comments_stay_IsFixed() => FixAsync(
        """
        k.ListenAnyIP(1, l => l.UseHttps(h =>
                {
                    h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    // Per connection.
                    h.OnAuthenticate = (_, s) =>
                    {
                        s.AllowRenegotiation = false;
                        // Ours only.
                        {|MTLS1009:s.RemoteCertificateValidationCallback = (_, c, _, e) =>
                        {
                            // Logged in the gateway.
                            return e == SslPolicyErrors.None;
                        }|};
                    };
                }));
        """,
        """
        k.ListenAnyIP(1, l => l.UseHttps(h =>
                {
                    h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    h.ClientCertificateValidation = (c, _, e) =>
                    {
                        // Logged in the gateway.
                        return e == SslPolicyErrors.None;
                    };
                    // Per connection.
                    h.OnAuthenticate = (_, s) =>
                    {
                        s.AllowRenegotiation = false;
                        // Ours only.
                    };
                }));
        """);

    [Fact]
    public Task Initializer_without_usings_IsFixed() => Verify.FixAsync<MTLS1009SecondValidationCallbackAnalyzer, MTLS1009SecondValidationCallbackFix>(
        """
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions l) => l.UseHttps(new HttpsConnectionAdapterOptions
            {
                ClientCertificateMode = ClientCertificateMode.AllowCertificate, // for now
                OnAuthenticate = (_, s) =>
                {
                    {|MTLS1009:s.RemoteCertificateValidationCallback = (object sender, System.Security.Cryptography.X509Certificates.X509Certificate? c, System.Security.Cryptography.X509Certificates.X509Chain? chain, System.Net.Security.SslPolicyErrors e) => e == 0|};
                },
            });
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions l) => l.UseHttps(new HttpsConnectionAdapterOptions
            {
                ClientCertificateMode = ClientCertificateMode.AllowCertificate, // for now
                ClientCertificateValidation = (X509Certificate2 c, System.Security.Cryptography.X509Certificates.X509Chain? chain, System.Net.Security.SslPolicyErrors e) => e == 0,
            });
        }
        """,
        MTLS1009SecondValidationCallbackFix.OptionalTitle);

    /// <summary>Whom the moved check lets in wants a look at each place.</summary>
    [Fact]
    public void There_is_no_fix_for_all_at_once() => Assert.Null(new MTLS1009SecondValidationCallbackFix().GetFixAllProvider());

    private static Task StaysAsync([StringSyntax("c#-test")] string line) => FixAsync(line, line);

    private static Task FixAsync([StringSyntax("c#-test")] string line, [StringSyntax("c#-test")] string fixedLine) =>
        Verify.FixAsync<MTLS1009SecondValidationCallbackAnalyzer, MTLS1009SecondValidationCallbackFix>(
            InType(line), InType(fixedLine), MTLS1009SecondValidationCallbackFix.Title);

    private static string InType(string line) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Connections;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        static class Setup
        {
            static void Listen(KestrelServerOptions k)
            {
                {{line}}
            }

            static bool Validate(object sender, X509Certificate? c, X509Chain? chain, SslPolicyErrors e) => e == SslPolicyErrors.None;

            static bool Known(X509Certificate? c) => c is not null;

            static bool Serial(X509Certificate c) => c.GetSerialNumberString().Length > 2;

            static bool Overloaded(X509Certificate? c) => c is null;

            static bool Overloaded(X509Certificate2? c) => c is not null;

            static bool Generic<T>(T value) => typeof(T) == typeof(X509Certificate);

            static bool Extension(this X509Certificate? c) => c is null;

            static bool Out(ref X509Certificate? c) => c is null;

            static string Text() => "";
        }
        """;
}
