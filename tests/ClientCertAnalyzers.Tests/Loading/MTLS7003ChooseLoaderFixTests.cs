using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

/// <summary>Where only somebody who knows the content can choose. Each title says what its call expects.</summary>
public class MTLS7003ChooseLoaderFixTests
{
    private const string File = "Load with LoadCertificateFromFile: one certificate (DER or PEM), no key";
    private const string Pkcs12File = "Load with LoadPkcs12FromFile: PKCS#12 (.pfx, .p12)";
    private const string PemFile = "Load with CreateFromPemFile: PEM file with certificate and private key";
    private const string Bytes = "Load with LoadCertificate: one certificate (DER or PEM), no key";
    private const string Pkcs12Bytes = "Load with LoadPkcs12: PKCS#12 (.pfx, .p12)";
    private const string AddFile = "Add with LoadCertificateFromFile: one certificate (DER or PEM), no key";
    private const string AddPkcs12File = "Add with LoadPkcs12CollectionFromFile: PKCS#12 (.pfx, .p12)";
    private const string AddPemFile = "Add with ImportFromPemFile: all certificates of a PEM file, nothing of other files";
    private const string AddBytes = "Add with LoadCertificate: one certificate (DER or PEM), no key";
    private const string AddPkcs12Bytes = "Add with LoadPkcs12Collection: PKCS#12 (.pfx, .p12)";

    [Theory]
    [InlineData("new X509Certificate2(path)", File, "X509CertificateLoader.LoadCertificateFromFile(path)")]
    [InlineData("new X509Certificate2(path)", Pkcs12File, "X509CertificateLoader.LoadPkcs12FromFile(path, null)")]
    [InlineData("new X509Certificate2(path)", PemFile, "X509Certificate2.CreateFromPemFile(path)")]
    [InlineData("new X509Certificate2(fileName: path)", PemFile, "X509Certificate2.CreateFromPemFile(certPemFilePath: path)")]
    [InlineData("new X509Certificate2(\"a.pem\")", File, "X509CertificateLoader.LoadCertificateFromFile(\"a.pem\")")]
    [InlineData("new X509Certificate2(\"a.pem\")", PemFile, "X509Certificate2.CreateFromPemFile(\"a.pem\")")]
    [InlineData("new X509Certificate2(path, \"\")", Pkcs12File, "X509CertificateLoader.LoadPkcs12FromFile(path, \"\")")]
    [InlineData("new X509Certificate2(path, \"\")", File, "X509CertificateLoader.LoadCertificateFromFile(path)")]
    [InlineData("new X509Certificate2(path, string.Empty)", File, "X509CertificateLoader.LoadCertificateFromFile(path)")]
    [InlineData("new X509Certificate2(\"a.crt\", pwd)", File, "X509CertificateLoader.LoadCertificateFromFile(\"a.crt\")")]
    [InlineData("new X509Certificate2(\"a.crt\", pwd, X509KeyStorageFlags.Exportable | X509KeyStorageFlags.MachineKeySet)", Pkcs12File, "X509CertificateLoader.LoadPkcs12FromFile(\"a.crt\", pwd, X509KeyStorageFlags.Exportable | X509KeyStorageFlags.MachineKeySet)")]
    [InlineData("new X509Certificate2(\"a.pem\", pwd)", File, "X509CertificateLoader.LoadCertificateFromFile(\"a.pem\")")]
    [InlineData("new X509Certificate2(bytes)", Bytes, "X509CertificateLoader.LoadCertificate(bytes)")]
    [InlineData("new X509Certificate2(bytes)", Pkcs12Bytes, "X509CertificateLoader.LoadPkcs12(bytes, null)")]
    [InlineData("new X509Certificate2(bytes.AsSpan())", Pkcs12Bytes, "X509CertificateLoader.LoadPkcs12(bytes.AsSpan(), default)")]
    [InlineData("new X509Certificate2(rawData: bytes)", Pkcs12Bytes, "X509CertificateLoader.LoadPkcs12(data: bytes, password: null)")]
    [InlineData("new X509Certificate2(Convert.FromBase64String(pwd))", Bytes, "X509CertificateLoader.LoadCertificate(Convert.FromBase64String(pwd))")]
    [InlineData("new X509Certificate2(Convert.FromBase64String(pwd))", Pkcs12Bytes, "X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(pwd), null)")]
    [InlineData("new X509Certificate2(flag ? cert.RawData : bytes)", Bytes, "X509CertificateLoader.LoadCertificate(flag ? cert.RawData : bytes)")]
    [InlineData("new X509Certificate(path)", Pkcs12File, "X509CertificateLoader.LoadPkcs12FromFile(path, null)")]
    public Task Certificate_IsFixed(string old, string title, string chosen) => FixAsync($"object c = {{|SYSLIB0057:{old}|}};", $"object c = {chosen};", title);

    [Theory]
    [InlineData("all.Import(path)", AddFile, "all.Add(X509CertificateLoader.LoadCertificateFromFile(path))")]
    [InlineData("all.Import(path)", AddPkcs12File, "all.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, null))")]
    [InlineData("all.Import(path)", AddPemFile, "all.ImportFromPemFile(path)")]
    [InlineData("all.Import(fileName: path)", AddPemFile, "all.ImportFromPemFile(certPemFilePath: path)")]
    [InlineData("all.Import(\"a.pem\")", AddPemFile, "all.ImportFromPemFile(\"a.pem\")")]
    [InlineData("all.Import(bytes)", AddBytes, "all.Add(X509CertificateLoader.LoadCertificate(bytes))")]
    [InlineData("all.Import(bytes)", AddPkcs12Bytes, "all.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes, null))")]
    [InlineData("all.Import(bytes.AsSpan())", AddPkcs12Bytes, "all.AddRange(X509CertificateLoader.LoadPkcs12Collection(bytes.AsSpan(), default))")]
    public Task Collection_IsFixed(string old, string title, string chosen) => FixAsync($"{{|SYSLIB0057:{old}|}}; // all", $"{chosen}; // all", title);

    [Theory]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(path)|};", Bytes)]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(bytes)|};", PemFile)]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(\"a.pfx\")|};", Pkcs12File)]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(\"a.pem\")|};", Pkcs12File)]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(path, pwd)|};", File)]
    [InlineData("object c = {|SYSLIB0057:new X509Certificate2(\"a.crt\", Ask())|}; static string Ask() => Console.ReadLine()!;", File)]
    public Task What_cannot_be_or_needs_no_choice_is_not_offered_IsSilent(string statement, string title) => FixAsync(statement, statement, title);

    [Fact]
    public Task Own_finding_on_net8_IsFixed() => Verify.FixAsync<MTLS7003FormatSnifferAnalyzer, MTLS7003ChooseLoaderFix>(
        LoadingFrame.Around("_ = {|MTLS7003:new X509Certificate2(path)|};"),
        LoadingFrame.Around("_ = X509Certificate2.CreateFromPemFile(path);"),
        PemFile,
        test => test.Target(RestoredReferences.AspNetCore8WithLoader));

    private static Task FixAsync(string statement, string fixedStatement, string title) => Verify.FixAsync<EmptyDiagnosticAnalyzer, MTLS7003ChooseLoaderFix>(
        LoadingFrame.Around(statement), LoadingFrame.Around(fixedStatement), title, Warn);

    private static void Warn(CSharpCodeFixTest<EmptyDiagnosticAnalyzer, MTLS7003ChooseLoaderFix, DefaultVerifier> test) => test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
}
