using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7001PasswordLiteralTests
{
    [Fact]
    public Task Snippets_of_the_catalogue_Reports() => VerifyAsync(
        """
        LoadPkcs12FromFile(path, {|MTLS7001:"1234"|});
        l.UseHttps("server.pfx", {|MTLS7001:"1234"|});
        X509Certificate2.CreateFromEncryptedPemFile(path, {|MTLS7001:"1234"|});
        LoadPkcs12FromFile(path, configuration["Certificates:ClientPassword"]);
        """);

    [Theory]
    [InlineData("LoadPkcs12(bytes, {|MTLS7001:\"1234\"|});")]
    [InlineData("LoadPkcs12((ReadOnlySpan<byte>)bytes, {|MTLS7001:\"1234\"|});")]
    [InlineData("LoadPkcs12(bytes, {|MTLS7001:\"1234\".AsSpan()|});")]
    [InlineData("LoadPkcs12(bytes, {|MTLS7001:\"1234\".ToCharArray()|});")]
    [InlineData("LoadPkcs12FromFile(password: {|MTLS7001:\"1234\"|}, path: path);")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:\"1234\"|}, X509KeyStorageFlags.EphemeralKeySet);")]
    [InlineData("LoadPkcs12Collection(bytes, {|MTLS7001:\"1234\"|});")]
    [InlineData("LoadPkcs12CollectionFromFile(path, {|MTLS7001:\"1234\"|});")]
    [InlineData("_ = new X509Certificate2(path, {|MTLS7001:\"1234\"|});")]
    [InlineData("_ = new System.Security.Cryptography.X509Certificates.X509Certificate2(path, {|MTLS7001:\"1234\"|});")]
    [InlineData("_ = new X509Certificate2(bytes, {|MTLS7001:\"1234\"|}, X509KeyStorageFlags.MachineKeySet);")]
    [InlineData("X509Certificate2 c = new(path, {|MTLS7001:\"1234\"|});")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { new X509Certificate(path, {|MTLS7001:\"1234\"|}) } };")]
    [InlineData("all.Import(path, {|MTLS7001:\"1234\"|});")]
    [InlineData("all?.Import(bytes, {|MTLS7001:\"1234\"|}, X509KeyStorageFlags.DefaultKeySet);")]
    [InlineData("X509Certificate2.CreateFromEncryptedPem(pwd, pwd, {|MTLS7001:\"1234\"|});")]
    [InlineData("l.UseHttps(path, {|MTLS7001:\"1234\"|}, h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:\"12\" + \"34\"|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:@\"1234\"|}!);")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:\"\"\"1234\"\"\"|});")]
    public Task Every_call_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|});")]
    [InlineData("var p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|}); Console.WriteLine(path);")]
    [InlineData("string p; p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:flag ? \"1234\" : \"5678\"|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:flag ? \"1234\" : null|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:Constant|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:Secrets.Public|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:_field|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:_static|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:Property|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:Method()|});")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:Constant + \"!\"|});")]
    public Task Names_of_a_literal_Reports(string statements) => VerifyAsync(
        statements,
        """
        private const string Constant = "1234";
        private readonly string _field = "1234";
        private static readonly string _static = "1234";
        private string Property => "1234";
        private static string Method() { return "1234"; }
        """,
        "static class Secrets { public const string Public = \"1234\"; }");

    [Theory]
    [InlineData("File.WriteAllBytes(path, cert.Export(X509ContentType.Pfx, {|#0:\"1234\"|}));")]
    [InlineData("File.WriteAllBytes(path, cert.Export(X509ContentType.Pkcs12, {|#0:\"1234\"|}));")]
    [InlineData("File.WriteAllBytes(path, all.Export(X509ContentType.Pfx, {|#0:\"1234\"|})!);")]
    [InlineData("File.WriteAllBytes(path, cert.ExportPkcs12(Pkcs12ExportPbeParameters.Default, {|#0:\"1234\"|}));")]
    public Task Written_key_Reports_as_Info(string statement) => VerifyAsync(statement, configure: Info);

    [Theory]
    [InlineData("if (env.IsDevelopment()) l.UseHttps(\"dev.pfx\", {|#0:\"1234\"|});")]
    [InlineData("if (!env.IsDevelopment()) return; l.UseHttps(\"dev.pfx\", {|#0:\"1234\"|});")]
    public Task Only_in_development_Reports_as_Info(string statement) => VerifyAsync(statement, configure: Info);

    [Fact]
    public Task Test_project_Reports_as_Info() => VerifyAsync("LoadPkcs12FromFile(path, {|#0:\"1234\"|});", configure: test =>
    {
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        Info(test);
    });

    [Theory]
    [InlineData("LoadPkcs12FromFile(path, null); LoadPkcs12(bytes, \"\"); l.UseHttps(path, string.Empty);")]
    [InlineData("LoadPkcs12FromFile(path, pwd);")]
    [InlineData("LoadPkcs12FromFile(path, configuration[\"Password\"]);")]
    [InlineData("LoadPkcs12FromFile(path, configuration.GetValue<string>(\"Password\", \"\"));")]
    [InlineData("LoadPkcs12FromFile(path, Environment.GetEnvironmentVariable(\"PASSWORD\"));")]
    [InlineData("LoadPkcs12FromFile(path, File.ReadAllText(\"password.txt\").Trim());")]
    [InlineData("LoadPkcs12FromFile(path, configuration[\"Password\"] ?? \"1234\");")]
    [InlineData("LoadPkcs12FromFile(path, flag ? \"1234\" : pwd);")]
    [InlineData("LoadPkcs12FromFile(path, $\"{pwd}1234\");")]
    [InlineData("LoadPkcs12FromFile(path, pwd + \"1234\");")]
    [InlineData("var p = \"1234\"; if (flag) p = pwd; LoadPkcs12FromFile(path, p);")]
    [InlineData("var p = \"1234\"; Change(ref p); LoadPkcs12FromFile(path, p);")]
    [InlineData("LoadPkcs12FromFile(path, Settable);")]
    [InlineData("LoadPkcs12FromFile(path, _written);")]
    [InlineData("LoadPkcs12FromFile(path, Overridable());")]
    [InlineData("LoadPkcs12FromFile(path, \"<your password>\"); LoadPkcs12FromFile(path, \"#{CertificatePassword}#\"); LoadPkcs12FromFile(path, \"${PASSWORD}\");")]
    [InlineData("using var secret = new System.Security.SecureString(); foreach (var c in \"1234\") secret.AppendChar(c); _ = new X509Certificate2(path, secret);")]
    public Task Not_a_password_in_the_code_IsSilent(string statements) => VerifyAsync(
        statements,
        """
        static void Change(ref string text) => text = Console.ReadLine()!;
        public string Settable { get; set; } = "1234";
        private string _written = "1234";
        void Set(string value) => _written = value;
        protected virtual string Overridable() => "1234";
        static X509Certificate2 Default(string file, string password = "1234") => LoadPkcs12FromFile(file, password);
        """);

    [Theory]
    [InlineData("_ = new X509Certificate2(cert.Export(X509ContentType.Pfx, \"1234\"), \"1234\");")]
    [InlineData("var pfx = cert.Export(X509ContentType.Pfx, \"1234\"); _ = LoadPkcs12(pfx, \"1234\", X509KeyStorageFlags.UserKeySet);")]
    [InlineData("const string p = \"1234\"; _ = LoadPkcs12(cert.Export(X509ContentType.Pkcs12, p), p);")]
    [InlineData("_ = LoadPkcs12(Exported(), \"elsewhere\");")]
    [InlineData("cert.Export(X509ContentType.Pfx, \"only to see whether it can be exported\");")]
    [InlineData("_ = cert.Export(X509ContentType.Pfx, \"only to see whether it can be exported\");")]
    [InlineData("using var key = ECDsa.Create(); using var made = new CertificateRequest(\"CN=a\", key, HashAlgorithmName.SHA256).CreateSelfSigned(default, default); File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, \"1234\")); _ = LoadPkcs12FromFile(path, \"1234\");")]
    public Task Thrown_away_IsSilent(string statements) => VerifyAsync(
        statements, "private X509Certificate2 _own = null!; byte[] Exported() => _own.Export(X509ContentType.Pfx, {|#0:\"elsewhere\"|});", configure: Info);

    [Theory]
    [InlineData("_ = cert.Export(X509ContentType.Cert, \"1234\").Length;")]
    [InlineData("_ = cert.Export(Format(), \"1234\").Length;")]
    [InlineData("LoadCertificateFromFile(\"1234\"); _ = new X509Certificate2(\"1234\"); _ = new X509Certificate2(path); all.Import(\"1234\");")]
    [InlineData("l.UseHttps(); l.UseHttps(\"server.pfx\"); l.UseHttps(StoreName.My, \"localhost\");")]
    [InlineData("_ = new Own.X509Certificate2(path, \"1234\"); Own.X509CertificateLoader.LoadPkcs12FromFile(path, \"1234\"); new Own.ListenOptions().UseHttps(path, \"1234\"); new Own.ListenOptions().Import(path, \"1234\");")]
    [InlineData("_ = new Derived(path, \"1234\");")]
    [InlineData("_ = nameof(LoadPkcs12FromFile); Func<string, string, X509Certificate2> f = (a, b) => LoadPkcs12FromFile(a, b); f(path, \"1234\");")]
    [InlineData("_ = new NetworkCredential(\"user\", \"1234\"); KeyValuePair<string, string> pair = new(path, \"1234\");")]
    [InlineData("RSA.Create().ImportFromPem(\"1234\");")]
    public Task Other_literals_IsSilent(string statements) => VerifyAsync(
        statements,
        "static X509ContentType Format() => Enum.Parse<X509ContentType>(Console.ReadLine()!);",
        """
        class Derived(string file, string name) : X509Certificate2(file) { public string Name => name; }
        namespace Own
        {
            public class X509Certificate2(string path, string password) { public string Path => path + password; }
            public static class X509CertificateLoader { public static X509Certificate2 LoadPkcs12FromFile(string path, string password) => new(path, password); }
            public class ListenOptions { public void UseHttps(string path, string password) { } public void Import(string path, string password) { } }
        }
        """);

    [Theory]
    [InlineData("LoadPkcs12FromFile(path, ")]
    [InlineData("LoadPkcs12FromFile(password: \"1234\", ")]
    [InlineData("LoadPkcs12FromFile(\"1234\", \"1234\", \"1234\", \"1234\", \"1234\");")]
    [InlineData("X509Certificate2 c = new(, \"1234\"")]
    [InlineData("_ = new X509Certificate2(missing, p); string p = p;")]
    [InlineData("Import(a, b); new(1, 2);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net_Framework_Reports() => Verify.DiagnosticsAsync<MTLS7001PasswordLiteralAnalyzer>(
        "class C { object M() => new System.Security.Cryptography.X509Certificates.X509Certificate2(\"a.pfx\", {|MTLS7001:\"1234\"|}); }",
        test => test.Target(RestoredReferences.NetFramework));

    private static void Info(AnalyzerTest<DefaultVerifier> test) =>
        test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS7001", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    private static Task VerifyAsync(string statements, string members = "", string types = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS7001PasswordLiteralAnalyzer>(LoadingFrame.Around(statements, members) + types, test =>
        {
            test.DisabledDiagnostics.Add("SYSLIB0057");
            configure?.Invoke(test);
        });
}
