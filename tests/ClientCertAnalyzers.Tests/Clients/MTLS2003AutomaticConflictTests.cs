using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2003AutomaticConflictTests
{
    private const string Automatic = "handler.ClientCertificateOptions = ClientCertificateOption.Automatic";

    private const string Found = "{|#0:" + Automatic + "|};";

    private const string Add = "handler.ClientCertificates.Add(cert);";

    [Theory]
    [InlineData("_ = new HttpClientHandler { {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|}, ClientCertificates = { cert } };")]
    [InlineData("var own = new HttpClientHandler { {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|} }; own.ClientCertificates.Add(cert);")]
    [InlineData("var own = new HttpClientHandler { {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|} }; own.UseCookies = false; if (flag) { own.ClientCertificates.AddRange(new[] { cert }); }")]
    [InlineData("HttpClientHandler own; own = new() { {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|} }; own.ClientCertificates.Add(cert);")]
    [InlineData(Found + Add)]
    [InlineData(Found + "var count = handler.ClientCertificates.Count;")]
    [InlineData(Found + "handler.ClientCertificates.Clear();")]
    [InlineData(Found + "handler?.ClientCertificates.Add(cert);")]
    [InlineData(Found + "if (handler is not null) " + Add)]
    [InlineData(Found + "if (flag) return;" + Add)]
    [InlineData("if (flag) { " + Found + Add + " }")]
    [InlineData("{|#0:handler.ClientCertificateOptions = (ClientCertificateOption)1|};" + Add)]
    [InlineData("const ClientCertificateOption Store = ClientCertificateOption.Automatic; {|#0:handler.ClientCertificateOptions = Store|};" + Add)]
    [InlineData("handler.ClientCertificateOptions = ClientCertificateOption.Manual; " + Found + Add)]
    [InlineData(Add + Found + Add)]
    [InlineData(Found + "foreach (var c in new[] { cert }) handler.ClientCertificates.Add(c);")]
    [InlineData("Func<HttpMessageHandler> make = () => { var own = new HttpClientHandler(); {|#0:own.ClientCertificateOptions = ClientCertificateOption.Automatic|}; own.ClientCertificates.Add(cert); return own; };")]
    [InlineData("{|#0:_field.ClientCertificateOptions = ClientCertificateOption.Automatic|}; this._field.ClientCertificates.Add(cert);")]
    public Task List_of_an_automatic_handler_Reports_an_error(string statements) => VerifyAsync(DiagnosticSeverity.Error, statements);

    [Theory]
    [InlineData("handler.ClientCertificates.Add(cert); {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    [InlineData("handler.ClientCertificates.AddRange(new[] { cert }); {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert }, {|MTLS2003:ClientCertificateOptions = ClientCertificateOption.Automatic|} };")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { cert } }; {|MTLS2003:own.ClientCertificateOptions = ClientCertificateOption.Automatic|}; return;")]
    [InlineData("if (flag) handler.ClientCertificates.Add(cert); {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    [InlineData("foreach (var c in new[] { cert }) { handler.ClientCertificates.Add(c); } {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    [InlineData("if (flag) { handler.ClientCertificates.Add(cert); {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|}; }")]
    [InlineData("handler.ClientCertificateOptions = ClientCertificateOption.Manual; handler.ClientCertificates.Add(cert); {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    [InlineData("handler.ClientCertificates.Add(cert); handler.CheckCertificateRevocationList = true; {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|}; var http = new HttpClient(handler);")]
    public Task Certificate_that_is_dropped_Reports_a_warning(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Class_that_is_a_handler_Reports() => VerifyAsync(DiagnosticSeverity.Error, "", """
        } class Own : HttpClientHandler
        {
            public Own(X509Certificate2 c)
            {
                {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|};
                ClientCertificates.Add(c);
            }
        """);

    [Theory]
    [InlineData("{|#0:win.ClientCertificateOption = ClientCertificateOption.Automatic|}; win.ClientCertificates.Add(cert);", DiagnosticSeverity.Error)]
    [InlineData("win.ClientCertificates.Add(cert); {|#0:win.ClientCertificateOption = ClientCertificateOption.Automatic|};", DiagnosticSeverity.Warning)]
    public Task Handler_of_Windows_Reports(string statements, DiagnosticSeverity severity) => VerifyAsync(
        severity, "var win = new WinHttpHandler(); " + statements, configure: test => test.TestState.AdditionalReferences.AddRange(RestoredReferences.OtherClients));

    [Theory]
    [InlineData(Automatic + ";")]
    [InlineData(Add)]
    [InlineData("handler.ClientCertificateOptions = ClientCertificateOption.Manual; " + Add)]
    [InlineData(Add + "handler.ClientCertificateOptions = ClientCertificateOption.Manual;")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("_ = new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic, AllowAutoRedirect = false };")]
    [InlineData("handler.ClientCertificateOptions = flag ? ClientCertificateOption.Automatic : ClientCertificateOption.Manual; " + Add)]
    [InlineData(Automatic + "; _ = nameof(handler.ClientCertificates);")]
    [InlineData(Automatic + "; var other = new HttpClientHandler(); other.ClientCertificates.Add(cert);")]
    [InlineData("var other = new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic }; " + Add)]
    [InlineData("var pair = (A: handler, B: new HttpClientHandler()); pair.A.ClientCertificateOptions = ClientCertificateOption.Automatic; pair.B.ClientCertificates.Add(cert);")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { }, ClientCertificateOptions = ClientCertificateOption.Automatic };")]
    [InlineData("if (handler.ClientCertificates.Count == 0) " + Automatic + ";")]
    [InlineData("sockets.SslOptions.ClientCertificates = [cert]; " + Automatic + ";")]
    public Task One_of_the_two_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("if (flag) " + Automatic + "; else " + Add)]
    [InlineData("if (flag) { " + Automatic + "; } if (!flag) { " + Add + " }")]
    [InlineData("if (flag) " + Add + " else " + Automatic + ";")]
    [InlineData(Add + "if (flag) " + Automatic + ";")]
    [InlineData("if (flag) { " + Add + " return; }" + Automatic + ";")]
    [InlineData(Add + "if (flag) { return; }" + Automatic + ";")]
    [InlineData("switch (path) { case \"store\": " + Automatic + "; break; default: " + Add + " break; }")]
    [InlineData("foreach (var c in new[] { cert, null }) { if (c is null) { " + Automatic + "; continue; } break; }" + Add)]
    [InlineData("Action store = () => " + Automatic + "; Action own = () => " + Add + " own();")]
    [InlineData("try { " + Automatic + "; } catch (PlatformNotSupportedException) { " + Add + " }")]
    public Task Either_or_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Automatic + "; handler.ClientCertificateOptions = ClientCertificateOption.Manual; " + Add)]
    [InlineData(Automatic + "; if (!flag) handler.ClientCertificateOptions = ClientCertificateOption.Manual; " + Add)]
    [InlineData(Automatic + "; handler = new HttpClientHandler(); " + Add)]
    [InlineData(Automatic + "; Prepare(handler); " + Add)]
    [InlineData(Automatic + "; Prepare(ref handler); " + Add)]
    [InlineData("_field.ClientCertificateOptions = ClientCertificateOption.Automatic; Reset(); _field.ClientCertificates.Add(cert);")]
    [InlineData("_field.ClientCertificateOptions = ClientCertificateOption.Automatic; _field = new(); _field.ClientCertificates.Add(cert);")]
    [InlineData(Add + Automatic + "; handler.ClientCertificateOptions = ClientCertificateOption.Manual;")]
    [InlineData(Add + Automatic + "; if (flag) handler.ClientCertificateOptions = (ClientCertificateOption)path.Length;")]
    [InlineData(Add + "var http = new HttpClient(handler); await http.GetAsync(path); " + Automatic + ";")]
    public Task Handler_that_changes_in_between_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var own = new Own(); own.ClientCertificateOptions = ClientCertificateOption.Automatic; own.ClientCertificates.Add(cert);")]
    [InlineData("var own = new Own { ClientCertificates = { cert }, ClientCertificateOptions = ClientCertificateOption.Automatic };")]
    [InlineData("dynamic any = handler; any.ClientCertificateOptions = ClientCertificateOption.Automatic; any.ClientCertificates.Add(cert);")]
    public Task Type_of_ones_own_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Automatic)]
    [InlineData("handler.ClientCertificateOptions = ; " + Add)]
    [InlineData("handler.ClientCertificateOptions = ClientCertificateOption.; " + Add)]
    [InlineData("handler.ClientCertificateOptions; " + Add)]
    [InlineData("missing.ClientCertificateOptions = ClientCertificateOption.Automatic; missing.ClientCertificates.Add(cert);")]
    [InlineData("new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic, ClientCertificates = ")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net_Framework_IsSilent() => Verify.DiagnosticsAsync<MTLS2003AutomaticConflictAnalyzer>(
        "using System.Net.Http; class C { void M(HttpClientHandler h) { h.ClientCertificateOptions = ClientCertificateOption.Automatic; h.ClientCertificates.Clear(); } }",
        test => test.Target([.. RestoredReferences.NetFramework]));

    private const string Members = """
        HttpClientHandler _field = new();
        static void Prepare(HttpClientHandler h) { }
        static void Prepare(ref HttpClientHandler h) { }
        void Reset() => _field = new();
        class Own { public ClientCertificateOption ClientCertificateOptions { get; set; } public X509CertificateCollection ClientCertificates { get; } = new(); }
        """;

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2003AutomaticConflictAnalyzer>(ClientFrame.Around(statements, Members), configure);

    private static Task VerifyAsync(DiagnosticSeverity severity, string statements, string members = Members, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        ClientFrame.VerifyAsync<MTLS2003AutomaticConflictAnalyzer>("MTLS2003", severity, ClientFrame.Around(statements, members), configure);
}
