using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7004LoaderDoesNotFitTests
{
    [Theory]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(\"c.pfx\")|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"c.cer\", null)|};")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(\"certs/client.P12\")|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(\"chain.p7b\")|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(Path.Combine(path, \"client.pfx\"))|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile($\"{path}/client.pfx\")|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(path + \".pfx\")|};")]
    [InlineData("const string file = \"client.pfx\"; {|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(file)|};")]
    [InlineData("var file = flag ? \"a.pfx\" : \"b.pfx\"; {|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(file)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(_file)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"client.crt\", pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"client.der\", pwd, X509KeyStorageFlags.Exportable)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"client.pem\", pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"chain.p7b\", pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12CollectionFromFile(\"client.pem\", pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12CollectionFromFile(path: \"client.crt\", password: pwd)|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromPemFile(\"client.pfx\")|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromPemFile(\"client.pfx\", \"client.key\")|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromPemFile(\"client.der\", \"client.key\")|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromEncryptedPemFile(\"client.p12\", pwd)|};")]
    public Task File_of_another_format_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificate(File.ReadAllBytes(\"client.pfx\"))|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificate(await File.ReadAllBytesAsync(\"client.pfx\"))|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(\"client.cer\"), pwd)|};")]
    [InlineData("var read = File.ReadAllBytes(\"client.pem\"); {|MTLS7004:X509CertificateLoader.LoadPkcs12(read, pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificate(cert.Export(X509ContentType.Pkcs12))|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificate(cert.Export(X509ContentType.Pfx, pwd))|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadCertificate(given.Export(X509ContentType.Pkcs7)!)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12(cert.RawData, null)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12(cert.GetRawCertData(), pwd)|};")]
    [InlineData("var raw = cert.Export(X509ContentType.Cert); {|MTLS7004:X509CertificateLoader.LoadPkcs12(raw, pwd)|};")]
    [InlineData("{|MTLS7004:X509CertificateLoader.LoadPkcs12Collection(cert.RawData, pwd)|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromPem(File.ReadAllText(\"client.pfx\"))|};")]
    [InlineData("{|MTLS7004:X509Certificate2.CreateFromPem(File.ReadAllText(\"client.der\"), File.ReadAllText(\"client.key\"))|};")]
    public Task Bytes_of_another_format_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"c.cer\");")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"c.crt\");")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"c.pem\");")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"c.der\");")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"c.pfx\", pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12CollectionFromFile(\"c.p12\", pwd);")]
    [InlineData("X509Certificate2.CreateFromPemFile(\"c.pem\");")]
    [InlineData("X509Certificate2.CreateFromPemFile(\"c.crt\", \"c.key\");")]
    [InlineData("X509Certificate2.CreateFromPemFile(\"c.cer\", \"c.key\");")]
    [InlineData("X509Certificate2.CreateFromEncryptedPemFile(\"c.pem\", pwd, \"c.key\");")]
    [InlineData("X509CertificateLoader.LoadCertificate(cert.RawData);")]
    [InlineData("X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pkcs12), null);")]
    [InlineData("X509CertificateLoader.LoadPkcs12(given.Export(X509ContentType.Pfx)!, null);")]
    [InlineData("X509Certificate2.CreateFromPem(File.ReadAllText(\"c.pem\"));")]
    public Task Loader_of_the_format_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(path);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"client\", pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"client.bin\", pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\".pfx/client\", pwd);")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"client.pfx.cer\");")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(flag ? \"c.pfx\" : \"c.cer\", pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(flag ? path : \"c.cer\", pwd);")]
    [InlineData("var file = \"c.cer\"; if (flag) { file = path; } X509CertificateLoader.LoadPkcs12FromFile(file, pwd);")]
    [InlineData("var file = Path.ChangeExtension(\"c.cer\", \".pfx\"); X509CertificateLoader.LoadPkcs12FromFile(file, pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"c.cer\".Replace(\"cer\", \"pfx\"), pwd);")]
    [InlineData("X509CertificateLoader.LoadPkcs12(bytes, pwd);")]
    [InlineData("X509CertificateLoader.LoadCertificate(cert.Export(flag ? X509ContentType.Cert : X509ContentType.Pkcs12));")]
    [InlineData("X509CertificateLoader.LoadCertificate(Decode(\"c.pfx\"));")]
    [InlineData("X509CertificateLoader.LoadCertificate(File.ReadAllBytes(path));")]
    [InlineData("if (path.EndsWith(\".pfx\")) { X509CertificateLoader.LoadPkcs12FromFile(path, pwd); } else { X509CertificateLoader.LoadCertificateFromFile(path); }")]
    public Task Unknown_format_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Own.LoadCertificateFromFile(\"c.pfx\");")]
    [InlineData("LoadPkcs12FromFile(\"c.cer\");")]
    [InlineData("_ = nameof(X509CertificateLoader.LoadCertificateFromFile);")]
    [InlineData("Func<string, X509Certificate2> load = X509CertificateLoader.LoadCertificateFromFile; load(\"c.pfx\");")]
    [InlineData("X509Certificate2.GetCertContentType(\"c.pfx\");")]
    public Task Other_calls_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile();")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(\"c.")]
    [InlineData("X509Certificate2.CreateFromPem(File.ReadAllText(")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        "X509CertificateLoader.LoadCertificateFromFile(\"c.pfx\");",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Older_framework_Reports() => Verify.DiagnosticsAsync<MTLS7004LoaderDoesNotFitAnalyzer>(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            X509Certificate2 M() => {|#0:X509Certificate2.CreateFromPemFile("c.pfx")|};
        }
        """,
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Rules.MTLS7004LoaderDoesNotFit).WithLocation(0).WithArguments("CreateFromPemFile", "a '.pfx' file", "PKCS#12", "new X509Certificate2"));
        });

    [Fact]
    public Task Three_at_once_with_comments_and_without_the_using_IsFixed() => FixAsync(
        """
        namespace Shop;

        class C
        {
            object Client(string password) => {|MTLS7004:System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromEncryptedPemFile("client.pfx", password)|};

            // Of the partner.
            object Partner() => {|MTLS7004:System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile("partner.pfx")|}; // with key

            object Root() => {|MTLS7004:System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile("root.cer", null)|};
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        namespace Shop;

        class C
        {
            object Client(string password) => X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password);

            // Of the partner.
            object Partner() => X509CertificateLoader.LoadPkcs12FromFile("partner.pfx", null); // with key

            object Root() => X509CertificateLoader.LoadCertificateFromFile("root.cer");
        }
        """);

    [Theory]
    [InlineData("LoadCertificateFromFile(\"c.pfx\")", "X509CertificateLoader.LoadPkcs12FromFile(\"c.pfx\", null)")]
    [InlineData("LoadCertificate(File.ReadAllBytes(\"c.pfx\"))", "X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(\"c.pfx\"), null)")]
    [InlineData("LoadCertificate(cert.Export(X509ContentType.Pkcs12))", "X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pkcs12), null)")]
    [InlineData("LoadCertificate(cert.Export(X509ContentType.Pfx, pwd))", "X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pfx, pwd), pwd)")]
    [InlineData("LoadPkcs12(cert.RawData, null)", "X509CertificateLoader.LoadCertificate(cert.RawData)")]
    [InlineData("LoadPkcs12FromFile(\"c.crt\", pwd, X509KeyStorageFlags.Exportable)", "X509CertificateLoader.LoadCertificateFromFile(\"c.crt\")")]
    [InlineData("LoadPkcs12FromFile(\"c.pem\", null)", "X509Certificate2.CreateFromPemFile(\"c.pem\")")]
    [InlineData("LoadPkcs12FromFile(\"c.pem\", pwd)", "X509Certificate2.CreateFromEncryptedPemFile(\"c.pem\", pwd)")]
    public Task Loader_IsFixed(string call, string fixedCall) => FixAsync(
        LoadingFrame.Around($"log({{|MTLS7004:X509CertificateLoader.{call}|}});"),
        LoadingFrame.Around($"log({fixedCall});"));

    [Theory]
    [InlineData("X509Certificate2.CreateFromPemFile(\"c.pfx\")", "X509CertificateLoader.LoadPkcs12FromFile(\"c.pfx\", null)")]
    [InlineData("X509Certificate2.CreateFromPemFile(/* the client */ \"c.pfx\", \"c.key\")", "X509CertificateLoader.LoadPkcs12FromFile(\"c.pfx\", null)")]
    [InlineData("X509Certificate2.CreateFromPemFile(\"c.der\")", "X509CertificateLoader.LoadCertificateFromFile(\"c.der\")")]
    public Task Pem_loader_IsFixed(string call, string fixedCall) => FixAsync(
        LoadingFrame.Around($"log({{|MTLS7004:{call}|}});"),
        LoadingFrame.Around($"log({fixedCall});"));

    [Theory]
    [InlineData("log({|MTLS7004:X509CertificateLoader.LoadCertificateFromFile(\"c.p7b\")|});")]
    [InlineData("log({|MTLS7004:X509CertificateLoader.LoadPkcs12CollectionFromFile(\"c.crt\", pwd)|});")]
    [InlineData("log({|MTLS7004:X509Certificate2.CreateFromPem(File.ReadAllText(\"c.pfx\"))|});")]
    [InlineData("log({|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(path: \"c.crt\", password: pwd)|});")]
    [InlineData("var secret = \"x\"; log({|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"c.crt\", secret)|});")]
    [InlineData("log({|MTLS7004:X509CertificateLoader.LoadPkcs12FromFile(\"c.crt\", pwd.Trim())|});")]
    public Task Where_the_arguments_do_not_do_none_is_offered_IsSilent(string statements) => FixAsync(LoadingFrame.Around(statements), LoadingFrame.Around(statements));

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS7004LoaderDoesNotFitAnalyzer, MTLS7004LoaderDoesNotFitFix>(source, fixedSource, MTLS7004LoaderDoesNotFitFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS7004LoaderDoesNotFitAnalyzer>(
        LoadingFrame.Around(
            statements,
            """
            static readonly string _file = "client.pfx";
            static byte[] Decode(string text) => Convert.FromBase64String(text);
            static object? LoadPkcs12FromFile(string path) => null;
            static class Own { public static object? LoadCertificateFromFile(string path) => null; }
            """),
        configure);
}
