using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3001ClientValidationDisabledTests
{
    [Theory]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; {|MTLS3001:h.AllowAnyClientCertificate()|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3001:(c, ch, e) => { log.LogInformation(c.Subject); return true; }|};")]
    [InlineData("server.ClientCertificateRequired = true; server.RemoteCertificateValidationCallback = {|MTLS3001:delegate { return true; }|};")]
    [InlineData("server.RemoteCertificateValidationCallback = {|MTLS3001:AcceptAll|};")]
    [InlineData("serverCb = {|MTLS3001:(_, _, _) => true|};")]
    [InlineData("var x = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = {|MTLS3001:(s, c, ch, e) => true|} };")]
    [InlineData("var x = new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate, ClientCertificateValidation = {|MTLS3001:(c, ch, e) => true|} };")]
    [InlineData("using var x = new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}); await x.AuthenticateAsServerAsync(ca, true, false);")]
    [InlineData("RemoteCertificateValidationCallback local = {|MTLS3001:(s, c, ch, e) => true|}; server.RemoteCertificateValidationCallback = local;")]
    [InlineData("SslStream x; x = new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}); x.AuthenticateAsServer(ca);")]
    [InlineData("var x = new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}); x.BeginAuthenticateAsServer(ca, null, null);")]
    [InlineData("var x = new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}); x.AuthenticateAsServer(ca); x.WriteByte(1);")]
    [InlineData("server.RemoteCertificateValidationCallback = log is null ? Strict : {|MTLS3001:AcceptAll|};")]
    [InlineData("server.RemoteCertificateValidationCallback = clientCb ?? {|MTLS3001:AcceptAll|};")]
    [InlineData("server.RemoteCertificateValidationCallback = env.EnvironmentName.Length switch { 1 => Strict, _ => {|MTLS3001:AcceptAll|} };")]
    [InlineData("server.RemoteCertificateValidationCallback = new RemoteCertificateValidationCallback({|MTLS3001:(RemoteCertificateValidationCallback)AcceptAll|});")]
    [InlineData("server.RemoteCertificateValidationCallback = clientCb + {|MTLS3001:AcceptAll|};")]
    [InlineData("_stream = new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}); _stream.AuthenticateAsServer(ca);")]
    [InlineData("new SslStream(stream, false, {|MTLS3001:(s, c, ch, e) => true|}).AuthenticateAsServer(ca);")]
    [InlineData("server.RemoteCertificateValidationCallback = MakeIt(); RemoteCertificateValidationCallback MakeIt() => {|MTLS3001:(s, c, ch, e) => true|};")]
    [InlineData("Func<RemoteCertificateValidationCallback> make = MakeIt; server.RemoteCertificateValidationCallback = make(); RemoteCertificateValidationCallback MakeIt() => {|MTLS3001:(s, c, ch, e) => true|};")]
    [InlineData("server.RemoteCertificateValidationCallback = Maker();")]
    public Task Accept_all_Reports(string statement) => Callbacks.VerifyAsync(statement, "SslStream? _stream; static Func<RemoteCertificateValidationCallback> Maker => () => "
        + (statement.Contains("Maker()") ? "{|MTLS3001:(s, c, ch, e) => true|};" : "Strict;"));

    [Fact]
    public Task Accept_all_in_a_field_that_a_server_uses_Reports() => Callbacks.VerifyAsync(
        "server.RemoteCertificateValidationCallback = Any;",
        "static readonly RemoteCertificateValidationCallback Any = {|MTLS3001:(s, c, ch, e) => true|};");

    [Theory]
    [InlineData("serverCb = (c, ch, e) => e == None && allowed.Contains(c.GetCertHashString(HashAlgorithmName.SHA256));")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.RequireCertificate;")]
    [InlineData("h.ClientCertificateValidation = null;")]
    [InlineData("server.RemoteCertificateValidationCallback = Strict;")]
    public Task Strict_IsSilent(string statement) => Callbacks.VerifyAsync(statement);

    [Fact]
    public Task Own_type_with_the_method_name_IsSilent() => Callbacks.VerifyAsync(
        "new HttpsConnectionAdapterOptions2().AllowAnyClientCertificate();",
        "class HttpsConnectionAdapterOptions2 { public void AllowAnyClientCertificate() { } }");

    [Fact]
    public Task With_an_authentication_handler_of_its_own_Reports_info() => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>("""
        using System.Text.Encodings.Web;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;

        class Handler(IOptionsMonitor<AuthenticationSchemeOptions> o, ILoggerFactory l, UrlEncoder e) : AuthenticationHandler<AuthenticationSchemeOptions>(o, l, e)
        {
            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
        }

        class C { void M(HttpsConnectionAdapterOptions h) => {|#0:h.AllowAnyClientCertificate()|}; }
        """, test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3001", DiagnosticSeverity.Info).WithLocation(0)));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "", "AddCertificate")]
    [InlineData("", "static class Login { public static void AddLogin(this IServiceCollection services) => services.AddAuthentication().AddCertificate(); }", "AddCertificate")]
    [InlineData("builder.Services.AddClientCertificateResponses();", "", "AddClientCertificateResponses")]
    [InlineData("", "class Partners { public static void Build(string[] args) => WebApplication.CreateBuilder(args); } static class Login { public static void AddLogin(IServiceCollection services) => services.AddAuthentication().AddCertificate(); }", "AddCertificate")]
    public Task With_a_validator_in_the_host_Reports_info(string statement, string types, string validator) =>
        VerifyHostAsync(statement, types, new DiagnosticResult("MTLS3001", DiagnosticSeverity.Info).WithLocation(0).WithArguments("'AllowAnyClientCertificate'", $" (unless '{validator}' validates it later)"));

    [Theory]
    [InlineData("", "")]
    [InlineData("builder.Services.AddAuthentication();", "static class Mine { static void AddCertificate() { } static void M() => AddCertificate(); }")]
    [InlineData("", "class Partners { public static void Build(string[] args) => WebApplication.CreateBuilder(args).Services.AddAuthentication().AddCertificate(); }")]
    public Task With_a_validator_in_no_or_another_host_Reports(string statement, string types) =>
        VerifyHostAsync(statement, types, new DiagnosticResult("MTLS3001", DiagnosticSeverity.Warning).WithLocation(0));

    private static Task VerifyHostAsync(string statement, string types, DiagnosticResult expected) => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h =>
        {
            h.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.AllowCertificate;
            {|#0:h.AllowAnyClientCertificate()|};
        }));
        {{statement}}
        builder.Build().Run();
        {{types}}
        """,
        test =>
        {
            test.TestState.Sources.Add(Usings.WebProject);
            test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
            test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
            test.ExpectedDiagnostics.Add(expected);
        });
}
