namespace ClientCertAnalyzers.Tests.Engines.Values;

/// <summary>The ways from a name or call back to where its value comes from.</summary>
public class ValueTraceTests
{
    [Theory]
    [InlineData("a", "var a = LoadCertificate(bytes);", "WithoutKey")]
    [InlineData("a", "using var a = LoadCertificate(bytes);", "WithoutKey")]
    [InlineData("a", "X509Certificate2? a; a = LoadCertificate(bytes);", "WithoutKey")]
    [InlineData("b", "var a = LoadCertificate(bytes); var b = a;", "WithoutKey")]
    [InlineData("new X509Certificate2(name)", "const string name = \"client.crt\";", "WithoutKey")]
    [InlineData("new X509Certificate2(raw)", "var raw = given.RawData;", "WithoutKey")]
    [InlineData("a", "var a = LoadCertificate(bytes); a = a.CopyWithPrivateKey(key);", "Unknown")]
    [InlineData("b", "var a = LoadCertificate(bytes); var b = a.CopyWithPrivateKey(key);", "CopyWithKey")]
    [InlineData("a", "var a = LoadCertificate(bytes); Change(ref a); void Change(ref X509Certificate2 c) { }", "Unknown")]
    [InlineData("a", "X509Certificate2 a; if (flag) a = LoadCertificate(bytes); else a = given;", "Unknown")]
    [InlineData("a", "X509Certificate2? a = null; if (flag) a = LoadCertificate(bytes);", "Unknown")]
    [InlineData("a", "X509Certificate2.TryLoad(out var a);", "Unknown")]
    [InlineData("found[0]", "var found = store.Certificates.Find(X509FindType.FindBySubjectName, path, false);", "Store")]
    [InlineData("a", "var all = store.Certificates; var a = all[0];", "Store")]
    public void Locals(string expression, string statements, string kinds) => Assert.Equal(kinds, Ask.Kinds(expression, statements));

    [Theory]
    [InlineData("flag ? LoadCertificate(bytes) : LoadPkcs12(bytes, password)", "WithoutKey Pkcs12")]
    [InlineData("flag ? LoadCertificate(bytes) : null", "WithoutKey")]
    [InlineData("flag ? LoadCertificate(bytes) : throw new Exception()", "WithoutKey")]
    [InlineData("connection.ClientCertificate ?? given", "Connection Parameter")]
    [InlineData("store.Certificates.FirstOrDefault() ?? throw new Exception()", "Store")]
    [InlineData("number switch { 0 => LoadCertificate(bytes), 1 => given.CopyWithPrivateKey(key), _ => throw new Exception() }", "WithoutKey CopyWithKey")]
    [InlineData("flag ? null : default(X509Certificate2)", "Unknown")]
    public void Branches(string expression, string kinds) => Assert.Equal(kinds, Ask.Kinds(expression));

    [Theory]
    [InlineData("_a", "readonly X509Certificate2 _a = LoadCertificateFromFile(\"x\");", "WithoutKey")]
    [InlineData("_a", "readonly X509Certificate2 _a; C() { _a = LoadCertificateFromFile(\"x\"); }", "WithoutKey")]
    [InlineData("_a", "static X509Certificate2 _a = LoadCertificateFromFile(\"x\");", "WithoutKey")]
    [InlineData("_a", "X509Certificate2 _a = LoadCertificateFromFile(\"x\"); void Set(X509Certificate2 b) => _a = b;", "Unknown")]
    [InlineData("_a", "public X509Certificate2 _a = LoadCertificateFromFile(\"x\");", "Unknown")]
    [InlineData("_a", "readonly X509Certificate2 _a; C(X509Certificate2 a) => _a = a;", "Parameter")]
    [InlineData("A", "X509Certificate2 A { get; } = LoadCertificateFromFile(\"x\");", "WithoutKey")]
    [InlineData("A", "X509Certificate2 A => LoadCertificateFromFile(\"x\");", "WithoutKey")]
    [InlineData("A", "X509Certificate2 A { get { return LoadCertificateFromFile(\"x\"); } }", "WithoutKey")]
    [InlineData("A", "X509Certificate2 A { get => LoadCertificateFromFile(\"x\"); }", "WithoutKey")]
    [InlineData("A", "public X509Certificate2 A { get; set; } = LoadCertificateFromFile(\"x\");", "Unknown")]
    [InlineData("A", "public virtual X509Certificate2 A => LoadCertificateFromFile(\"x\");", "Unknown")]
    public void Members(string expression, string members, string kinds) => Assert.Equal(kinds, Ask.Kinds(expression, "", members));

