using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

/// <summary>On .NET 8 with Microsoft.Bcl.Cryptography, where the compiler says nothing.</summary>
public class MTLS7003FormatSnifferTests
{
    [Theory]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(\"client.pfx\")|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(path)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(path, pwd)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(path, pwd, X509KeyStorageFlags.EphemeralKeySet)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(bytes)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2((ReadOnlySpan<byte>)bytes)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(bytes, pwd)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2(bytes, pwd.AsSpan())|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate(path)|};")]
    [InlineData("_ = {|MTLS7003:new System.Security.Cryptography.X509Certificates.X509Certificate2(path)|};")]
    [InlineData("X509Certificate2 c = {|MTLS7003:new(path)|};")]
    [InlineData("X509Certificate2 c = {|MTLS7003:new(bytes, pwd)|};")]
    [InlineData("_ = {|MTLS7003:X509Certificate.CreateFromCertFile(path)|};")]
    [InlineData("_ = {|MTLS7003:X509Certificate2.CreateFromCertFile(path)|};")]
    [InlineData("_ = {|MTLS7003:X509Certificate.CreateFromSignedFile(\"a.cer\")|};")]
    [InlineData("{|MTLS7003:all.Import(path)|};")]
    [InlineData("all?{|MTLS7003:.Import(bytes, pwd)|};")]
    [InlineData("{|MTLS7003:all.Import(bytes, pwd, X509KeyStorageFlags.Exportable)|};")]
    [InlineData("_ = {|MTLS7003:new X509Certificate2({|MTLS7003:new X509Certificate2(path)|}.Export(X509ContentType.Pfx))|};")]
    public Task Every_form_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("_ = LoadCertificateFromFile(path); _ = LoadPkcs12(bytes, pwd); _ = X509Certificate2.CreateFromPemFile(path);")]
    [InlineData("_ = new X509Certificate2(cert); _ = new X509Certificate(cert); _ = new X509Certificate2(cert.Handle);")]
    [InlineData("all.ImportFromPemFile(path); all.Add(cert); _ = new X509Certificate2Collection(cert);")]
    [InlineData("using var secret = new System.Security.SecureString(); _ = new X509Certificate2(path, secret); _ = new X509Certificate2(bytes, secret, X509KeyStorageFlags.Exportable);")]
    [InlineData("_ = new X509Certificate2(\"chain.p7b\"); all.Import(\"chain.p7b\"); all.Import(\"store.sst\");")]
    [InlineData("_ = new X509Certificate2(all.Export(X509ContentType.Pkcs7)!);")]
    [InlineData("_ = X509Certificate.CreateFromSignedFile(path); _ = X509Certificate.CreateFromSignedFile(\"setup.exe\");")]
    [InlineData("_ = new Own.X509Certificate2(path); _ = Own.X509Certificate2.CreateFromCertFile(path); new Own.Collection().Import(path);")]
    [InlineData("_ = new Derived(path);")]
    [InlineData("List<string> words = new(bytes.Length); Uri address = new(path);")]
    [InlineData("_ = nameof(X509Certificate2); _ = typeof(X509Certificate2); Func<string, X509Certificate> f = X509Certificate.CreateFromCertFile;")]
    public Task Other_calls_IsSilent(string statements) => VerifyAsync(
        statements,
        """
        class Derived(string name) : X509Certificate2(new byte[0], name);
        namespace Own
        {
            public class X509Certificate2(string path) { public string Path => path; public static object CreateFromCertFile(string path) => path; }
            public class Collection { public void Import(string path) { } }
        }
        """);

    [Theory]
    [InlineData("_ = new X509Certificate2(")]
    [InlineData("_ = new X509Certificate2(, pwd);")]
    [InlineData("X509Certificate2 c = new(missing, ")]
    [InlineData("all.Import(); X509Certificate.CreateFromCertFile();")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Where_the_compiler_speaks_IsSilent() => VerifyAsync("_ = {|SYSLIB0057:new X509Certificate2(path)|};", configure: test =>
    {
        test.Target(References.AspNetCore);
        test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
        test.DisabledDiagnostics.AddRange(["CS1998", "CS8019"]);
    });

    [Fact]
    public Task Without_the_package_IsSilent() => Verify.DiagnosticsAsync<MTLS7003FormatSnifferAnalyzer>(
        "class C { object M(string path) => new System.Security.Cryptography.X509Certificates.X509Certificate2(path); }",
        test => test.Target(RestoredReferences.AspNetCore8));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("_ = new X509Certificate2(path);", configure: test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    private static Task VerifyAsync(string statements, string types = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS7003FormatSnifferAnalyzer>(LoadingFrame.Around(statements) + types, test =>
        {
            test.Target(RestoredReferences.AspNetCore8WithLoader);
            configure?.Invoke(test);
        });
}
