using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7005PemKeyLostTests
{
    private const string Load = "var pem = X509CertificateLoader.LoadCertificateFromFile(\"server.pem\"); ";

    [Theory]
    [InlineData(Load + "{|MTLS7005:l.UseHttps(pem)|};")]
    [InlineData(Load + "{|MTLS7005:l.UseHttps(pem, o => { })|};")]
    [InlineData(Load + "{|MTLS7005:h.ServerCertificate = pem|};")]
    [InlineData(Load + "{|MTLS7005:server.ServerCertificate = pem|};")]
    [InlineData(Load + "_ = new HttpsConnectionAdapterOptions { {|MTLS7005:ServerCertificate = pem|} };")]
    [InlineData(Load + "l.UseHttps(o => {|MTLS7005:o.ServerCertificate = pem|});")]
    [InlineData(Load + "{|MTLS7005:h.ServerCertificateSelector = (_, _) => pem|};")]
    [InlineData(Load + "{|MTLS7005:server.ServerCertificateSelectionCallback = (_, _) => pem|};")]
    [InlineData(Load + "await {|MTLS7005:stream.AuthenticateAsServerAsync(pem)|};")]
    [InlineData(Load + "{|MTLS7005:stream.AuthenticateAsServer(pem, true, false)|};")]
    [InlineData(Load + "using var key = {|MTLS7005:pem.GetRSAPrivateKey()|}!;")]
    [InlineData(Load + "log({|MTLS7005:pem.GetECDsaPrivateKey()|}.SignData(bytes, HashAlgorithmName.SHA256));")]
    [InlineData(Load + "log({|MTLS7005:RSACertificateExtensions.GetRSAPrivateKey(pem)|}!.KeySize);")]
    public Task Place_that_needs_the_key_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("{|MTLS7005:l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(path, \"server.pem\")))|};")]
    [InlineData("{|MTLS7005:l.UseHttps(X509CertificateLoader.LoadCertificate(File.ReadAllBytes(\"server.pem\")))|};")]
    [InlineData("{|MTLS7005:l.UseHttps(X509Certificate2.CreateFromPem(File.ReadAllText(path)))|};")]
    [InlineData("{|MTLS7005:l.UseHttps(X509Certificate2.CreateFromPem(pwd))|};")]
    [InlineData("{|MTLS7005:l.UseHttps(new X509Certificate2(\"server.pem\"))|};")]
    [InlineData("{|MTLS7005:l.UseHttps(_field)|};")]
    [InlineData("{|MTLS7005:l.UseHttps(Make())|};")]
    [InlineData("{|MTLS7005:l.UseHttps(flag ? X509CertificateLoader.LoadCertificateFromFile(\"a.pem\") : X509CertificateLoader.LoadCertificateFromFile(\"b.pem\"))|};")]
    public Task Every_way_to_lose_it_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadPkcs12FromFile(\"server.pfx\", pwd));")]
    [InlineData("l.UseHttps(X509Certificate2.CreateFromPemFile(\"server.pem\"));")]
    [InlineData("l.UseHttps(X509Certificate2.CreateFromPemFile(\"server.pem\", \"server.key\"));")]
    [InlineData("l.UseHttps(X509Certificate2.CreateFromPem(pwd, pwd));")]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(\"server.pem\").CopyWithPrivateKey(RSA.Create()));")]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(\"server.crt\"));")]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(path));")]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(flag ? \"server.pem\" : path));")]
    [InlineData("l.UseHttps(flag ? X509CertificateLoader.LoadCertificateFromFile(\"server.pem\") : cert);")]
    [InlineData("l.UseHttps(cert);")]
    [InlineData("l.UseHttps(\"server.pem\");")]
    [InlineData("l.UseHttps();")]
    [InlineData(Load + "h.ServerCertificateSelector = (_, name) => name is null ? pem : cert;")]
    [InlineData(Load + "h.ServerCertificateSelector = (_, name) => { if (name is null) { return cert; } return pem; };")]
    public Task Key_or_unknown_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Load + "if (pem.HasPrivateKey) { l.UseHttps(pem); }")]
    [InlineData(Load + "if (!pem.HasPrivateKey) { throw new InvalidOperationException(path); } l.UseHttps(pem);")]
    [InlineData(Load + "var both = pem.CopyWithPrivateKey(RSA.Create()); l.UseHttps(both);")]
    [InlineData(Load + "using var key = pem.GetRSAPrivateKey(); log(key);")]
    [InlineData(Load + "log(pem.GetRSAPrivateKey()?.KeySize);")]
    [InlineData(Load + "if (pem.GetRSAPrivateKey() is { } key) { log(key); }")]
    [InlineData(Load + "log(pem.HasPrivateKey ? pem.GetRSAPrivateKey()!.KeySize : 0);")]
    [InlineData(Load + "log(pem.GetRSAPublicKey()!.KeySize);")]
    public Task Key_that_is_asked_for_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Load + "log(pem.Thumbprint);")]
    [InlineData(Load + "new X509ChainPolicy().CustomTrustStore.Add(pem);")]
    [InlineData(Load + "h.ClientCertificateValidation = (c, _, _) => c.RawData.SequenceEqual(pem.RawData);")]
    [InlineData(Load + "_ = new HttpClientHandler { ClientCertificates = { pem } };")]
    [InlineData(Load + "stream.AuthenticateAsClient(\"host\", [pem], false);")]
    [InlineData(Load + "new Own().ServerCertificate = pem; new Own().UseHttps(pem);")]
    [InlineData(Load + "log(h.ServerCertificate == pem);")]
    public Task Other_uses_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("l.UseHttps(X509CertificateLoader.LoadCertificateFromFile(\"server.pem\"")]
    [InlineData("h.ServerCertificate = X509CertificateLoader.LoadCertificateFromFile(")]
    [InlineData("h.ServerCertificate = ;")]
    [InlineData("h.ServerCertificateSelector = (_, ")]
    [InlineData("RSACertificateExtensions.GetRSAPrivateKey()!;")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        Load + "l.UseHttps(pem);",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Three_at_once_with_comments_and_without_the_using_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;

        class C
        {
            void M(ListenOptions one, ListenOptions two, ListenOptions three)
            {
                // One file for both.
                var pem = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile("server.pem"); // mounted
                {|MTLS7005:one.UseHttps(pem)|};
                {|MTLS7005:two.UseHttps(pem)|};
                {|MTLS7005:three.UseHttps(System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile("other.pem"))|};
            }
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;

        class C
        {
            void M(ListenOptions one, ListenOptions two, ListenOptions three)
            {
                // One file for both.
                var pem = X509Certificate2.CreateFromPemFile("server.pem"); // mounted
                one.UseHttps(pem);
                two.UseHttps(pem);
                three.UseHttps(X509Certificate2.CreateFromPemFile("other.pem"));
            }
        }
        """);

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(Path.Combine(path, \"a.pem\"))", "X509Certificate2.CreateFromPemFile(Path.Combine(path, \"a.pem\"))")]
    [InlineData("X509CertificateLoader.LoadCertificate(File.ReadAllBytes(\"a.pem\"))", "X509Certificate2.CreateFromPemFile(\"a.pem\")")]
    [InlineData("X509Certificate2.CreateFromPem(File.ReadAllText(path))", "X509Certificate2.CreateFromPemFile(path)")]
    [InlineData("new X509Certificate2(\"a.pem\")", "X509Certificate2.CreateFromPemFile(\"a.pem\")")]
    [InlineData("X509Certificate2.CreateFromPem(pwd)", "X509Certificate2.CreateFromPem(pwd, pwd)")]
    public Task Load_IsFixed(string load, string fixedLoad) => FixAsync(
        LoadingFrame.Around($"{{|MTLS7005:l.UseHttps({load})|}};"),
        LoadingFrame.Around($"l.UseHttps({fixedLoad});"));

    [Theory]
    [InlineData("X509Certificate2.CreateFromPem(log.ToString())")]
    [InlineData("X509CertificateLoader.LoadCertificate(await File.ReadAllBytesAsync(\"a.pem\"))")]
    public Task Text_from_elsewhere_IsSilent(string load)
    {
        var source = LoadingFrame.Around($"{{|MTLS7005:l.UseHttps({load})|}};");
        return FixAsync(source, source);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS7005PemKeyLostAnalyzer, MTLS7005PemKeyLostFix>(source, fixedSource, MTLS7005PemKeyLostFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS7005PemKeyLostAnalyzer>(
        LoadingFrame.Around(
            statements,
            """
            readonly X509Certificate2 _field = X509CertificateLoader.LoadCertificateFromFile("x.pem");
            static X509Certificate2 Make() => X509CertificateLoader.LoadCertificateFromFile("x.pem");
            class Own { public X509Certificate2? ServerCertificate { get; set; } public void UseHttps(X509Certificate2 c) { } }
            """),
        configure);
}
