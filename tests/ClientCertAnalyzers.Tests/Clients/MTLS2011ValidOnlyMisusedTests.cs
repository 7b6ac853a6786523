using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2011ValidOnlyMisusedTests
{
    private const string Own = "using var own = new X509Store(StoreName.My, StoreLocation.CurrentUser); ";

    private const string ByName = "var found = store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, thumb, {|MTLS2011:false|}); ";

    private const string Quiet = "var found = store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, thumb, false); ";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("store.Certificates.Find(X509FindType.FindByThumbprint, thumb, validOnly: {|MTLS2011:true|});");

    [Theory]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|}).FirstOrDefault();")]
    [InlineData("var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|}); if (found.Count == 0) { throw new InvalidOperationException(thumb); } return found[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySerialNumber, thumb, {|MTLS2011:true|}).Single();")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectKeyIdentifier, thumb, {|MTLS2011:true|}).FirstOrDefault(c => c.HasPrivateKey);")]
    [InlineData("handler.ClientCertificates.AddRange(store.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|}));")]
    [InlineData(Own + "return own.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("var own = new X509Store(); return own.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("var own = new X509Store(StoreLocation.LocalMachine); return own.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("var own = new X509Store(\"MY\"); return own.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("const X509FindType by = X509FindType.FindByThumbprint; return store.Certificates.Find(by, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("return store?.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("return store.Certificates.Find(validOnly: {|MTLS2011:true|}, findType: X509FindType.FindByThumbprint, findValue: thumb)[0];")]
    public Task Certificate_that_is_hidden_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(ByName + "return found[0];")]
    [InlineData(ByName + "return found.Count > 0 ? found[0] : null;")]
    [InlineData(ByName + "return found.FirstOrDefault();")]
    [InlineData(ByName + "return found.OfType<X509Certificate2>().First(c => c.HasPrivateKey);")]
    [InlineData(ByName + "return found.OrderBy(c => c.Thumbprint).LastOrDefault();")]
    [InlineData(ByName + "var c = found[0]; Use(c); return c;")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectName, thumb, {|MTLS2011:false|})[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByIssuerName, thumb, {|MTLS2011:false|})[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByIssuerDistinguishedName, thumb, {|MTLS2011:false|}).OfType<X509Certificate2>().FirstOrDefault();")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByTemplateName, thumb, validOnly: {|MTLS2011:false|}).FirstOrDefault();")]
    public Task Expired_one_that_may_be_taken_Reports(string statements) => VerifyAsync(statements, "static void Use(X509Certificate2 c) { _ = c.Subject; }");

    [Theory]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false)[0];")]
    [InlineData("var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumb, validOnly: false); return found.Count > 0 ? found[0] : null;")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, flag)[0];")]
    [InlineData("const bool onlyValid = true; return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, onlyValid)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, true, false)[0];")]
    [InlineData("return store.Certificates.Find(flag ? X509FindType.FindByThumbprint : X509FindType.FindBySerialNumber, thumb, true)[0];")]
    [InlineData("Find(X509FindType.FindByThumbprint, thumb, true); this.Find(X509FindType.FindByThumbprint, thumb, true);")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, thumb, true)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectName, thumb, true).FirstOrDefault();")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByTimeValid, DateTime.Now, false)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByApplicationPolicy, thumb, false)[0];")]
    [InlineData("if (store.Certificates.Find(X509FindType.FindByThumbprint, thumb, true).Count > 0) { log(1); }")]
    [InlineData("foreach (var c in store.Certificates.Find(X509FindType.FindByThumbprint, thumb, true)) { log(c); }")]
    [InlineData("log(store.Certificates.Find(X509FindType.FindByThumbprint, thumb, true));")]
    [InlineData("using var root = new X509Store(StoreName.Root, StoreLocation.LocalMachine); return root.Certificates.Find(X509FindType.FindByThumbprint, thumb, true)[0];")]
    [InlineData("using var people = new X509Store(StoreName.TrustedPeople); return people.Certificates.Find(X509FindType.FindByThumbprint, thumb, true)[0];")]
    [InlineData("using var named = new X509Store(\"Root\", StoreLocation.CurrentUser); return named.Certificates.Find(X509FindType.FindByThumbprint, thumb, true)[0];")]
    [InlineData("using var any = new X509Store(thumb); return any.Certificates.Find(X509FindType.FindByThumbprint, thumb, true)[0];")]
    [InlineData("return new X509Certificate2Collection(cert).Find(X509FindType.FindByThumbprint, thumb, true)[0];")]
    public Task Other_searches_IsSilent(string statements) => VerifyAsync(statements, "X509Certificate2? Find(X509FindType by, string text, bool valid) => null;");

    [Theory]
    [InlineData(Quiet + "return found.OrderByDescending(c => c.NotAfter).FirstOrDefault();")]
    [InlineData(Quiet + "return found.FirstOrDefault(c => c.NotAfter > DateTime.Now);")]
    [InlineData(Quiet + "return found.Find(X509FindType.FindByTimeValid, DateTime.Now, false)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByTimeValid, DateTime.Now, false).Find(X509FindType.FindBySubjectDistinguishedName, thumb, false)[0];")]
    [InlineData(Quiet + "var c = found[0]; if (c.NotAfter < DateTime.Now) { throw new InvalidOperationException(thumb); } return c;")]
    [InlineData(Quiet + "var c = found[0]; return c.Verify() ? c : null;")]
    [InlineData(Quiet + "var c = found[0]; return chain.Build(c) ? c : null;")]
    [InlineData(Quiet + "var c = found[0]; Check(c); return c;")]
    [InlineData(Quiet + "return found.FirstOrDefault(c => Check(c));")]
    [InlineData(Quiet + "return found.Single();")]
    [InlineData(Quiet + "return found.SingleOrDefault();")]
    [InlineData(Quiet + "if (found.Count > 0) { log(1); }")]
    [InlineData(Quiet + "foreach (var c in found) { log(c); }")]
    [InlineData(Quiet + "handler.ClientCertificates.AddRange(found);")]
    [InlineData(Quiet + "log(found);")]
    public Task Time_that_somebody_looks_at_or_no_choice_IsSilent(string statements) => VerifyAsync(statements, "static bool Check(X509Certificate2 c) => c.NotAfter > DateTime.Now;");

    [Theory]
    [InlineData("store.Certificates.Find(X509FindType.FindByThumbprint, thumb, ")]
    [InlineData("store.Certificates.Find(X509FindType.FindByThumbprint, thumb)[0];")]
    [InlineData("store.Certificates.Find(X509FindType.FindByThumbprint, true)[0];")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Quiet + "return found[0];", configure: test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Three_at_once_with_comments_and_without_the_using_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            X509Certificate2 One(X509Store store)
            {
                var found = store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, "CN=api", {|MTLS2011:false|}); // the service
                return found[0];
            }

            // By its issuer.
            X509Certificate2 Two(X509Store store) => store.Certificates
                .Find(X509FindType.FindByIssuerDistinguishedName, "CN=corp", validOnly: {|MTLS2011:false|})[0];

            X509Certificate2 Three(X509Store store) => store.Certificates.Find(validOnly: {|MTLS2011:false|}, findType: X509FindType.FindBySubjectDistinguishedName, findValue: "CN=shop")[0];
        }
        """,
        """
        using System;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            X509Certificate2 One(X509Store store)
            {
                var found = store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, "CN=api", false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false); // the service
                return found[0];
            }

            // By its issuer.
            X509Certificate2 Two(X509Store store) => store.Certificates
                .Find(X509FindType.FindByIssuerDistinguishedName, "CN=corp", validOnly: false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)[0];

            X509Certificate2 Three(X509Store store) => store.Certificates.Find(validOnly: false, findType: X509FindType.FindBySubjectDistinguishedName, findValue: "CN=shop").Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)[0];
        }
        """);

    [Theory]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectName, thumb, {|MTLS2011:false|})[0];", "return store.Certificates.Find(X509FindType.FindBySubjectName, thumb, false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByIssuerName, thumb, {|MTLS2011:false|}).FirstOrDefault();", "return store.Certificates.Find(X509FindType.FindByIssuerName, thumb, false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false).FirstOrDefault();")]
    [InlineData("return store?.Certificates.Find(X509FindType.FindByTemplateName, thumb, {|MTLS2011:false|})[0];", "return store?.Certificates.Find(X509FindType.FindByTemplateName, thumb, false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)[0];")]
    [InlineData("X509Certificate2Collection all = store.Certificates.Find(X509FindType.FindByIssuerDistinguishedName, thumb, validOnly: {|MTLS2011:false|}); return all.Count > 0 ? all[0] : null;", "X509Certificate2Collection all = store.Certificates.Find(X509FindType.FindByIssuerDistinguishedName, thumb, validOnly: false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false); return all.Count > 0 ? all[0] : null;")]
    [InlineData("return (from c in store.Certificates.Find(X509FindType.FindBySubjectName, thumb, {|MTLS2011:false|}) where c.HasPrivateKey select c).FirstOrDefault();", "return (from c in store.Certificates.Find(X509FindType.FindBySubjectName, thumb, false).Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false) where c.HasPrivateKey select c).FirstOrDefault();")]
    public Task Every_search_by_name_IsFixed(string statement, string fixedStatement) => FixAsync(StoreFrame.Around(statement), StoreFrame.Around(fixedStatement));

    [Theory]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, {|MTLS2011:true|})[0];")]
    [InlineData("return store?.Certificates.Find(X509FindType.FindBySerialNumber, thumb, {|MTLS2011:true|})[0];")]
    public Task For_true_none_is_offered_IsSilent(string statements) => FixAsync(StoreFrame.Around(statements), StoreFrame.Around(statements));

    private static Task FixAsync(string source, string fixedSource) => Verify.FixAsync<StoreSearchAnalyzer, MTLS2011ValidOnlyMisusedFix>(
        source, fixedSource, MTLS2011ValidOnlyMisusedFix.Title, test => test.DisabledDiagnostics.Add("MTLS2010"));

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<StoreSearchAnalyzer>(StoreFrame.Around(statements, members), test =>
        {
            test.DisabledDiagnostics.Add("MTLS2010");
            configure?.Invoke(test);
        });
}
