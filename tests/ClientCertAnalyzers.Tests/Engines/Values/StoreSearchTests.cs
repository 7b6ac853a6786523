namespace ClientCertAnalyzers.Tests.Engines.Values;

/// <summary>The way of a certificate back to a store, and the ways of a store's certificates on.</summary>
public class StoreSearchTests
{
    private const string Find = "store.Certificates.Find(X509FindType.FindByThumbprint, path, false)";

    [Theory]
    [InlineData("store.Certificates[0]", "open")]
    [InlineData("store.Certificates", "open")]
    [InlineData(Find + "[0]", "FindByThumbprint open")]
    [InlineData(Find + ".OfType<X509Certificate2>().Where(c => c.HasPrivateKey).OrderBy(c => c.NotAfter).FirstOrDefault()", "FindByThumbprint open")]
    [InlineData("store.Certificates.Find(X509FindType.FindByTimeValid, DateTime.Now, false).Find(X509FindType.FindBySubjectName, path, false)[0]", "FindBySubjectName FindByTimeValid open")]
    [InlineData("store.Certificates.Find(flag ? X509FindType.FindByTimeValid : X509FindType.FindByThumbprint, path, false)[0]", "? open")]
    [InlineData(Find + ".ToList()[0]", "FindByThumbprint open")]
    [InlineData("(from c in " + Find + " where c.HasPrivateKey select c).First()", "FindByThumbprint open")]
    [InlineData("new X509Store().Certificates[0]", "My")]
    [InlineData("new X509Store(StoreLocation.LocalMachine).Certificates[0]", "My")]
    [InlineData("new X509Store(StoreName.Root, StoreLocation.LocalMachine).Certificates[0]", "Root")]
    [InlineData("new X509Store(\"my\").Certificates[0]", "My")]
    [InlineData("new X509Store(\"Own\").Certificates[0]", "Own")]
    [InlineData("new X509Store(path).Certificates[0]", "")]
    [InlineData("new X509Store(IntPtr.Zero).Certificates[0]", "")]
    [InlineData("given", "none")]
    [InlineData("chain.ChainElements[0].Certificate", "none")]
    [InlineData("new X509Certificate2Collection(given)[0]", "none")]
    [InlineData("flag ? store.Certificates[0] : new X509Store().Certificates[0]", "none")]
    public void Expressions(string expression, string search) => Assert.Equal(search, Ask.Search(expression));

    [Theory]
    [InlineData("found[0]", "var found = " + Find + ";", "FindByThumbprint open")]
    [InlineData("found[0]", "using var my = new X509Store(StoreName.My); var found = my.Certificates.Find(X509FindType.FindBySerialNumber, path, false);", "FindBySerialNumber My")]
    [InlineData("all[0]", "var found = " + Find + "; var all = found.ToArray();", "FindByThumbprint open")]
    [InlineData("found[0]", "var found = store.Certificates; found = found.Find(X509FindType.FindByThumbprint, path, false);", "none")]
    [InlineData("Load()[0]", "X509Certificate2Collection Load() => " + Find + ";", "FindByThumbprint open")]
    public void Names(string expression, string statements, string search) => Assert.Equal(search, Ask.Search(expression, statements));

    [Theory]
    [InlineData("store.Certificates[0]", "Element")]
    [InlineData("store.Certificates[number]", "Other")]
    [InlineData(Find + ".First()", "Element")]
    [InlineData(Find + ".First(c => c.HasPrivateKey)", "Element")]
    [InlineData(Find + ".FirstOrDefault()", "ElementOrNull")]
    [InlineData(Find + ".OrderBy(c => c.NotAfter).MaxBy(c => c.NotAfter)", "ElementOrNull")]
    [InlineData(Find + ".Count", "Question")]
    [InlineData(Find + ".Any()", "Question")]
    [InlineData(Find + ".ToArray().Length", "Question")]
    [InlineData(Find + " is { Count: > 0 }", "Other")]
    [InlineData(Find + " is null", "NullTest")]
    [InlineData(Find + " is not null", "NullTest")]
    [InlineData(Find + " == null", "NullTest")]
    [InlineData("store.Certificates?.Count", "Question")]
    [InlineData("store.Certificates?[0]", "Element")]
    [InlineData("store.Certificates?.Cast<X509Certificate2>().First()", "Element")]
    [InlineData("(from c in store.Certificates where c.HasPrivateKey select c).ToList()[0]", "Element")]
    [InlineData("(store.Certificates ?? throw new Exception())[0]", "Element")]
    [InlineData("store.Certificates.Select(c => c.Subject)", "Other")]
    [InlineData("string.Join(\" \", store.Certificates)", "Other")]
    public void Uses(string expression, string ends) => Assert.Equal(ends, Ask.Ends(expression));

    [Theory]
    [InlineData("all[0]", "var all = store.Certificates;", "Element")]
    [InlineData("all[0]", "var all = store.Certificates; if (all.Count == 0) { throw new Exception(); }", "Question Element")]
    [InlineData("all[0]", "X509Certificate2Collection all; all = store.Certificates; foreach (var c in all) { }", "Loop Element")]
    [InlineData("number", "store.Certificates.Find(X509FindType.FindByThumbprint, path, false);", "Dropped")]
    [InlineData("number", "_ = store.Certificates;", "Dropped")]
    [InlineData("number", "new X509Certificate2Collection().AddRange(store.Certificates);", "Added")]
    [InlineData("number", "chain.ChainPolicy.CustomTrustStore.AddRange(store.Certificates);", "Added")]
    [InlineData("number", "chain.ChainPolicy.ExtraStore[0] = store.Certificates[0];", "Element")]
    [InlineData("number", "var all = store.Certificates; var more = all; all = more;", "")]
    [InlineData("Load()[0]", "X509Certificate2Collection Load() { return store.Certificates; }", "Element")]
    [InlineData("number", "X509Certificate2Collection Load() { if (flag) { return Load(); } return store.Certificates; }", "")]
    public void Ways(string expression, string statements, string ends) => Assert.Equal(ends, Ask.Ends(expression, statements));
}
