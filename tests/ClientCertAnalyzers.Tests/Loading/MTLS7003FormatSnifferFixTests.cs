using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

/// <summary>Where the code shows what is loaded. The warning is the compiler's.</summary>
public class MTLS7003FormatSnifferFixTests
{
    [Fact]
    public Task Many_at_once_with_comments_and_without_a_using_IsFixed() => FixAsync(
        """
        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2Collection all, string password)
            {
                // The bank.
                using var bank = {|SYSLIB0057:new System.Security.Cryptography.X509Certificates.X509Certificate2("bank.pfx", password)|}; // ask Kim
                var ca = {|SYSLIB0057:new System.Security.Cryptography.X509Certificates.X509Certificate2(
                    "ca.crt" /* ours */)|};
                {|SYSLIB0057:all.Import(
                    "many.p12",
                    password)|}; // all of them
                var copy = {|SYSLIB0057:new System.Security.Cryptography.X509Certificates.X509Certificate2({|SYSLIB0057:new System.Security.Cryptography.X509Certificates.X509Certificate2("a.pfx", password)|}.RawData)|};
            }
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2Collection all, string password)
            {
                // The bank.
                using var bank = X509CertificateLoader.LoadPkcs12FromFile("bank.pfx", password); // ask Kim
                var ca = X509CertificateLoader.LoadCertificateFromFile(
                    "ca.crt" /* ours */);
                all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(
                    "many.p12",
                    password)); // all of them
                var copy = X509CertificateLoader.LoadCertificate(X509CertificateLoader.LoadPkcs12FromFile("a.pfx", password).RawData);
            }
        }
        """);