    [Theory]
    [InlineData("Load()", "X509Certificate2 Load() => LoadCertificateFromFile(\"x\");", "WithoutKey")]
    [InlineData("Load(path)", "static X509Certificate2 Load(string p) { var b = File.ReadAllBytes(p); return LoadCertificate(b); }", "WithoutKey")]
    [InlineData("Load(path)", "static X509Certificate2 Load(string p) => new X509Certificate2(p);", "Unknown")]
    [InlineData("Load(true)", "static X509Certificate2 Load(bool f) { if (f) { return LoadCertificateFromFile(\"x\"); } return LoadPkcs12FromFile(\"x\", null); }", "WithoutKey Pkcs12")]
    [InlineData("Load()", "static X509Certificate2? Load() { try { return LoadCertificateFromFile(\"x\"); } catch { return null; } }", "WithoutKey")]
    [InlineData("Load(given)", "static X509Certificate2 Load(X509Certificate2 c) => c;", "Parameter")]
    [InlineData("Load()", "protected virtual X509Certificate2 Load() => LoadCertificateFromFile(\"x\");", "Unknown")]
    [InlineData("await LoadAsync()", "async Task<X509Certificate2> LoadAsync() { await Task.Yield(); return LoadCertificateFromFile(\"x\"); }", "WithoutKey")]
    [InlineData("await LoadAsync().ConfigureAwait(false)", "async Task<X509Certificate2> LoadAsync() { await Task.Yield(); return LoadCertificateFromFile(\"x\"); }", "WithoutKey")]
    [InlineData("await LoadAsync()", "Task<X509Certificate2> LoadAsync() => Task.FromResult(LoadCertificateFromFile(\"x\"));", "Unknown")]
    [InlineData("Load()", "X509Certificate2 Load() { Func<X509Certificate2> f = () => { return LoadCertificateFromFile(\"x\"); }; return f(); }", "Unknown")]
    [InlineData("given.Copy()", "} static class E { public static X509Certificate2 Copy(this X509Certificate2 c) => new(c.RawData);", "WithoutKey")]
    public void Methods(string expression, string members, string kinds) => Assert.Equal(kinds, Ask.Kinds(expression, "", members));

    [Theory]
    [InlineData("Load()", "X509Certificate2 Load() => Load();")]
    [InlineData("Ping()", "X509Certificate2 Ping() => Pong(); X509Certificate2 Pong() => Ping();")]
    [InlineData("A", "X509Certificate2 A => A;")]
    [InlineData("Load()", "X509Certificate2 Load() => true ? Load() : Load() ?? Load();")]
    [InlineData("_a", "readonly X509Certificate2 _a; C() { _a = _a; }")]
    [InlineData("asked", "")]
    public void Recursion_ends(string expression, string members) => Assert.DoesNotContain("WithoutKey", Ask.Kinds(expression, "", members));

    [Fact]
    public void Other_files_are_seen() => Assert.Equal("WithoutKey", Ask.OfProgram(
        "class C { void M() { var asked = Certificates.Client; } }",
        "static class Certificates { public static X509Certificate2 Client { get; } = Load(); static X509Certificate2 Load() { return LoadCertificateFromFile(\"x\"); } }"));

    [Fact]
    public void Own_types_with_the_names_of_the_framework_are_unknown() => Assert.Equal("Unknown", Ask.OfProgram(
        "namespace Own; class C { void M() { var asked = X509CertificateLoader.LoadCertificate([]); } }",
        "namespace Own; class X509Certificate2; static class X509CertificateLoader { public static X509Certificate2 LoadCertificate(byte[] data) => null!; }"));
}
