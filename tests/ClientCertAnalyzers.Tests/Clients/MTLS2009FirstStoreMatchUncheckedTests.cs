using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2009FirstStoreMatchUncheckedTests
{
    private const string Find = "store.Certificates.Find(ByThumbprint, thumb, false)";

    private const string Found = "var found = " + Find + "; ";

    [Theory]
    [InlineData("var a = {|MTLS2009:store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false)[0]|};")]
    [InlineData("var a = {|MTLS2009:store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false).First()|};")]
    [InlineData("var a = {|MTLS2009:store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false).Cast<X509Certificate2>().Single()|};")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return {|MTLS2009:found[0]|};")]
    [InlineData("return {|MTLS2009:found.First()|};")]
    [InlineData("return {|MTLS2009:found.Last()|};")]
    [InlineData("return {|MTLS2009:found.ElementAt(0)|};")]
    [InlineData("return {|MTLS2009:found.OfType<X509Certificate2>().First(c => c.HasPrivateKey)|};")]
    [InlineData("return {|MTLS2009:found.OrderByDescending(c => c.NotAfter).First()|};")]
    [InlineData("return {|MTLS2009:Enumerable.First(found)|};")]
    [InlineData("return {|MTLS2009:found.ToArray()[0]|};")]
    [InlineData("return {|MTLS2009:found.ToList()[0]|};")]
    [InlineData("return {|MTLS2009:(from c in found where c.HasPrivateKey select c).First()|};")]
    [InlineData("return found?{|MTLS2009:[0]|};")]
    [InlineData("return found?{|MTLS2009:.Cast<X509Certificate2>().First()|};")]
    [InlineData("return {|MTLS2009:found![0]|};")]
    [InlineData("handler.ClientCertificates.Add({|MTLS2009:found[0]|});")]
    [InlineData("var all = found; return {|MTLS2009:all[0]|};")]
    [InlineData("var usable = found.Find(X509FindType.FindByTimeValid, DateTime.Now, false); return {|MTLS2009:usable[0]|};")]
    [InlineData("log({|MTLS2009:found[0]|}.Subject); return {|MTLS2009:found[0]|};")]
    [InlineData("Func<X509Certificate2> later = () => {|MTLS2009:found[0]|};")]
    [InlineData("_ = new Lazy<X509Certificate2>(() => { return {|MTLS2009:found[0]|}; });")]
    [InlineData("return {|MTLS2009:found.Where(c => c.HasPrivateKey).ToArray()[0]|};")]
    public Task Every_way_to_take_it_Reports(string statements) => VerifyAsync(Found + statements);

    [Theory]
    [InlineData("if (found == null) { return null; } return {|MTLS2009:found[0]|};")]
    [InlineData("if (found is not null) { return {|MTLS2009:found[0]|}; }")]
    [InlineData("if (found is { }) { return {|MTLS2009:found[0]|}; }")]
    [InlineData("return found != null ? {|MTLS2009:found[0]|} : null;")]
    public Task Test_for_null_says_nothing_Reports(string statements) => VerifyAsync(Found + statements);

    [Theory]
    [InlineData("return {|MTLS2009:store.Certificates[0]|};")]
    [InlineData("return {|MTLS2009:store.Certificates.First(c => c.Thumbprint == thumb)|};")]
    [InlineData("return {|MTLS2009:store.Certificates.Cast<X509Certificate2>().Single(c => c.Thumbprint == thumb)|};")]
    [InlineData("var all = store.Certificates; foreach (var c in all) { log(c); } return {|MTLS2009:all.Find(ByThumbprint, thumb, false)[0]|};")]
    [InlineData("var all = store.Certificates; if (all.Count == 0) { return null; } return {|MTLS2009:all.Find(ByThumbprint, thumb, false)[0]|};")]
    [InlineData("X509CertificateCollection all = " + Find + "; log({|MTLS2009:all[0]|});")]
    [InlineData("X509Certificate2Collection? all; all = " + Find + "; return {|MTLS2009:all[0]|};")]
    [InlineData("store.Open(OpenFlags.ReadOnly); try { return {|MTLS2009:" + Find + "[0]|}; } finally { store.Close(); }")]
    [InlineData("try { return {|MTLS2009:" + Find + "[0]|}; } catch (IOException) { return null; }")]
    [InlineData("try { return {|MTLS2009:" + Find + "[0]|}; } catch (CryptographicException e) { log(e); }")]
    [InlineData("try { log(1); } catch { return {|MTLS2009:" + Find + "[0]|}; }")]
    [InlineData("using (var own = new X509Store(StoreName.My, StoreLocation.CurrentUser)) { own.Open(OpenFlags.ReadOnly); return {|MTLS2009:own.Certificates.Find(ByThumbprint, thumb, false)[0]|}; }")]
    [InlineData("var found = store?.Certificates.Find(ByThumbprint, thumb, false); return {|MTLS2009:found![0]|};")]
    public Task Other_collections_and_places_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("return {|MTLS2009:All(store, thumb)[0]|};", "static X509Certificate2Collection All(X509Store s, string t) => s.Certificates.Find(ByThumbprint, t, false);")]
    [InlineData("return {|MTLS2009:All(store, thumb)[0]|};", "static X509Certificate2Collection All(X509Store s, string t) { var all = s.Certificates.Find(ByThumbprint, t, false); return all; }")]
    [InlineData("return {|MTLS2009:All()[0]|}; X509Certificate2Collection All() => " + Find + ";", "")]
    [InlineData("return {|MTLS2009:All()[0]|}; X509Certificate2Collection All() { var all = " + Find + "; return all.Find(ByThumbprint, thumb, false); }", "")]
    [InlineData("Func<X509Certificate2Collection> later = () => { var own = " + Find + "; log({|MTLS2009:own[0]|}); return new(); };", "")]
    [InlineData("var all = this.All(store); return {|MTLS2009:all.First()|};", "IEnumerable<X509Certificate2> All(X509Store s) => s.Certificates.OfType<X509Certificate2>().Where(c => c.HasPrivateKey);")]
    public Task Method_that_searches_Reports(string statements, string members) => VerifyAsync(statements, members);

    [Theory]
    [InlineData("if (found.Count > 0) { return found[0]; }")]
    [InlineData("if (found.Count == 0) { throw new InvalidOperationException(thumb); } return found[0];")]
    [InlineData("if (found.Count != 1) { return null; } return found[0];")]
    [InlineData("if (0 == found.Count) { return null; } return found[0];")]
    [InlineData("if (found == null || found.Count == 0) { return null; } return found[0];")]
    [InlineData("if (found?.Count > 0) { return found[0]; }")]
    [InlineData("if (!found.Any()) { return null; } return found.First();")]
    [InlineData("if (found.Count() == 1) { return found.Single(); }")]
    [InlineData("return found.Count > 0 ? found[0] : null;")]
    [InlineData("return found is { Count: > 0 } ? found[0] : null;")]
    [InlineData("if (found is not [var only]) { return null; } return found[0];")]
    [InlineData("if (found is null or { Count: 0 }) { return null; } return found[0];")]
    [InlineData("switch (found.Count) { case 0: return null; default: return found[0]; }")]
    [InlineData("var any = found.Count > 0; return any ? found[0] : null;")]
    [InlineData("log(found.Count); return found[0];")]
    [InlineData("if (found.Count == 0) { return null; } return found.OrderByDescending(c => c.NotAfter).First();")]
    [InlineData("if (found.Count == 0) { return null; } var all = found; return all[0];")]
    [InlineData("var all = found.Where(c => c.HasPrivateKey).ToList(); if (all.Count == 0) { return null; } return all[0];")]
    [InlineData("var all = found.ToArray(); return all.Length > 0 ? all[0] : null;")]
    [InlineData("Check(found); return found[0];")]
    [InlineData("var best = found.FirstOrDefault(); if (best is null) { return null; } return found[0];")]
    public Task Somebody_asks_IsSilent(string statements) => VerifyAsync(Found + statements, "static void Check(X509Certificate2Collection all) { }");

    [Theory]
    [InlineData("return found.FirstOrDefault();")]
    [InlineData("return found.OfType<X509Certificate2>().FirstOrDefault() ?? throw new InvalidOperationException(thumb);")]
    [InlineData("return found.OfType<X509Certificate2>().Where(c => c.HasPrivateKey).OrderByDescending(c => c.NotAfter).FirstOrDefault() ?? throw new InvalidOperationException(thumb);")]
    [InlineData("return found.SingleOrDefault();")]
    [InlineData("return found.MaxBy(c => c.NotAfter);")]
    [InlineData("foreach (var c in found) { return c; }")]
    [InlineData("foreach (var c in found) { log(c); } return found[0];")]
    [InlineData("for (var i = 0; i < found.Count; i++) { if (found[i].HasPrivateKey) { return found[i]; } }")]
    [InlineData("return found[found.Count - 1];")]
    [InlineData("return found.Concat([cert]).First();")]
    [InlineData("return found.DefaultIfEmpty(cert).First();")]
    [InlineData("return found.Append(cert).First();")]
    [InlineData("found.Add(cert); return found[0];")]
    [InlineData("try { return found[0]; } catch { return null; }")]
    [InlineData("try { return found[0]; } catch (ArgumentOutOfRangeException) { return null; }")]
    [InlineData("try { return found[0]; } catch (ArgumentException e) { throw new InvalidOperationException(thumb, e); }")]
    [InlineData("try { return found.First(); } catch (InvalidOperationException) { return null; }")]
    [InlineData("try { return found.First(); } catch (Exception e) when (e.Message.Length > 0) { log(e); }")]
    [InlineData("found[0] = cert;")]
    [InlineData("_ = nameof(found);")]
    public Task Other_uses_IsSilent(string statements) => VerifyAsync(Found + statements);

    [Theory]
    [InlineData("if (" + Find + ".Count > 0) { return " + Find + "[0]; }")]
    [InlineData("if (store.Certificates.Count == 1) { return store.Certificates[0]; }")]
    [InlineData("if (!store.Certificates.Any(c => c.Thumbprint == thumb)) { return null; } return store.Certificates.First(c => c.Thumbprint == thumb);")]
    [InlineData("if (" + Find + " is { Count: > 0 } some) { return some[0]; }")]
    [InlineData("if (" + Find + " is [var first, ..]) { return first; }")]
    [InlineData("X509Certificate2Collection? all = null; try { all = " + Find + "; } finally { store.Close(); } return all[0];")]
    [InlineData("var all = flag ? store.Certificates.Find(ByThumbprint, thumb, false) : Other(); return all[0];")]
    [InlineData("store.Add(cert); return store.Certificates.Find(ByThumbprint, cert.Thumbprint, false)[0];")]
    [InlineData("return Checked(store, thumb)[0];")]
    [InlineData("return Own()[0]; X509Certificate2Collection Own() { var all = " + Find + "; if (all.Count == 0) { throw new InvalidOperationException(thumb); } return all; }")]
    [InlineData("Func<X509Certificate2Collection> later = () => { var own = " + Find + "; log(own[0]); return own; };")]
    [InlineData("return _kept[0];")]
    [InlineData("var subject = " + Find + ".Select(c => c.Subject).First();")]
    public Task Other_ways_IsSilent(string statements) => VerifyAsync(statements,
        """
        X509Certificate2Collection Other() => new();
        static X509Certificate2Collection Checked(X509Store s, string t) { var all = s.Certificates.Find(ByThumbprint, t, false); if (all.Count == 0) { throw new InvalidOperationException(t); } return all; }
        readonly X509Certificate2Collection _kept = new X509Store().Certificates.Find(ByThumbprint, "x", false);
        """);

    [Theory]
    [InlineData("return new X509Certificate2Collection(cert)[0];")]
    [InlineData("return chain.ChainElements[0].Certificate;")]
    [InlineData("return chain.ChainPolicy.ExtraStore[0];")]
    [InlineData("log(handler.ClientCertificates[0]);")]
    [InlineData("return new List<X509Certificate2> { cert }.First();")]
    [InlineData("return X509CertificateLoader.LoadPkcs12Collection(cert.RawData, null)[0];")]
    [InlineData("return new Own().Certificates[0];")]
    [InlineData("return new Own().Certificates.Find(ByThumbprint, thumb, false)[0];")]
    public Task Other_collections_IsSilent(string statement) => VerifyAsync(statement, "class Own { public X509Certificate2Collection Certificates { get; } = new(); }");

    [Theory]
    [InlineData("return store.Certificates.Find(ByThumbprint, thumb, false)[")]
    [InlineData("return store.Certificates[;")]
    [InlineData("var found = store.Certificates.Find(; return found[0];")]
    [InlineData("store.Certificates.")]
    [InlineData("var found = found.Find(); found = store.Certificates.OfType<>().")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Own_types_with_the_names_of_the_framework_IsSilent() => Verify.DiagnosticsAsync<MTLS2009FirstStoreMatchUncheckedAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates.Own
        {
            class X509Store { public X509Certificate2Collection Certificates = new(); }
            class X509Certificate2Collection { public object this[int i] => this; public X509Certificate2Collection Find(int type, object value, bool valid) => this; }
            class C { object M(X509Store store) => store.Certificates.Find(0, "", false)[0]; }
        }
        """);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return " + Find + "[0];", configure: test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2009FirstStoreMatchUncheckedAnalyzer>(StoreFrame.Around(statements, members), configure);
}
