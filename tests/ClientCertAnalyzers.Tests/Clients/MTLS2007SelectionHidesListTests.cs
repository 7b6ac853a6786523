using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2007SelectionHidesListTests
{
    private const string List = "ssl.ClientCertificates = new() { cert }; ";

    private const string Null = "{|MTLS2007:ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|}; ";

    private const string SilentNull = "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!; ";

    [Theory]
    [InlineData(List + Null)]
    [InlineData(Null + List)]
    [InlineData("ssl.ClientCertificates = [cert]; " + Null)]
    [InlineData("ssl.ClientCertificates ??= []; ssl.ClientCertificates.Add(cert); " + Null)]
    [InlineData("ssl.ClientCertificates?.Add(cert); " + Null)]
    [InlineData("ssl.ClientCertificates = Many(); " + Null)]
    [InlineData("if (flag) ssl.ClientCertificates = [cert]; " + Null)]
    [InlineData(List + "if (flag) " + Null)]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = delegate { return null!; }|};")]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => { Console.WriteLine(path); return null!; }|};")]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = (_, host, _, _, _) => { if (host == path) return null!; return default!; }|};")]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = new LocalCertificateSelectionCallback((_, _, _, _, _) => (X509Certificate)null!)|};")]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = None|};")]
    [InlineData(List + "{|MTLS2007:ssl.LocalCertificateSelectionCallback = Local|}; X509Certificate Local(object s, string h, X509CertificateCollection l, X509Certificate? r, string[] i) => null!;")]
    [InlineData(List + "LocalCertificateSelectionCallback none = (_, _, _, _, _) => null!; {|MTLS2007:ssl.LocalCertificateSelectionCallback = none|};")]
    [InlineData("var s = new SocketsHttpHandler(); s.SslOptions.ClientCertificates = [cert]; {|MTLS2007:s.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|};")]
    [InlineData("var s = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert], {|MTLS2007:LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|} } };")]
    [InlineData("var s = new SocketsHttpHandler { SslOptions = new() { ClientCertificates = new() { cert } } }; {|MTLS2007:s.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|};")]
    [InlineData(List + SilentNull + Null)]
    public Task Callback_that_never_gives_one_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("{|#0:ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[0]|};")]
    [InlineData(List + "{|#0:ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[0]|};")]
    [InlineData("{|#0:ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => { return local[0]; }|};")]
    [InlineData("{|#0:ssl.LocalCertificateSelectionCallback = (_, host, local, _, _) => { if (host != path) return null!; return local[0]; }|};")]
    [InlineData("{|#0:ssl.LocalCertificateSelectionCallback = First|};")]
    [InlineData("{|#0:sockets.SslOptions.LocalCertificateSelectionCallback = (sender, target, locals, remote, issuers) => (X509Certificate2)locals[0]|};")]
    public Task First_one_without_a_look_Reports_info(string statements) =>
        ClientFrame.VerifyAsync<MTLS2007SelectionHidesListAnalyzer>("MTLS2007", DiagnosticSeverity.Info, ClientFrame.Around(statements, Members));

    [Theory]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => cert;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, host, _, _, _) => host == path ? cert : null!;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, host, _, _, _) => { if (host != path) return null!; return cert; };")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => Pick()!;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => throw new Exception();")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = null;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = Unknown;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => { foreach (var c in local) return c; return null!; };")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local.Count > 0 ? local[0] : null!;")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => { if (local.Count == 0) return null!; return local[0]; };")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local is { Count: > 0 } ? local[0] : cert;")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local.Cast<X509Certificate2>().Any(c => c.HasPrivateKey) ? local[0] : cert;")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[local.Count - 1];")]
    [InlineData("var own = new X509CertificateCollection { cert }; ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => own[0];")]
    [InlineData("ssl.LocalCertificateSelectionCallback = Careful;")]
    public Task Callback_that_chooses_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(SilentNull)]
    [InlineData("ssl.ClientCertificates = null; " + SilentNull)]
    [InlineData("ssl.ClientCertificates = []; " + SilentNull)]
    [InlineData("ssl.ClientCertificates = new(); " + SilentNull)]
    [InlineData("ssl.ClientCertificates!.Clear(); " + SilentNull)]
    [InlineData("handler.ClientCertificates.Add(cert); " + SilentNull)]
    [InlineData("sockets.SslOptions.ClientCertificates = [cert]; " + SilentNull)]
    [InlineData("if (flag) { ssl.ClientCertificates = [cert]; } else { " + SilentNull + "}")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { LocalCertificateSelectionCallback = (_, _, _, _, _) => null! } };")]
    public Task Client_that_has_nothing_to_send_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(List + SilentNull + "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => cert;")]
    [InlineData(List + SilentNull + "ssl.LocalCertificateSelectionCallback = null;")]
    [InlineData(List + SilentNull + "ssl.ClientCertificateContext = SslStreamCertificateContext.Create(cert, null);")]
    [InlineData(List + "var own = new Own(); own.ClientCertificates = ssl.ClientCertificates; own.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!;")]
    public Task Callback_that_does_not_count_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, ")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = ;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = missing => ;")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[];")]
    [InlineData(List + "ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => { return; };")]
    [InlineData("ssl.ClientCertificates = ; missing.LocalCertificateSelectionCallback = (_, _, _, _, _) => null;")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(List + SilentNull, ClientFrame.InTests);

    [Theory]
    [InlineData(List + "\n        " + Null, List + "")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert], {|MTLS2007:LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|} } };", "_ = new SocketsHttpHandler { SslOptions = { ClientCertificates = [cert] } };")]
    [InlineData("ssl.ClientCertificates = [cert];\n        // Never.\n        {|MTLS2007:ssl.LocalCertificateSelectionCallback = delegate { return null!; }|};", "ssl.ClientCertificates = [cert];\n        // Never.")]
    public Task Callback_is_removed_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(expected));

    [Fact]
    public Task Three_in_a_file_one_at_a_time_IsFixed()
    {
        const string Source = """
            using System.Net.Security;

            class C
            {
                void M(SslClientAuthenticationOptions one, SslClientAuthenticationOptions two, System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
                {
                    one.ClientCertificates = [cert];
                    {|MTLS2007:one.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|};
                    two.ClientCertificates = [cert]; // ours
                    {|MTLS2007:two.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|};
                    var three = new SslClientAuthenticationOptions
                    {
                        ClientCertificates = [cert],
                        {|MTLS2007:LocalCertificateSelectionCallback = (_, _, _, _, _) => null!|},
                    };
                }
            }
            """;
        return FixAsync(Source, string.Join('\n', Source.Split('\n').Where(line => !line.Contains("MTLS2007"))));
    }

    private const string Members = """
        static X509Certificate None(object sender, string host, X509CertificateCollection local, X509Certificate? remote, string[] issuers) => null!;
        static X509Certificate First(object sender, string host, X509CertificateCollection local, X509Certificate? remote, string[] issuers) => local[0];
        static X509Certificate Careful(object sender, string host, X509CertificateCollection local, X509Certificate? remote, string[] issuers) { if (local.Count == 0) { return null!; } return local[0]; }
        static X509Certificate? Pick() => Unknown?.Invoke(new(), "", new(), null, []);
        static LocalCertificateSelectionCallback? Unknown { get; set; }
        static X509CertificateCollection Many() => new X509Store().Certificates;
        class Own { public X509CertificateCollection? ClientCertificates { get; set; } public LocalCertificateSelectionCallback? LocalCertificateSelectionCallback { get; set; } }
        """;

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2007SelectionHidesListAnalyzer, MTLS2007SelectionHidesListFix>(source, fixedSource, MTLS2007SelectionHidesListFix.FixTitle);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2007SelectionHidesListAnalyzer>(ClientFrame.Around(statements, Members), configure);
}
