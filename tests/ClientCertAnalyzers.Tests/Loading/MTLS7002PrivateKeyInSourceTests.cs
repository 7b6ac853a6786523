using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7002PrivateKeyInSourceTests
{
    [Theory]
    [InlineData("PKCS#8 RSA", "PRIVATE KEY")]
    [InlineData("PKCS#8 EC", "PRIVATE KEY")]
    [InlineData("PKCS#8 DSA", "PRIVATE KEY")]
    [InlineData("PKCS#8 Ed25519", "PRIVATE KEY")]
    [InlineData("encrypted RSA", "ENCRYPTED PRIVATE KEY")]
    [InlineData("encrypted EC", "ENCRYPTED PRIVATE KEY")]
    [InlineData("RSA", "RSA PRIVATE KEY")]
    [InlineData("RSA", "PRIVATE KEY")]
    [InlineData("EC", "EC PRIVATE KEY")]
    public Task Pem_Reports(string kind, string label) => VerifyAsync($"const string Key = {{|MTLS7002:\"{Secrets.Pem(kind, label)}\"|}};");

    [Theory]
    [InlineData("PKCS#8 RSA")]
    [InlineData("PKCS#8 EC")]
    [InlineData("PKCS#8 Ed25519")]
    [InlineData("encrypted RSA")]
    [InlineData("RSA")]
    [InlineData("EC")]
    [InlineData("PKCS#12")]
    public Task Base64_Reports(string kind) => VerifyAsync($"static byte[] Key => Convert.FromBase64String({{|MTLS7002:\"{Secrets.Base64(kind)}\"|}});");

    [Theory]
    [InlineData("RSA key = RSA.Create(); C() => key.ImportFromPem({|MTLS7002:\"PEM\"|});")]
    [InlineData("X509Certificate2 Load(string certificate) => X509Certificate2.CreateFromPem(certificate, {|MTLS7002:\"PEM\"|});")]
    [InlineData("X509Certificate2 Load() => X509CertificateLoader.LoadPkcs12(Convert.FromBase64String({|MTLS7002:\"PFX\"|}), Environment.GetEnvironmentVariable(\"P\"));")]
    [InlineData("static readonly string Key = {|MTLS7002:\"PEM\"|};")]
    [InlineData("string Key { get; set; } = {|MTLS7002:\"PEM\"|};")]
    [InlineData("[System.ComponentModel.Description({|MTLS7002:\"PEM\"|})] void M() { }")]
    [InlineData("Dictionary<string, string> Keys = new() { [\"a\"] = {|MTLS7002:\"PEM\"|} };")]
    [InlineData("string Json = {|MTLS7002:\"{ \\\"private_key\\\": \\\"ESCAPED\\\" }\"|};")]
    [InlineData("string Both = {|MTLS7002:\"CERTPEM\"|};")]
    [InlineData("string Unfinished = {|MTLS7002:\"-----BEGIN PRIVATE KEY-----\\nKEY64\"|};")]
    [InlineData("string OneLine = {|MTLS7002:\"-----BEGIN PRIVATE KEY-----KEY64-----END PRIVATE KEY-----\"|};")]
    public Task Wherever_it_goes_Reports(string member) => VerifyAsync(member
        .Replace("CERTPEM", Secrets.Pem("certificate", "CERTIFICATE") + "\\n" + Secrets.Pem("PKCS#8 EC", "PRIVATE KEY"))
        .Replace("\"PEM", "\"" + Secrets.Pem("PKCS#8 RSA", "PRIVATE KEY"))
        .Replace("ESCAPED", Secrets.Pem("PKCS#8 RSA", "PRIVATE KEY").Replace("\\n", "\\\\n"))
        .Replace("PFX", Secrets.Base64("PKCS#12"))
        .Replace("KEY64", Secrets.Base64("PKCS#8 EC")));

    [Fact]
    public Task Raw_string_Reports() => VerifyAsync($"const string Key = {{|MTLS7002:\"\"\"\n{Secrets.Lines("PKCS#8 EC", "PRIVATE KEY")}\n\"\"\"|}};");

    [Fact]
    public Task Verbatim_string_Reports() => VerifyAsync($"const string Key = {{|MTLS7002:@\"\n{Secrets.Lines("PKCS#8 EC", "PRIVATE KEY")}\"|}};");

    [Fact]
    public Task Utf8_string_Reports() => VerifyAsync($"static ReadOnlySpan<byte> Key => {{|MTLS7002:\"{Secrets.Pem("PKCS#8 EC", "PRIVATE KEY")}\"u8|}};");

    [Theory]
    [InlineData("string Key = {|MTLS7002:\"-----BEGIN PRIVATE KEY-----\\n\" + \"HALF1\" + \"HALF2\" + \"\\n-----END PRIVATE KEY-----\"|};")]
    [InlineData("string Key = {|MTLS7002:(\"-----BEGIN PRIVATE KEY-----\\n\" + (\"HALF1\" + \"HALF2\")) + \"\\n-----END PRIVATE KEY-----\"|};")]
    [InlineData("string Key = {|MTLS7002:\"-----BEGIN PRIVATE KEY-----\" + Environment.NewLine + \"HALF1\" + Environment.NewLine + \"HALF2\" + Environment.NewLine + \"-----END PRIVATE KEY-----\"|};")]
    [InlineData("string Key = {|MTLS7002:\"HALF1\" + \"HALF2\"|};")]
    [InlineData("const string Rest = \"HALF2\"; string Key = {|MTLS7002:\"HALF1\" + Rest|};")]
    [InlineData("string Key = {|MTLS7002:$\"-----BEGIN PRIVATE KEY-----\\nHALF1HALF2\\n-----END PRIVATE KEY-----\"|};")]
    [InlineData("const string Rest = \"HALF2\"; string Key = {|MTLS7002:$\"-----BEGIN PRIVATE KEY-----\\nHALF1{Rest}\\n-----END PRIVATE KEY-----\"|};")]
    public Task Pieces_Reports(string members) => VerifyAsync(Halves(members));

    [Theory]
    [InlineData("PKCS#8 RSA")]
    [InlineData("PKCS#12")]
    [InlineData("EC")]
    public Task Bytes_Reports(string kind) => VerifyAsync(
        $"byte[] A = {{|MTLS7002:{{ {Secrets.Numbers(kind)} }}|}}; byte[] B = new byte[] {{|MTLS7002:{{ {Secrets.Numbers(kind)} }}|}}; byte[] D = {{|MTLS7002:[{Secrets.Numbers(kind)}]|}}; static ReadOnlySpan<byte> E => {{|MTLS7002:[{Secrets.Numbers(kind)}]|}};");

    [Theory]
    [InlineData("certificate", "CERTIFICATE")]
    [InlineData("certificates", "PKCS7")]
    [InlineData("public key", "PUBLIC KEY")]
    [InlineData("RSA public key", "RSA PUBLIC KEY")]
    [InlineData("request", "CERTIFICATE REQUEST")]
    // With a label that lies, too: nothing secret is in it.
    [InlineData("certificate", "PRIVATE KEY")]
    [InlineData("public key", "PRIVATE KEY")]
    [InlineData("random", "PRIVATE KEY")]
    public Task Public_content_IsSilent(string kind, string label) => VerifyAsync(
        $"const string A = \"{Secrets.Pem(kind, label)}\"; byte[] B = Convert.FromBase64String(\"{Secrets.Base64(kind)}\"); byte[] D = {{ {Secrets.Numbers(kind)} }};");

    [Theory]
    [InlineData("const string Header = \"-----BEGIN PRIVATE KEY-----\"; const string Footer = \"-----END PRIVATE KEY-----\";")]
    [InlineData("const string Placeholder = \"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\";")]
    [InlineData("const string Placeholder = \"-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA...\\n-----END RSA PRIVATE KEY-----\";")]
    [InlineData("const string Elided = \"-----BEGIN PRIVATE KEY-----\\nMIIE...\";")]
    [InlineData("const string Short = \"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ==\\n-----END PRIVATE KEY-----\";")]
    [InlineData("string Wrap(string key) => \"-----BEGIN PRIVATE KEY-----\\n\" + key + \"\\n-----END PRIVATE KEY-----\";")]
    [InlineData("string Wrap(string key) => $\"-----BEGIN PRIVATE KEY-----\\n{key}\\n-----END PRIVATE KEY-----\";")]
    [InlineData("bool Is(string text) => text.StartsWith(\"-----BEGIN RSA PRIVATE KEY-----\") || text.Contains(\"PRIVATE KEY-----\");")]
    [InlineData("const string Pattern = \"-----BEGIN (RSA |EC )?PRIVATE KEY-----[A-Za-z0-9+/=\\\\s]+-----END\";")]
    [InlineData("const string Text = \"MARKETING-DEPARTMENT\"; const string Other = \"MAXIMUMNUMBEROFCONNECTIONSPERHOSTEXCEEDED0123456789\";")]
    [InlineData("byte[] Small = { 0x30, 0x03, 0x02, 0x01, 0x00 }; byte[] Zeros = new byte[4096]; int[] Numbers = [1, 2, 3];")]
    [InlineData("byte[] Mixed(byte b) => [0x30, b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];")]
    [InlineData("const string Ssh = \"-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQ==\\n-----END OPENSSH PRIVATE KEY-----\";")]
    public Task No_key_IsSilent(string members) => VerifyAsync(members);

    [Fact]
    public Task Piece_that_is_not_to_be_seen_IsSilent() => VerifyAsync(Halves("string Key(string rest) => \"HALF1\" + rest + \"HALF2\";"));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync($"const string Key = \"{Secrets.Pem("PKCS#8 RSA", "PRIVATE KEY")}\";", test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Generated_code_IsSilent() => Verify.DiagnosticsAsync<MTLS7002PrivateKeyInSourceAnalyzer>(
        $"// <auto-generated/>\nclass C {{ const string Key = \"{Secrets.Pem("PKCS#8 RSA", "PRIVATE KEY")}\"; }}");

    [Fact]
    public Task Only_in_development_Reports_as_Info() => VerifyAsync(
        $"void M(IHostEnvironment env) {{ if (env.IsDevelopment()) RSA.Create().ImportFromPem({{|#0:\"{Secrets.Pem("PKCS#8 RSA", "PRIVATE KEY")}\"|}}); }}",
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS7002", DiagnosticSeverity.Info).WithLocation(0)));

    [Theory]
    [InlineData("const string Key = \"-----BEGIN PRIVATE KEY-----")]
    [InlineData("const string Key = \"-----BEGIN PRIVATE KEY-----\" + ;")]
    [InlineData("byte[] a = { 0x30, 0x82, ")]
    [InlineData("string a = $\"-----BEGIN PRIVATE KEY-----{")]
    public Task Half_typed_code_IsSilent(string members) => VerifyAsync(members, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Thousands_of_pieces_Reports() => VerifyAsync("string Key = {|MTLS7002:\"-----BEGIN PRIVATE KEY-----\\n\"" + string.Concat(
        Secrets.Base64("PKCS#8 RSA").Select(digit => $" + \"{digit}\"")) + "|};");

    private static string Halves(string members)
    {
        var key = Secrets.Base64("PKCS#8 EC");
        return members.Replace("HALF1", key[..60]).Replace("HALF2", key[60..]);
    }

    private static Task VerifyAsync(string members, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS7002PrivateKeyInSourceAnalyzer>(Usings.Catalogue + $"class C\n{{\n{members}\n}}", configure);
}
