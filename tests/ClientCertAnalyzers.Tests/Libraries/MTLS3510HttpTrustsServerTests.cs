using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3510HttpTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3510", "Yarp.ReverseProxy.Configuration", "Elastic.Transport", "InfluxDB.Client", "ClickHouse.Driver.ADO");

    [Theory]
    [InlineData("var c = new HttpClientConfig { {|MTLS3510:DangerousAcceptAnyServerCertificate = true|} };")]
    [InlineData("var c = new ClusterConfig { HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 10, {|MTLS3510:DangerousAcceptAnyServerCertificate = true|} } };")]
    [InlineData("var c = HttpClientConfig.Empty with { {|MTLS3510:DangerousAcceptAnyServerCertificate = true|} };")]
    [InlineData("var t = new TransportConfigurationDescriptor(new Uri(host)).ServerCertificateValidationCallback({|MTLS3510:CertificateValidations.AllowAll|});")]
    [InlineData("Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> any; any = {|MTLS3510:CertificateValidations.AllowAll|};")]
    [InlineData("var o = new InfluxDBClientOptions(host) { {|MTLS3510:VerifySsl = false|} };")]
    [InlineData("var o = InfluxDBClientOptions.Builder.CreateNew().Url(host).{|MTLS3510:VerifySsl(false)|}.Build();")]
    [InlineData("using var c = new ClickHouseConnection(host, {|MTLS3510:true|});")]
    [InlineData("using var c = new ClickHouseConnection(host, {|MTLS3510:skipServerCertificateValidation: true|});")]
    [InlineData("var s = new ClickHouseClientSettings(host) { {|MTLS3510:SkipServerCertificateValidation = true|} };")]
    public Task Server_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { var c = new HttpClientConfig { {|#0:DangerousAcceptAnyServerCertificate = true|} }; }")]
    [InlineData("var c = new HttpClientConfig { {|#0:DangerousAcceptAnyServerCertificate = env.IsDevelopment() ? true : null|} };")]
    public Task Development_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Theory]
    [InlineData("var c = new HttpClientConfig { MaxConnectionsPerServer = 10 };")]
    [InlineData("var c = new HttpClientConfig { DangerousAcceptAnyServerCertificate = false };")]
    [InlineData("var c = new HttpClientConfig { DangerousAcceptAnyServerCertificate = null };")]
    [InlineData("var c = new HttpClientConfig { DangerousAcceptAnyServerCertificate = flag };")]
    [InlineData("if (HttpClientConfig.Empty.DangerousAcceptAnyServerCertificate == true) return;")]
    [InlineData("var t = new TransportConfigurationDescriptor(new Uri(host)).ServerCertificateValidationCallback(CertificateValidations.DenyAll);")]
    [InlineData("var t = new TransportConfigurationDescriptor(new Uri(host)).ServerCertificateValidationCallback(CertificateValidations.AuthorityIsRoot(null!));")]
    [InlineData("_ = nameof(CertificateValidations.AllowAll); CertificateValidations.AllowAll(null!, null!, null!, default);")]
    [InlineData("var o = new InfluxDBClientOptions(host) { VerifySsl = true }; InfluxDBClientOptions.Builder.CreateNew().VerifySsl(flag);")]
    [InlineData("var o = new InfluxDBClientOptions(host) { VerifySsl = false, VerifySslCallback = (s, c, ch, e) => e == SslPolicyErrors.None };")]
    [InlineData("using var c = new ClickHouseConnection(host, false); using var d = new ClickHouseConnection(host, flag); using var e = new ClickHouseConnection(host);")]
    public Task Server_is_validated_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("namespace Yarp.ReverseProxy.Configuration { class HttpClientConfig { public bool? DangerousAcceptAnyServerCertificate { get; set; } object o = new HttpClientConfig { DangerousAcceptAnyServerCertificate = true }; } }")]
    [InlineData("class CertificateValidations { public static bool AllowAll(int a) => a > 0; Func<int, bool> f = CertificateValidations.AllowAll; void M(List<int> l) => l.Where(AllowAll); }")]
    public Task Types_of_the_project_IsSilent(string source) => Frame.VerifyAsync(source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var c = new HttpClientConfig { {|MTLS3510:DangerousAcceptAnyServerCertificate = true|} };", "var c = new HttpClientConfig { DangerousAcceptAnyServerCertificate = false };")]
    [InlineData("var t = new TransportConfigurationDescriptor(new Uri(host)).ServerCertificateValidationCallback({|MTLS3510:CertificateValidations.AllowAll|}).EnableDebugMode();", "var t = new TransportConfigurationDescriptor(new Uri(host)).EnableDebugMode();")]
    [InlineData("var o = InfluxDBClientOptions.Builder.CreateNew().{|MTLS3510:VerifySsl(false)|}.Build();", "var o = InfluxDBClientOptions.Builder.CreateNew().VerifySsl(true).Build();")]
    [InlineData("using var c = new ClickHouseConnection(host, {|MTLS3510:skipServerCertificateValidation: true|});", "using var c = new ClickHouseConnection(host, skipServerCertificateValidation: false);")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);

    [Fact]
    public Task Callback_in_a_statement_of_its_own_has_no_fix() => Frame.NoFixAsync(
        "var t = new TransportConfigurationDescriptor(new Uri(host)); t.ServerCertificateValidationCallback({|MTLS3510:CertificateValidations.AllowAll|});");
}