    [Theory]
    [InlineData("new X509Certificate2(\"a.pfx\")", "X509CertificateLoader.LoadPkcs12FromFile(\"a.pfx\", null)")]
    [InlineData("new X509Certificate2(\"a.P12\")", "X509CertificateLoader.LoadPkcs12FromFile(\"a.P12\", null)")]
    [InlineData("new X509Certificate2(\"a.cer\")", "X509CertificateLoader.LoadCertificateFromFile(\"a.cer\")")]
    [InlineData("new X509Certificate2(Path.Combine(path, \"a.crt\"))", "X509CertificateLoader.LoadCertificateFromFile(Path.Combine(path, \"a.crt\"))")]
    [InlineData("new X509Certificate2($\"{path}/a.der\")", "X509CertificateLoader.LoadCertificateFromFile($\"{path}/a.der\")")]
    [InlineData("new X509Certificate2(fileName: \"a.pfx\")", "X509CertificateLoader.LoadPkcs12FromFile(path: \"a.pfx\", password: null)")]
    [InlineData("new X509Certificate2(path, pwd)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd)")]
    [InlineData("new X509Certificate2(path, pwd, X509KeyStorageFlags.EphemeralKeySet)", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet)")]
    [InlineData("new X509Certificate2(path, (string?)null, X509KeyStorageFlags.EphemeralKeySet)", "X509CertificateLoader.LoadPkcs12FromFile(path, (string?)null, X509KeyStorageFlags.EphemeralKeySet)")]
    [InlineData("new X509Certificate2(path, pwd.AsSpan())", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd.AsSpan())")]
    [InlineData("new X509Certificate2(keyStorageFlags: default, password: pwd, fileName: path)", "X509CertificateLoader.LoadPkcs12FromFile(keyStorageFlags: default, password: pwd, path: path)")]
    [InlineData("new X509Certificate2(path!, pwd!)", "X509CertificateLoader.LoadPkcs12FromFile(path!, pwd!)")]
    [InlineData("new X509Certificate2(\"a.cer\", \"\")", "X509CertificateLoader.LoadCertificateFromFile(\"a.cer\")")]
    [InlineData("new X509Certificate2(\"a.cer\", (string?)null, X509KeyStorageFlags.MachineKeySet)", "X509CertificateLoader.LoadCertificateFromFile(\"a.cer\")")]
    public Task Path_IsFixed(string old, string loader) => ExpressionAsync(old, loader);

    [Theory]
    [InlineData("new X509Certificate2(cert.RawData)", "X509CertificateLoader.LoadCertificate(cert.RawData)")]
    [InlineData("new X509Certificate2(cert.GetRawCertData())", "X509CertificateLoader.LoadCertificate(cert.GetRawCertData())")]
    [InlineData("new X509Certificate2(cert.RawDataMemory.Span)", "X509CertificateLoader.LoadCertificate(cert.RawDataMemory.Span)")]
    [InlineData("new X509Certificate2(cert.Export(X509ContentType.Cert))", "X509CertificateLoader.LoadCertificate(cert.Export(X509ContentType.Cert))")]
    [InlineData("new X509Certificate2(cert.Export(X509ContentType.Pfx))", "X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pfx), null)")]
    [InlineData("new X509Certificate2(cert.Export(X509ContentType.Pkcs12, pwd), pwd)", "X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pkcs12, pwd), pwd)")]
    [InlineData("new X509Certificate2(cert.Export(X509ContentType.Pfx).AsSpan())", "X509CertificateLoader.LoadPkcs12(cert.Export(X509ContentType.Pfx).AsSpan(), default)")]
    [InlineData("new X509Certificate2(File.ReadAllBytes(\"a.pfx\"))", "X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(\"a.pfx\"), null)")]
    [InlineData("new X509Certificate2(await File.ReadAllBytesAsync(\"a.pem\"))", "X509CertificateLoader.LoadCertificate(await File.ReadAllBytesAsync(\"a.pem\"))")]
    [InlineData("new X509Certificate2(System.Text.Encoding.UTF8.GetBytes(pwd))", "X509CertificateLoader.LoadCertificate(System.Text.Encoding.UTF8.GetBytes(pwd))")]
    [InlineData("new X509Certificate2(bytes, pwd)", "X509CertificateLoader.LoadPkcs12(bytes, pwd)")]
    [InlineData("new X509Certificate2(bytes, (string?)null, X509KeyStorageFlags.MachineKeySet)", "X509CertificateLoader.LoadPkcs12(bytes, (string?)null, X509KeyStorageFlags.MachineKeySet)")]
    [InlineData("new X509Certificate2(rawData: bytes, password: pwd)", "X509CertificateLoader.LoadPkcs12(data: bytes, password: pwd)")]
    [InlineData("new X509Certificate2(bytes.AsSpan(), pwd)", "X509CertificateLoader.LoadPkcs12(bytes.AsSpan(), pwd)")]
    [InlineData("new X509Certificate2(cert.RawData)!.Subject", "X509CertificateLoader.LoadCertificate(cert.RawData)!.Subject", "new X509Certificate2(cert.RawData)")]
    public Task Bytes_IsFixed(string old, string loader, string? warned = null) => ExpressionAsync(old, loader, warned);

    [Theory]
    [InlineData("certificate", "LoadCertificate(Convert.FromBase64String(\"TEXT\"))")]
    [InlineData("PKCS#12", "LoadPkcs12(Convert.FromBase64String(\"TEXT\"), null)")]
    public Task Base64_in_the_code_IsFixed(string kind, string loader) => ExpressionAsync(
        $"new X509Certificate2(Convert.FromBase64String(\"{Secrets.Base64(kind)}\"))", "X509CertificateLoader." + loader.Replace("TEXT", Secrets.Base64(kind)));

    [Theory]
    [InlineData("X509Certificate2 c = {|SYSLIB0057:new(path, pwd)|};", "X509Certificate2 c = X509CertificateLoader.LoadPkcs12FromFile(path, pwd);")]
    [InlineData("X509Certificate c = {|SYSLIB0057:new(\"a.cer\")|};", "X509Certificate c = X509CertificateLoader.LoadCertificateFromFile(\"a.cer\");")]
    [InlineData("var c = {|SYSLIB0057:new X509Certificate(\"a.cer\")|}; Console.WriteLine(c.Subject);", "var c = X509CertificateLoader.LoadCertificateFromFile(\"a.cer\"); Console.WriteLine(c.Subject);")]
    [InlineData("new HttpClientHandler().ClientCertificates.Add({|SYSLIB0057:new X509Certificate(path, pwd)|});", "new HttpClientHandler().ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile(path, pwd));")]
    [InlineData("_ = new X509Certificate2({|SYSLIB0057:X509Certificate.CreateFromCertFile(path)|});", "_ = new X509Certificate2(X509CertificateLoader.LoadCertificateFromFile(path));")]
    [InlineData("X509Certificate c = {|SYSLIB0057:X509Certificate2.CreateFromCertFile(filename: path)|};", "X509Certificate c = X509CertificateLoader.LoadCertificateFromFile(path: path);")]
    [InlineData("X509Certificate c = {|SYSLIB0057:X509Certificate.CreateFromSignedFile(\"a.cer\")|};", "X509Certificate c = X509CertificateLoader.LoadCertificateFromFile(\"a.cer\");")]
    [InlineData("{|SYSLIB0057:new X509Certificate2(path, pwd)|};", "X509CertificateLoader.LoadPkcs12FromFile(path, pwd);")]
    public Task Where_it_goes_IsFixed(string statement, string loader) => FixAsync(LoadingFrame.Around(statement), LoadingFrame.Around(loader));

    [Theory]
    [InlineData("all.Import(\"a.pfx\")", "all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(\"a.pfx\", null))")]
    [InlineData("all.Import(path, pwd)", "all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd))")]
    [InlineData("all.Import(path, pwd, X509KeyStorageFlags.Exportable)", "all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd, X509KeyStorageFlags.Exportable))")]
    [InlineData("all.Import(bytes, pwd)", "all.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes, pwd))")]
    [InlineData("all.Import(bytes.AsSpan(), null, X509KeyStorageFlags.Exportable)", "all.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes.AsSpan(), default, X509KeyStorageFlags.Exportable))")]
    [InlineData("all.Import(cert.RawData)", "all.Add(X509CertificateLoader.LoadCertificate(cert.RawData))")]
    [InlineData("all.Import(\"a.crt\")", "all.Add(X509CertificateLoader.LoadCertificateFromFile(\"a.crt\"))")]
    [InlineData("all.Import(fileName: \"a.pfx\", password: pwd)", "all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path: \"a.pfx\", password: pwd))")]
    public Task Collection_IsFixed(string old, string loader) => FixAsync(LoadingFrame.Around($"{{|SYSLIB0057:{old}|}};"), LoadingFrame.Around(loader + ";"));

    [Fact]
    public Task Conditional_access_IsFixed() => FixAsync(
        LoadingFrame.Around("all?{|SYSLIB0057:.Import(path, pwd)|};"),
        LoadingFrame.Around("all?.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd));"));

    [Theory]
    [InlineData("using var secret = new System.Security.SecureString(); _ = {|SYSLIB0057:new X509Certificate2(path, secret)|};")]
    [InlineData("_ = {|SYSLIB0057:new X509Certificate2(\"a.p7b\")|};")]
    [InlineData("{|SYSLIB0057:all.Import(\"a.p7b\")|};")]
    [InlineData("_ = {|SYSLIB0057:X509Certificate.CreateFromSignedFile(path)|};")]
    [InlineData("_ = {|SYSLIB0057:new X509Certificate2(\"a.pfx\") { FriendlyName = \"a\" }|};")]
    [InlineData("_ = {|SYSLIB0057:new X509Certificate2(\"a.cer\", \"\" /* none */)|};")]
    [InlineData("Task<X509Certificate> t = Task.FromResult({|SYSLIB0057:new X509Certificate(\"a.cer\")|}); await t;")]
    [InlineData("var c = {|SYSLIB0057:new X509Certificate(\"a.cer\")|}; c = cert;")]
    [InlineData("var c = {|SYSLIB0057:new X509Certificate(\"a.cer\")|}; Task<X509Certificate> t = Task.FromResult(c); await t;")]
    [InlineData("var f = () => {|SYSLIB0057:new X509Certificate(\"a.cer\")|}; Func<X509Certificate> g = f;")]
    [InlineData("_ = {|SYSLIB0057:new X509Certificate2(path)|}; _ = {|SYSLIB0057:new X509Certificate2(bytes)|};")]
    public Task What_no_loader_fits_for_certain_is_left_alone_IsSilent(string statements) => FixAsync(LoadingFrame.Around(statements), LoadingFrame.Around(statements));

    [Fact]
    public Task Own_finding_on_net8_IsFixed() => Verify.FixAsync<MTLS7003FormatSnifferAnalyzer, MTLS7003FormatSnifferFix>(
        LoadingFrame.Around("_ = {|MTLS7003:new X509Certificate2(path, pwd)|}; X509Certificate2 c = {|MTLS7003:new(\"a.cer\")|}; {|MTLS7003:all.Import(bytes, pwd)|};"),
        LoadingFrame.Around("_ = X509CertificateLoader.LoadPkcs12FromFile(path, pwd); X509Certificate2 c = X509CertificateLoader.LoadCertificateFromFile(\"a.cer\"); all.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes, pwd));"),
        MTLS7003FormatSnifferFix.Key,
        test => test.Target(RestoredReferences.AspNetCore8WithLoader));

    private static Task ExpressionAsync(string old, string loader, string? warned = null) => FixAsync(
        LoadingFrame.Around("_ = " + old.Replace(warned ?? old, $"{{|SYSLIB0057:{warned ?? old}|}}") + ";"),
        LoadingFrame.Around("_ = " + loader + ";"));

    private static Task FixAsync(string source, string fixedSource) => Verify.FixAsync<EmptyDiagnosticAnalyzer, MTLS7003FormatSnifferFix>(source, fixedSource, MTLS7003FormatSnifferFix.Key, Warn);

    private static void Warn(CSharpCodeFixTest<EmptyDiagnosticAnalyzer, MTLS7003FormatSnifferFix, DefaultVerifier> test) => test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
}
