using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2001ClientCertificateWithoutPrivateKeyTests
{
    private const string Load = "var pub = X509CertificateLoader.LoadCertificateFromFile(path); ";

    [Theory]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(new X509Certificate2(\"client.crt\"))|};")]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); {|MTLS2001:handler.ClientCertificates.Add(pub)|};")]
    [InlineData("{|MTLS2001:sockets.SslOptions.ClientCertificates = new() { X509Certificate2.CreateFromPem(File.ReadAllText(\"c.pem\")) }|};")]
    public Task Snippets_of_the_catalogue_Reports(string statements) => ReportsAsync(statements);

    [Theory]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(pub)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Insert(0, pub)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.AddRange(new X509Certificate[] { pub })|};")]
    [InlineData("handler?{|MTLS2001:.ClientCertificates.Add(pub)|};")]
    [InlineData("_ = new HttpClientHandler { {|MTLS2001:ClientCertificates = { pub }|} };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|MTLS2001:ClientCertificates = new() { pub }|} } };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = new() { {|MTLS2001:ClientCertificates = [pub]|} } };")]
    [InlineData("{|MTLS2001:ssl.ClientCertificates = [pub]|};")]
    [InlineData("{|MTLS2001:ssl.ClientCertificates ??= new X509CertificateCollection(new[] { pub })|};")]
    [InlineData("{|MTLS2001:ssl.ClientCertificates = new X509Certificate2Collection(pub)|};")]
    [InlineData("var all = new X509CertificateCollection(); all.Add(pub); {|MTLS2001:ssl.ClientCertificates = all|};")]
    [InlineData("{|MTLS2001:ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => pub|};")]
    [InlineData("{|MTLS2001:ssl.LocalCertificateSelectionCallback = delegate { return pub; }|};")]
    [InlineData("_ = {|MTLS2001:new SslStream(Stream.Null, false, null, (_, _, _, _, _) => pub)|};")]
    [InlineData("_ = {|MTLS2001:SslStreamCertificateContext.Create(pub, null)|};")]
    [InlineData("await {|MTLS2001:stream.AuthenticateAsClientAsync(\"host\", [pub], false)|};")]
    [InlineData("{|MTLS2001:stream.AuthenticateAsClient(\"host\", new X509CertificateCollection { pub }, false)|};")]
    [InlineData("{|MTLS2001:new System.Net.WebSockets.ClientWebSocket().Options.ClientCertificates.Add(pub)|};")]
    [InlineData("{|MTLS2001:((HttpWebRequest)WebRequest.Create(path)).ClientCertificates.Add(pub)|};")]
    [InlineData("{|MTLS2001:new System.Net.Mail.SmtpClient().ClientCertificates.Add(pub)|};")]
    public Task Every_place_that_takes_it_Reports(string use) => ReportsAsync(Load + use);

    [Theory]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(X509Certificate.CreateFromCertFile(\"client.cer\"))|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(new X509Certificate2(cert.RawData))|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(connection.ClientCertificate!)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(stream.RemoteCertificate!)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(chain.ChainElements[0].Certificate)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(flag ? new X509Certificate2(\"a.crt\") : X509CertificateLoader.LoadCertificateFromFile(path))|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(_field)|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(Helper())|};")]
    public Task Every_source_Reports(string statement) => VerifyAsync(statement,
        "readonly X509Certificate2 _field = X509CertificateLoader.LoadCertificateFromFile(\"x\"); X509Certificate2 Helper() { return X509CertificateLoader.LoadCertificateFromFile(\"x\"); }");

    [Theory]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile(\"client.pfx\", pwd));")]
    [InlineData("handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile(\"c.pem\", \"c.key\"));")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey(rsa));")]
    [InlineData("handler.ClientCertificates.Add(cert);")]
    [InlineData("handler.ClientCertificates.Add(new X509Certificate2(path));")]
    [InlineData("handler.ClientCertificates.Add(new X509Certificate2(\"client.crt\", pwd));")]
    [InlineData("handler.ClientCertificates.Add(Unknown());")]
    [InlineData("handler.ClientCertificates.Add(flag ? X509CertificateLoader.LoadCertificateFromFile(path) : cert);")]
    [InlineData("var all = Many(); handler.ClientCertificates.AddRange(all);")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, local, _, _) => local[0];")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!;")]
    public Task Certificate_with_key_or_unknown_IsSilent(string statement) => VerifyAsync(statement,
        "X509Certificate2 Unknown() => Elsewhere!.Invoke(); Func<X509Certificate2>? Elsewhere; X509CertificateCollection Many() => new X509Store().Certificates;");

    [Theory]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); var full = pub.CopyWithPrivateKey(rsa); handler.ClientCertificates.Add(full);")]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); pub = pub.CopyWithPrivateKey(rsa); handler.ClientCertificates.Add(pub);")]
    [InlineData(Load + "if (pub.HasPrivateKey) handler.ClientCertificates.Add(pub);")]
    [InlineData(Load + "if (!pub.HasPrivateKey) throw new Exception(); handler.ClientCertificates.Add(pub);")]
    [InlineData(Load + "if (pub is { HasPrivateKey: true }) handler.ClientCertificates.Add(pub);")]
    [InlineData(Load + "if (pub?.HasPrivateKey == true) handler.ClientCertificates.Add(pub);")]
    [InlineData(Load + "if (pub.GetRSAPrivateKey() is not null) handler.ClientCertificates.Add(pub);")]
    [InlineData("handler.ClientCertificates.Add(_asked);")]
    public Task Key_that_is_asked_for_IsSilent(string statements) => VerifyAsync(statements,
        "readonly X509Certificate2 _asked = X509CertificateLoader.LoadCertificateFromFile(\"x\"); bool Usable => _asked.HasPrivateKey;");

    [Theory]
    [InlineData("handler.ClientCertificates.Add(cert); handler.ClientCertificates.Add(pub);")]
    [InlineData("handler.ClientCertificates.Add(pub); handler.ClientCertificates.Add(cert);")]
    [InlineData("ssl.ClientCertificates = [cert, pub];")]
    [InlineData("ssl.ClientCertificates = new() { pub }; ssl.ClientCertificates.Add(cert);")]
    [InlineData("var own = new HttpClientHandler { ClientCertificates = { pub } }; own.ClientCertificates.Add(cert);")]
    [InlineData("var all = new X509Certificate2Collection { pub }; all.Import(path); ssl.ClientCertificates = all;")]
    [InlineData("var all = new X509Certificate2Collection { pub }; Fill(all); ssl.ClientCertificates = all;")]
    [InlineData("Fill(handler.ClientCertificates); handler.ClientCertificates.Add(pub);")]
    public Task Part_of_the_chain_IsSilent(string use) => VerifyAsync(Load + use, "static void Fill(X509CertificateCollection all) { }");

    [Theory]
    [InlineData("chain.ChainPolicy.ExtraStore.Add(pub);")]
    [InlineData("chain.ChainPolicy.CustomTrustStore.Add(pub);")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { pub } };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, c, _, _) => c!.RawData.SequenceEqual(pub.RawData);")]
    [InlineData("_ = SslStreamCertificateContext.Create(cert, new X509Certificate2Collection(pub));")]
    [InlineData("new X509Certificate2Collection().Add(pub);")]
    [InlineData("connection.ClientCertificate = pub;")]
    [InlineData("new Own().ClientCertificates.Add(pub); _ = new Own { ClientCertificates = { pub } };")]
    [InlineData("_ = handler.ClientCertificates.Contains(pub); handler.ClientCertificates.Remove(pub);")]
    [InlineData("_ = nameof(handler.ClientCertificates);")]
    public Task Other_uses_IsSilent(string use) => VerifyAsync(Load + use, "class Own { public X509CertificateCollection ClientCertificates { get; } = new(); }");

    [Theory]
    [InlineData("handler.ClientCertificates.Add(")]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile());")]
    [InlineData("handler.ClientCertificates = [X509CertificateLoader.];")]
    [InlineData("handler.ClientCertificates.Add(missing); _ = SslStreamCertificateContext.Create();")]
    [InlineData("ssl.LocalCertificateSelectionCallback = (_, ")]
    [InlineData("new HttpClientHandler { ClientCertificates = { ")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net_Framework_looks_for_the_key_IsSilent() => Verify.DiagnosticsAsync<MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer>(
        "class C { void M(System.Net.HttpWebRequest r) => r.ClientCertificates.Add(System.Security.Cryptography.X509Certificates.X509Certificate.CreateFromCertFile(\"c.cer\")); }",
        test => test.Target(RestoredReferences.NetFramework));

    private static Task ReportsAsync(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer>(ClientFrame.Around(statements, members), configure);
}
