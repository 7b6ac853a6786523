using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7006FirstPkcs12EntryTests
{
    private const string Loaded = "var entries = X509CertificateLoader.LoadPkcs12Collection(bytes, pwd); ";

    private const string Imported = "var entries = new X509Certificate2Collection(); entries.Import(path, pwd, X509KeyStorageFlags.Exportable); ";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("var first = {|MTLS7006:X509CertificateLoader.LoadPkcs12Collection(bytes, pwd)[0]|};");

    [Theory]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).First()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet).FirstOrDefault()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).Last()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).Cast<X509Certificate2>().ElementAt(0)|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).ToArray()[0]|});")]
    [InlineData(Loaded + "h.ServerCertificate = {|MTLS7006:entries[0]|};")]
    [InlineData(Loaded + "if (entries.Count == 0) { throw new InvalidOperationException(path); } l.UseHttps({|MTLS7006:entries[0]|});")]
    [InlineData(Loaded + "if (entries.Count > 0) { log({|MTLS7006:entries[0]|}); }")]
    [InlineData(Loaded + "if (entries.Any()) { log({|MTLS7006:entries.First()|}); }")]
    [InlineData(Loaded + "if (entries == null) { return; } log({|MTLS7006:entries[0]|});")]
    [InlineData(Loaded + "log({|MTLS7006:entries.FirstOrDefault()|} ?? throw new InvalidOperationException(path));")]
    [InlineData(Loaded + "log({|MTLS7006:entries[0]|}.Subject); log({|MTLS7006:entries[0]|}.Issuer);")]
    [InlineData(Loaded + "var many = entries; log({|MTLS7006:many[0]|});")]
    [InlineData("log({|MTLS7006:Load(bytes)[0]|});")]
    [InlineData(Imported + "log({|MTLS7006:entries[0]|});")]
    [InlineData(Imported + "log({|MTLS7006:entries.OfType<X509Certificate2>().First()|});")]
    [InlineData("X509Certificate2Collection entries = new(); entries.Import(bytes, pwd); log({|MTLS7006:entries[0]|});")]
    public Task Entry_by_its_place_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Loaded + "log(entries.First(c => c.HasPrivateKey));")]
    [InlineData(Loaded + "log(entries.FirstOrDefault(c => c.HasPrivateKey && c.Subject != c.Issuer));")]
    [InlineData(Loaded + "log(entries.Where(c => c.HasPrivateKey).First());")]
    [InlineData(Loaded + "log(entries.OrderByDescending(c => c.NotAfter).First());")]
    [InlineData(Loaded + "log(entries.Single());")]
    [InlineData(Loaded + "log(entries.SingleOrDefault());")]
    [InlineData(Loaded + "if (entries.Count == 1) { log(entries[0]); }")]
    [InlineData(Loaded + "if (entries.Count != 1) { throw new InvalidOperationException(path); } log(entries[0]);")]
    [InlineData(Loaded + "if (entries.Count > 1) { throw new InvalidOperationException(path); } log(entries[0]);")]
    [InlineData(Loaded + "if (entries is not { Count: 1 }) { return; } log(entries[0]);")]
    [InlineData(Loaded + "switch (entries.Count) { case 1: log(entries[0]); break; }")]
    [InlineData(Loaded + "foreach (var c in entries) { if (c.GetRSAPrivateKey() is not null) { log(c); return; } } log(entries[0]);")]
    [InlineData(Loaded + "for (var i = 0; i < entries.Count; i++) { log(entries[i]); }")]
    [InlineData(Loaded + "var first = entries[0]; if (!first.HasPrivateKey) { throw new InvalidOperationException(path); } log(first);")]
    [InlineData(Loaded + "log(entries[0]); log(entries[1]);")]
    [InlineData(Loaded + "log(entries[^1]);")]
    [InlineData(Loaded + "Check(entries); log(entries[0]);")]
    [InlineData(Loaded + "log(entries.Find(X509FindType.FindByThumbprint, path, false)); log(entries[0]);")]
    [InlineData(Loaded + "l.UseHttps(entries.Find(X509FindType.FindByApplicationPolicy, path, false).First(c => c.HasPrivateKey));")]
    [InlineData(Loaded + "entries.Reverse(); entries.Clear(); log(entries[0]);")]
    [InlineData(Loaded + "entries.Add(cert); log(entries[0]);")]
    public Task Choice_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var own = new X509Certificate2Collection(); own.Add(cert); log(own[0]);")]
    [InlineData("var own = new X509Certificate2Collection(cert); own.Import(path, pwd); log(own[0]);")]
    [InlineData("var own = new X509Certificate2Collection(); own.Import(path); log(own[0]);")]
    [InlineData("var own = new X509Certificate2Collection(); own.Import(path, pwd); own.Import(path, pwd); log(own[0]);")]
    [InlineData("var own = new X509Certificate2Collection(); own.ImportFromPemFile(path); log(own[0]);")]
    [InlineData("var own = new X509Certificate2Collection { cert }; own.Import(path, pwd); log(own[0]);")]
    [InlineData("log(X509CertificateLoader.LoadPkcs12(bytes, pwd));")]
    [InlineData("log(given[0]);")]
    [InlineData("log(new X509Store().Certificates[0]);")]
    [InlineData("log(LoadPkcs12Collection(bytes, pwd)[0]);")]
    [InlineData("log(bytes[0]); log(path.Split(',')[0]); log(path.First());")]
    public Task Other_collections_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("log(X509CertificateLoader.LoadPkcs12Collection(bytes, pwd)[")]
    [InlineData("X509CertificateLoader.LoadPkcs12Collection()[0];")]
    [InlineData("var x = X509CertificateLoader.LoadPkcs12Collection(bytes, pwd).First")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(
        Loaded + "log(entries[0]);",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Three_at_once_with_comments_and_without_the_using_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            X509Certificate2 One(byte[] file) => {|MTLS7006:X509CertificateLoader.LoadPkcs12Collection(file, null)[0]|}; // the client

            X509Certificate2 Two(string file, string c)
            {
                var entries = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, c);
                // Of the server.
                return {|MTLS7006:entries[0]|};
            }

            string Three(string file) => {|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(file, null)[0]|}.Subject;
        }
        """,
        """
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            X509Certificate2 One(byte[] file) => X509CertificateLoader.LoadPkcs12Collection(file, null).First(c => c.HasPrivateKey); // the client

            X509Certificate2 Two(string file, string c)
            {
                var entries = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, c);
                // Of the server.
                return entries.First(entry => entry.HasPrivateKey);
            }

            string Three(string file) => X509CertificateLoader.LoadPkcs12CollectionFromFile(file, null).First(c => c.HasPrivateKey).Subject;
        }
        """);

    [Theory]
    [InlineData("log({|MTLS7006:entries.First()|});", "log(entries.First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.FirstOrDefault()|});", "log(entries.FirstOrDefault(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.Last()|});", "log(entries.Last(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.ElementAt(0)|});", "log(entries.First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.ElementAtOrDefault(0)|});", "log(entries.FirstOrDefault(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.Cast<X509Certificate2>().First()|});", "log(entries.Cast<X509Certificate2>().First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:entries.ToList()[0]|});", "log(entries.ToList().First(c => c.HasPrivateKey));")]
    public Task Every_way_to_take_it_IsFixed(string statement, string fixedStatement) => FixAsync(LoadingFrame.Around(Loaded + statement), LoadingFrame.Around(Loaded + fixedStatement));

    [Theory]
    [InlineData("log(entries?{|MTLS7006:[0]|});")]
    [InlineData("log({|MTLS7006:Enumerable.First(entries)|});")]
    [InlineData("log({|MTLS7006:entries.Cast<X509Certificate>().First()|});")]
    public Task Where_it_is_written_otherwise_none_is_offered_IsSilent(string statement) => FixAsync(LoadingFrame.Around(Loaded + statement), LoadingFrame.Around(Loaded + statement));

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS7006FirstPkcs12EntryAnalyzer, MTLS7006FirstPkcs12EntryFix>(source, fixedSource, MTLS7006FirstPkcs12EntryFix.Title);

    private static Task VerifyAsync(string statements, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS7006FirstPkcs12EntryAnalyzer>(
        LoadingFrame.Around(
            statements,
            """
            static X509Certificate2Collection Load(byte[] file) => X509CertificateLoader.LoadPkcs12Collection(file, null);
            static List<X509Certificate2> LoadPkcs12Collection(byte[] file, string password) => [];
            static void Check(X509Certificate2Collection some) { }
            """),
        configure);
}
