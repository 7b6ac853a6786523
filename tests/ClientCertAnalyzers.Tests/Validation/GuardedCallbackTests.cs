using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>What becomes of callback findings that run only in development or behind a switch.</summary>
public class GuardedCallbackTests
{
    [Theory]
    [InlineData("clientCb = {|#0:(m, c, ch, e) => env.IsProduction() ? e == None : true|};")]
    [InlineData("clientCb = {|#0:(m, c, ch, e) => env.IsDevelopment() || e == None|};")]
    [InlineData("clientCb = {|#0:(m, c, ch, e) => { if (env.IsDevelopment()) { return true; } return e == None; }|};")]
    [InlineData("if (env.IsDevelopment()) { clientCb = {|#0:(m, c, ch, e) => true|}; }")]
    [InlineData("if (!env.IsDevelopment()) { clientCb = Strict; } else { clientCb = {|#0:AcceptAll|}; }")]
    [InlineData("if (!env.IsDevelopment()) return; clientCb = {|#0:AcceptAll|};")]
    [InlineData("clientCb = env.IsDevelopment() ? {|#0:AcceptAll|} : Strict;")]
    [InlineData("var isDev = env.IsEnvironment(\"Development\"); if (isDev) clientCb = {|#0:AcceptAll|};")]
    [InlineData("if (env.IsDevelopment()) handler.ServerCertificateCustomValidationCallback = {|#0:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    public Task Development_only_Reports_info(string statement) => Callbacks.VerifyInfoAsync(Rules.MTLS3002ServerValidationDisabled, statement);

    [Theory]
    [InlineData("clientCb = {|#0:(m, c, ch, e) => options.Insecure || e == None|};")]
    [InlineData("if (options.Insecure) { clientCb = {|#0:(m, c, ch, e) => true|}; }")]
    [InlineData("clientCb = options.Insecure ? {|#0:AcceptAll|} : null;")]
    [InlineData("if (options.Maybe ?? false) { clientCb = {|#0:AcceptAll|}; }")]
    [InlineData("if (options.Maybe == true) { clientCb = {|#0:AcceptAll|}; }")]
    [InlineData("if (options.Maybe.GetValueOrDefault(false)) { clientCb = {|#0:AcceptAll|}; }")]
    public Task Opt_in_Reports_info(string statement) => Callbacks.VerifyInfoAsync(Rules.MTLS3002ServerValidationDisabled, statement);

    [Theory]
    [InlineData("clientCb = {|MTLS3002:(m, c, ch, e) => env.IsDevelopment() ? e == None : true|};")]
    [InlineData("if (!env.IsDevelopment()) { clientCb = {|MTLS3002:AcceptAll|}; }")]
    [InlineData("if (env.IsDevelopment()) return; clientCb = {|MTLS3002:AcceptAll|};")]
    [InlineData("if (env.IsProduction()) clientCb = {|MTLS3002:AcceptAll|};")]
    [InlineData("if (env.IsDevelopment() || log != null) clientCb = {|MTLS3002:AcceptAll|};")]
    public Task Inverted_or_leaky_guard_Reports(string statement) => Callbacks.VerifyAsync(statement);

    [Theory]
    [InlineData("bool _skip; public bool Skip { set => Set(ref _skip, value); } static void Set(ref bool field, bool value) => field = value;")]
    [InlineData("bool? _skip; public void Read(string text) => _skip = bool.Parse(text);")]
    public Task Private_field_set_from_outside_Reports_info(string members) => Callbacks.VerifyInfoAsync(
        Rules.MTLS3002ServerValidationDisabled, "if (_skip == true) { clientCb = {|#0:AcceptAll|}; }", members);

    [Fact]
    public Task Private_field_set_from_a_certificate_Reports() => Callbacks.VerifyAsync(
        "if (_known) { clientCb = {|MTLS3002:AcceptAll|}; }", "bool _known; void See(X509Certificate2 c) => _known = c.Verify();");

    [Fact]
    public Task Name_check_behind_a_switch_Reports_info() => Callbacks.VerifyInfoAsync(
        Rules.MTLS3005CallbackDropsNameMismatch,
        "clientCb = {|#0:(m, c, ch, e) => { if (options.Insecure && e.HasFlag(RemoteCertificateNameMismatch)) return false; return CustomChain(c); }|};");

    [Fact]
    public Task Chain_errors_accepted_in_development_Reports_info() => Callbacks.VerifyInfoAsync(
        Rules.MTLS3004CallbackAcceptsErrors, "clientCb = {|#0:(m, c, ch, e) => e == None || (env.IsDevelopment() && e == RemoteCertificateChainErrors)|};");

    [Theory]
    [InlineData("ignore")]
    [InlineData("IGNORE")]
    public Task Option_ignore_IsSilent(string value) => Callbacks.VerifyAsync(
        "if (env.IsDevelopment()) { clientCb = AcceptAll; }",
        configure: test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nmtls_development_code = {value}\n")));

    [Fact]
    public Task Option_report_Reports_at_full_severity() => Callbacks.VerifyAsync(
        "if (env.IsDevelopment()) { clientCb = {|#0:AcceptAll|}; }",
        configure: test =>
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nmtls_development_code = report\n"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3002", DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("'AcceptAll'", ""));
        });

    [Fact]
    public Task Message_says_that_it_is_guarded() => Callbacks.VerifyAsync(
        "if (env.IsDevelopment()) { clientCb = {|#0:AcceptAll|}; }",
        configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3002", DiagnosticSeverity.Info)
            .WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("'AcceptAll'", " (only in development)")));

    [Fact]
    public Task Test_project_IsSilent() => Callbacks.VerifyAsync(
        "clientCb = AcceptAll;",
        configure: test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));
}
