using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7009PemFileWithoutKeyTests
{
    [Theory]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile(\"client.crt\")|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile(\"client.CER\")|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile(\"client.crt\", null)|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile(certPemFilePath: \"client.crt\")|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile(Path.Combine(path, \"client.crt\"))|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile($\"{path}/client.crt\")|});")]
    [InlineData("var file = \"client.crt\"; log({|MTLS7009:X509Certificate2.CreateFromPemFile(file)|});")]
    [InlineData("const string file = \"client.crt\"; log({|MTLS7009:X509Certificate2.CreateFromPemFile(file)|});")]
    public Task File_of_a_certificate_alone_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("client.pem", "client.key")]
    [InlineData("certs/client.pem", "keys/client.key")]
    [InlineData("client-cert.pem", "client-key.pem")]
    [InlineData("client_cert.pem", "client_key.pem")]
    [InlineData("client.cert.pem", "client.key.pem")]
    [InlineData("cert.pem", "key.pem")]
    [InlineData("tls.crt", "tls.key")]
    [InlineData("fullchain.pem", "privkey.pem")]
    [InlineData("Client.pem", "client.KEY")]
    public Task Key_beside_it_Reports(string certificate, string key) => VerifyAsync(
        $"log({{|MTLS7009:X509Certificate2.CreateFromPemFile(\"{certificate}\")|}}); using var rsa = RSA.Create(); rsa.ImportFromPem(File.ReadAllText(\"{key}\"));");

    [Theory]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.pem\"));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client-with-key.pem\"));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"cert-only.pem\"));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(path));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.crt\", \"client.key\"));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.crt\", \"client.crt\"));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.crt\", path));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(flag ? \"client.crt\" : path));")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(flag ? \"a.crt\" : \"b.crt\"));")]
    [InlineData("log(X509Certificate2.CreateFromEncryptedPemFile(\"client.crt\", pwd));")]
    [InlineData("log(X509Certificate2.CreateFromPem(\"client.crt\"));")]
    [InlineData("log(X509CertificateLoader.LoadCertificateFromFile(\"client.crt\"));")]
    [InlineData("log(CreateFromPemFile(\"client.crt\"));")]
    [InlineData("_ = nameof(X509Certificate2.CreateFromPemFile);")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.pem\")); log(\"server.key\");")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.pem\")); log(\"monkey.pem\");")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.pem\")); log(\"client.pfx\");")]
    [InlineData("log(X509Certificate2.CreateFromPemFile(\"client.pem\")); log(\"client-cert.pem\");")]
    [InlineData("File.WriteAllText(\"client.crt\", path); log(X509Certificate2.CreateFromPemFile(\"client.crt\"));")]
    [InlineData("File.AppendAllText(\"client.pem\", File.ReadAllText(\"client.key\")); log(X509Certificate2.CreateFromPemFile(\"client.pem\"));")]
    public Task Key_in_the_file_or_unknown_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("X509Certificate2.CreateFromPemFile(\"client.")]
    [InlineData("X509Certificate2.CreateFromPemFile();")]
    [InlineData("X509Certificate2.CreateFromPemFile(\"client.crt\", )")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        "log(X509Certificate2.CreateFromPemFile(\"client.crt\"));",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Theory]
    [InlineData("\"client.crt\"", "\"client.crt\", /* the file with the private key */ \"client.key\"")]
    [InlineData("\"certs/client.cer\"", "\"certs/client.cer\", /* the file with the private key */ \"certs/client.key\"")]
    [InlineData("Path.Combine(path, \"client.crt\")", "Path.Combine(path, \"client.crt\"), /* the file with the private key */ Path.Combine(path, \"client.key\")")]
    [InlineData("path + \"/client.crt\"", "path + \"/client.crt\", /* the file with the private key */ path + \"/client.key\"")]
    [InlineData("\"client.crt\", null", "\"client.crt\", /* the file with the private key */ \"client.key\"")]
    public Task Key_file_IsFixed(string arguments, string fixedArguments) => FixAsync(
        LoadingFrame.Around($"log({{|MTLS7009:X509Certificate2.CreateFromPemFile({arguments})|}});"),
        LoadingFrame.Around($"log(X509Certificate2.CreateFromPemFile({fixedArguments}));"));

    [Theory]
    [InlineData("\"client-cert.pem\"", "\"client-cert.pem\", /* the file with the private key */ \"keys/client-key.pem\"")]
    [InlineData("Path.Combine(path, \"client.pem\")", "Path.Combine(path, \"client.pem\"), /* the file with the private key */ Path.Combine(path, \"client-key.pem\")")]
    public Task Key_file_that_the_code_names_IsFixed(string arguments, string fixedArguments) => FixAsync(
        LoadingFrame.Around($"log({{|MTLS7009:X509Certificate2.CreateFromPemFile({arguments})|}}); log(\"keys/client-key.pem\");"),
        LoadingFrame.Around($"log(X509Certificate2.CreateFromPemFile({fixedArguments})); log(\"keys/client-key.pem\");"));

    [Theory]
    [InlineData("var file = \"client.crt\"; log({|MTLS7009:X509Certificate2.CreateFromPemFile(file)|});")]
    [InlineData("log({|MTLS7009:X509Certificate2.CreateFromPemFile($\"{path}/client.crt\")|});")]
    public Task Without_a_literal_none_is_offered_IsSilent(string statements) => FixAsync(LoadingFrame.Around(statements), LoadingFrame.Around(statements));

    [Fact]
    public Task Every_one_by_itself_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            // Of the client.
            X509Certificate2 One() => {|MTLS7009:X509Certificate2.CreateFromPemFile("one.crt")|}; // PEM
            X509Certificate2 Two() => {|MTLS7009:X509Certificate2.CreateFromPemFile("two.crt")|};
            X509Certificate2 Three() => {|MTLS7009:X509Certificate2.CreateFromPemFile("three.crt")|};
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            // Of the client.
            X509Certificate2 One() => X509Certificate2.CreateFromPemFile("one.crt", /* the file with the private key */ "one.key"); // PEM
            X509Certificate2 Two() => X509Certificate2.CreateFromPemFile("two.crt", /* the file with the private key */ "two.key");
            X509Certificate2 Three() => X509Certificate2.CreateFromPemFile("three.crt", /* the file with the private key */ "three.key");
        }
        """);

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS7009PemFileWithoutKeyAnalyzer, MTLS7009PemFileWithoutKeyFix>(source, fixedSource, MTLS7009PemFileWithoutKeyFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS7009PemFileWithoutKeyAnalyzer>(
        LoadingFrame.Around(statements, "static object? CreateFromPemFile(string path) => null;"), configure);
}
