using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2008EphemeralKeyOnWindowsTests
{
    private const string Pem = "var pem = X509Certificate2.CreateFromPemFile(\"c.pem\", \"c.key\"); ";

    [Theory]
    [InlineData("{|MTLS2008:handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile(\"c.pem\", \"c.key\"))|};")]
    [InlineData("{|MTLS2008:handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12(cert.RawData, pwd, X509KeyStorageFlags.EphemeralKeySet))|};")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData(Pem + "{|MTLS2008:handler.ClientCertificates.Add(pem)|};")]
    [InlineData(Pem + "_ = new HttpClientHandler { {|MTLS2008:ClientCertificates = { pem }|} };")]
    [InlineData(Pem + "{|MTLS2008:ssl.ClientCertificates = [pem]|};")]
    [InlineData(Pem + "{|MTLS2008:ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => pem|};")]
    [InlineData(Pem + "await {|MTLS2008:stream.AuthenticateAsClientAsync(\"host\", [pem], false)|};")]
    [InlineData(Pem + "_ = {|MTLS2008:SslStreamCertificateContext.Create(pem, null)|};")]
    [InlineData(Pem + "{|MTLS2008:stream.AuthenticateAsServer(pem)|};")]
    [InlineData(Pem + "_ = new HttpsConnectionAdapterOptions { {|MTLS2008:ServerCertificate = pem|} };")]
    [InlineData(Pem + "_ = new SslServerAuthenticationOptions { {|MTLS2008:ServerCertificate = pem|} };")]
    [InlineData(Pem + "new KestrelServerOptions().ListenAnyIP(1, l => {|MTLS2008:l.UseHttps(pem)|});")]
    [InlineData(Pem + "_ = new HttpsConnectionAdapterOptions { {|MTLS2008:ServerCertificateSelector = (_, _) => pem|} };")]
    public Task Every_place_that_takes_it_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("X509Certificate2.CreateFromPemFile(path)")]
    [InlineData("X509Certificate2.CreateFromPem(pwd, pwd)")]
    [InlineData("X509Certificate2.CreateFromEncryptedPemFile(path, pwd)")]
    [InlineData("X509Certificate2.CreateFromEncryptedPem(pwd, pwd, pwd)")]
    [InlineData("cert.CopyWithPrivateKey(RSA.Create())")]
    [InlineData("cert.CopyWithPrivateKey(ECDsa.Create(ECCurve.NamedCurves.nistP256))")]
    [InlineData("cert.CopyWithPrivateKey(_key)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable)")]
    [InlineData("new X509Certificate2(path, pwd, X509KeyStorageFlags.EphemeralKeySet)")]
    [InlineData("new X509Certificate2(X509Certificate2.CreateFromPemFile(path))")]
    [InlineData("flag ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, pwd)")]
    [InlineData("_field")]
    [InlineData("Load()")]
    public Task Every_source_Reports(string source) => VerifyAsync($"{{|MTLS2008:handler.ClientCertificates.Add({source})|}};");

    [Theory]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pkcs12), null));")]
    [InlineData(Pem + "handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null));")]
    [InlineData(Pem + "handler.ClientCertificates.Add(new X509Certificate2(pem.Export(X509ContentType.Pfx)));")]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile(path, pwd));")]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.Exportable));")]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile(path, pwd, flag ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet));")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey(rsa));")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey(cert.GetRSAPrivateKey()!));")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey(new RSACryptoServiceProvider()));")]
    [InlineData("handler.ClientCertificates.Add(cert);")]
    [InlineData("handler.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile(path));")]
    [InlineData("handler.ClientCertificates.Add(flag ? X509Certificate2.CreateFromPemFile(path) : cert);")]
    [InlineData("handler.ClientCertificates.Add(Both(flag));")]
    [InlineData(Pem + "handler.ClientCertificates.Add(pem); handler.ClientCertificates.Add(cert);")]
    [InlineData("X509Certificate2? pem = null; if (flag) { pem = X509Certificate2.CreateFromPemFile(path); } handler.ClientCertificates.Add(pem!);")]
    [InlineData("new KestrelServerOptions().ListenAnyIP(1, l => l.UseHttps(path, pwd));")]
    public Task Other_keys_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Pem + "log(pem.GetRSAPrivateKey());")]
    [InlineData(Pem + "log(pem.HasPrivateKey);")]
    [InlineData(Pem + "new X509ChainPolicy().CustomTrustStore.Add(pem);")]
    [InlineData(Pem + "handler.ServerCertificateCustomValidationCallback = (_, c, _, _) => c!.RawData.SequenceEqual(pem.RawData);")]
    [InlineData(Pem + "new Own().ClientCertificates.Add(pem); new Own().ServerCertificate = pem;")]
    public Task Other_uses_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Pem + "if (!OperatingSystem.IsWindows()) { handler.ClientCertificates.Add(pem); }")]
    [InlineData(Pem + "if (OperatingSystem.IsWindows()) { pem = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null); } handler.ClientCertificates.Add(pem);")]
    [InlineData(Pem + "handler.ClientCertificates.Add(OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null) : pem);")]
    [InlineData(Pem + "if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Linux)) { handler.ClientCertificates.Add(pem); }")]
    [InlineData("handler.ClientCertificates.Add(Other.Load());")]
    public Task Code_that_asks_for_the_system_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("", "build_property.RuntimeIdentifier = linux-x64", null)]
    [InlineData("", "build_property.RuntimeIdentifier = osx-arm64", null)]
    [InlineData("", "build_property.RuntimeIdentifier = win-x64", DiagnosticSeverity.Warning)]
    [InlineData("", "build_property.RuntimeIdentifier = WIN-ARM64", DiagnosticSeverity.Warning)]
    [InlineData("", "build_property.RuntimeIdentifier = ", DiagnosticSeverity.Info)]
    [InlineData("", "build_property.RuntimeIdentifier = any", DiagnosticSeverity.Info)]
    [InlineData("", "build_property.TargetFramework = net10.0-windows10.0.19041.0", DiagnosticSeverity.Warning)]
    [InlineData("", "build_property.TargetFramework = net8.0-windows", DiagnosticSeverity.Warning)]
    [InlineData("", "build_property.TargetFramework = net10.0", DiagnosticSeverity.Info)]
    [InlineData("mtls_target_os = linux", "", null)]
    [InlineData("mtls_target_os = Linux ", "build_property.RuntimeIdentifier = win-x64", null)]
    [InlineData("mtls_target_os = windows", "", DiagnosticSeverity.Warning)]
    [InlineData("mtls_target_os = windows", "build_property.RuntimeIdentifier = linux-x64", DiagnosticSeverity.Warning)]
    [InlineData("mtls_target_os = beos", "", DiagnosticSeverity.Info)]
    [InlineData("mtls_target_os = macos", "", null)]
    [InlineData("mtls_target_os = any", "build_property.RuntimeIdentifier = win-x64", DiagnosticSeverity.Warning)]
    public Task Target_Reports(string option, string property, DiagnosticSeverity? severity) => Verify.DiagnosticsAsync<MTLS2008EphemeralKeyOnWindowsAnalyzer>(
        ClientFrame.Around("var pem = {|#1:X509Certificate2.CreateFromPemFile(\"c.pem\")|}; " + (severity is null ? "handler.ClientCertificates.Add(pem);" : "{|#0:handler.ClientCertificates.Add(pem)|};")),
        test =>
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + property));
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + option));
            if (severity is { } expected)
            {
                test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS2008", expected).WithLocation(0).WithLocation(1).WithArguments("CreateFromPemFile", "load the certificate once more, from its own PKCS#12 export"));
            }
        });

    [Theory]
    [InlineData("handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile(")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey());")]
    [InlineData("new HttpsConnectionAdapterOptions { ServerCertificate = X509Certificate2.CreateFrom")]
    [InlineData("_ = SslStreamCertificateContext.Create(cert.CopyWithPrivateKey(")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        Pem + "handler.ClientCertificates.Add(pem);",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS2008EphemeralKeyOnWindowsAnalyzer>(
        ClientFrame.Around(
            statements,
            """
            readonly RSA _key = RSA.Create();
            readonly X509Certificate2 _field = X509Certificate2.CreateFromPemFile("x.pem");
            static X509Certificate2 Load() { return X509Certificate2.CreateFromPemFile("x.pem"); }
            static X509Certificate2 Both(bool flag) { var pem = X509Certificate2.CreateFromPemFile("x.pem"); if (flag) { return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null); } return pem; }
            static void log(object? any) { }
            class Own { public X509CertificateCollection ClientCertificates { get; } = new(); public X509Certificate2? ServerCertificate { get; set; } }
            } static class Other { public static X509Certificate2 Load() { var pem = X509Certificate2.CreateFromPemFile("x.pem"); if (OperatingSystem.IsWindows()) { throw new PlatformNotSupportedException(); } return pem; }
            """),
        configure);
}
