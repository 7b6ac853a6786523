using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7006FirstPkcs12EntryTests
{
    private const string Loaded = "var all = X509CertificateLoader.LoadPkcs12Collection(bytes, pwd); ";

    private const string Imported = "var all = new X509Certificate2Collection(); all.Import(path, pwd, X509KeyStorageFlags.Exportable); ";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("var first = {|MTLS7006:X509CertificateLoader.LoadPkcs12Collection(bytes, pwd)[0]|};");

    [Theory]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).First()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd, X509KeyStorageFlags.EphemeralKeySet).FirstOrDefault()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).Last()|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).Cast<X509Certificate2>().ElementAt(0)|});")]
    [InlineData("log({|MTLS7006:X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pwd).ToArray()[0]|});")]
    [InlineData(Loaded + "h.ServerCertificate = {|MTLS7006:all[0]|};")]
    [InlineData(Loaded + "if (all.Count == 0) { throw new InvalidOperationException(path); } l.UseHttps({|MTLS7006:all[0]|});")]
    [InlineData(Loaded + "if (all.Count > 0) { log({|MTLS7006:all[0]|}); }")]
    [InlineData(Loaded + "if (all.Any()) { log({|MTLS7006:all.First()|}); }")]
    [InlineData(Loaded + "if (all == null) { return; } log({|MTLS7006:all[0]|});")]
    [InlineData(Loaded + "log({|MTLS7006:all.FirstOrDefault()|} ?? throw new InvalidOperationException(path));")]
    [InlineData(Loaded + "log({|MTLS7006:all[0]|}.Subject); log({|MTLS7006:all[0]|}.Issuer);")]
    [InlineData(Loaded + "var many = all; log({|MTLS7006:many[0]|});")]
    [InlineData("log({|MTLS7006:Load(bytes)[0]|});")]
    [InlineData(Imported + "log({|MTLS7006:all[0]|});")]
    [InlineData(Imported + "log({|MTLS7006:all.OfType<X509Certificate2>().First()|});")]
    [InlineData("X509Certificate2Collection all = new(); all.Import(bytes, pwd); log({|MTLS7006:all[0]|});")]
    public Task Entry_by_its_place_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(Loaded + "log(all.First(c => c.HasPrivateKey));")]
    [InlineData(Loaded + "log(all.FirstOrDefault(c => c.HasPrivateKey && c.Subject != c.Issuer));")]
    [InlineData(Loaded + "log(all.Where(c => c.HasPrivateKey).First());")]
    [InlineData(Loaded + "log(all.OrderByDescending(c => c.NotAfter).First());")]
    [InlineData(Loaded + "log(all.Single());")]
    [InlineData(Loaded + "log(all.SingleOrDefault());")]
    [InlineData(Loaded + "if (all.Count == 1) { log(all[0]); }")]
    [InlineData(Loaded + "if (all.Count != 1) { throw new InvalidOperationException(path); } log(all[0]);")]
    [InlineData(Loaded + "if (all.Count > 1) { throw new InvalidOperationException(path); } log(all[0]);")]
    [InlineData(Loaded + "if (all is not { Count: 1 }) { return; } log(all[0]);")]
    [InlineData(Loaded + "switch (all.Count) { case 1: log(all[0]); break; }")]
    [InlineData(Loaded + "foreach (var c in all) { if (c.GetRSAPrivateKey() is not null) { log(c); return; } } log(all[0]);")]
    [InlineData(Loaded + "for (var i = 0; i < all.Count; i++) { log(all[i]); }")]
    [InlineData(Loaded + "var first = all[0]; if (!first.HasPrivateKey) { throw new InvalidOperationException(path); } log(first);")]
    [InlineData(Loaded + "log(all[0]); log(all[1]);")]
    [InlineData(Loaded + "log(all[^1]);")]
    [InlineData(Loaded + "Check(all); log(all[0]);")]
    [InlineData(Loaded + "log(all.Find(X509FindType.FindByThumbprint, path, false)); log(all[0]);")]
    [InlineData(Loaded + "l.UseHttps(all.Find(X509FindType.FindByApplicationPolicy, path, false).First(c => c.HasPrivateKey));")]
    [InlineData(Loaded + "all.Reverse(); all.Clear(); log(all[0]);")]
    [InlineData(Loaded + "all.Add(cert); log(all[0]);")]
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
        Loaded + "log(all[0]);",
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
                var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, c);
                // Of the server.
                return {|MTLS7006:all[0]|};
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
                var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, c);
                // Of the server.
                return all.First(entry => entry.HasPrivateKey);
            }

            string Three(string file) => X509CertificateLoader.LoadPkcs12CollectionFromFile(file, null).First(c => c.HasPrivateKey).Subject;
        }
        """);

    [Theory]
    [InlineData("log({|MTLS7006:all.First()|});", "log(all.First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.FirstOrDefault()|});", "log(all.FirstOrDefault(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.Last()|});", "log(all.Last(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.ElementAt(0)|});", "log(all.First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.ElementAtOrDefault(0)|});", "log(all.FirstOrDefault(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.Cast<X509Certificate2>().First()|});", "log(all.Cast<X509Certificate2>().First(c => c.HasPrivateKey));")]
    [InlineData("log({|MTLS7006:all.ToList()[0]|});", "log(all.ToList().First(c => c.HasPrivateKey));")]
    public Task Every_way_to_take_it_IsFixed(string statement, string fixedStatement) => FixAsync(LoadingFrame.Around(Loaded + statement), LoadingFrame.Around(Loaded + fixedStatement));

    [Theory]
    [InlineData("log(all?{|MTLS7006:[0]|});")]
    [InlineData("log({|MTLS7006:Enumerable.First(all)|});")]
    [InlineData("log({|MTLS7006:all.Cast<X509Certificate>().First()|});")]
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
