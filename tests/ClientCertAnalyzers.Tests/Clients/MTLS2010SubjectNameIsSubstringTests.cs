using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2010SubjectNameIsSubstringTests
{
    private const string Found = "var found = store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, thumb, true); ";

    private const string Quiet = "var found = store.Certificates.Find(X509FindType.FindBySubjectName, thumb, true); ";

    [Theory]
    [InlineData("store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, \"api\", false);")]
    [InlineData("_ = store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, \"api\", false);")]
    [InlineData("store.Certificates.Find({|MTLS2010:X509FindType.FindByIssuerName|}, \"corp\", false);")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return found[0];")]
    [InlineData("return found.Count > 0 ? found[0] : null;")]
    [InlineData("if (found.Count == 0) { throw new InvalidOperationException(thumb); } return found[0];")]
    [InlineData("return found.FirstOrDefault();")]
    [InlineData("return found.OfType<X509Certificate2>().FirstOrDefault() ?? throw new InvalidOperationException(thumb);")]
    [InlineData("return found.Single();")]
    [InlineData("return found.Where(c => c.HasPrivateKey).OrderByDescending(c => c.NotAfter).FirstOrDefault();")]
    [InlineData("return found.FirstOrDefault(c => c.HasPrivateKey && c.NotAfter > DateTime.Now);")]
    [InlineData("return found.MaxBy(c => c.NotAfter);")]
    [InlineData("return (from c in found where c.HasPrivateKey orderby c.NotAfter descending select c).FirstOrDefault();")]
    [InlineData("return found.Find(X509FindType.FindByTimeValid, DateTime.Now, false).FirstOrDefault();")]
    [InlineData("return found.Find(X509FindType.FindByApplicationPolicy, \"1.3.6.1.5.5.7.3.2\", true)[0];")]
    [InlineData("handler.ClientCertificates.AddRange(found);")]
    [InlineData("chain.ChainPolicy.CustomTrustStore.AddRange(found);")]
    [InlineData("var all = found; return all?.FirstOrDefault();")]
    [InlineData("return found?[0];")]
    public Task One_of_them_is_taken_Reports(string use) => VerifyAsync(Found + use);

    [Theory]
    [InlineData("var all = store.Certificates; return all.Find({|MTLS2010:X509FindType.FindBySubjectName|}, thumb, true)[0];", "")]
    [InlineData("var all = store.Certificates.Find(X509FindType.FindByTimeValid, DateTime.Now, false); return all.Find({|MTLS2010:X509FindType.FindBySubjectName|}, thumb, false)[0];", "")]
    [InlineData("return store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, Environment.MachineName, true)[0];", "")]
    [InlineData("return store.Certificates.Find(findValue: thumb, findType: {|MTLS2010:X509FindType.FindBySubjectName|}, validOnly: true)[0];", "")]
    [InlineData("return Named(store)[0];", "static X509Certificate2Collection Named(X509Store s) => s.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, \"api\", true);")]
    [InlineData("X509Certificate2Collection all; all = store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false); if (all.Count == 0) { all = store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, thumb, true); } return all[0];", "")]
    public Task Other_shapes_Reports(string statements, string members) => VerifyAsync(statements, members);

    [Theory]
    [InlineData("foreach (var c in found) { log(c.Subject); }")]
    [InlineData("foreach (var c in found) { if (c.Subject == \"CN=api\") { return c; } }")]
    [InlineData("return found.FirstOrDefault(c => c.Subject == \"CN=api\");")]
    [InlineData("return found.FirstOrDefault(c => c.GetNameInfo(X509NameType.SimpleName, false) == thumb);")]
    [InlineData("return found.Where(c => c.Thumbprint == thumb).FirstOrDefault();")]
    [InlineData("return found.Where(Matches).FirstOrDefault();")]
    [InlineData("return found.OfType<X509Certificate2>().Where(c => Matches(c)).FirstOrDefault();")]
    [InlineData("return (from c in found where c.Subject == thumb select c).FirstOrDefault();")]
    [InlineData("return found.Find(X509FindType.FindByThumbprint, thumb, false).FirstOrDefault();")]
    [InlineData("return found.Find(X509FindType.FindBySubjectDistinguishedName, thumb, true)[0];")]
    [InlineData("return found.Find(flag ? X509FindType.FindByThumbprint : X509FindType.FindByTimeValid, thumb, false)[0];")]
    [InlineData("if (found.Count > 0) { log(1); }")]
    [InlineData("log(found.Any());")]
    [InlineData("log(found);")]
    [InlineData("Show(found);")]
    [InlineData("log(found.Select(c => c.Subject).ToList());")]
    [InlineData("store.RemoveRange(found);")]
    [InlineData("for (var i = 0; i < found.Count; i++) { if (Matches(found[i])) { return found[i]; } }")]
    public Task Search_display_and_further_conditions_IsSilent(string use) => VerifyAsync(Quiet + use,
        "static bool Matches(X509Certificate2 c) => c.Subject == \"CN=api\"; static void Show(X509Certificate2Collection all) { }");

    [Theory]
    [InlineData("store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, \"CN=api\", true);")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindByThumbprint, thumb, false).Find(X509FindType.FindBySubjectName, \"api\", true)[0];")]
    [InlineData("return store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, thumb, true).Find(X509FindType.FindByIssuerName, \"corp\", true)[0];")]
    [InlineData("var by = X509FindType.FindBySubjectName; log(by); return null;")]
    [InlineData("log(new { Type = X509FindType.FindBySubjectName });")]
    [InlineData("return new X509Certificate2Collection(cert).Find(X509FindType.FindBySubjectName, \"api\", true)[0];")]
    [InlineData("return X509CertificateLoader.LoadPkcs12Collection(cert.RawData, null).Find(X509FindType.FindBySubjectName, \"api\", true)[0];")]
    [InlineData("return chain.ChainPolicy.ExtraStore.Find(X509FindType.FindBySubjectName, \"api\", true)[0];")]
    [InlineData("return new Own().Certificates.Find(X509FindType.FindBySubjectName, \"api\", true)[0];")]
    [InlineData("return Find(X509FindType.FindBySubjectName, \"api\", true);")]
    public Task Other_searches_IsSilent(string statement) => VerifyAsync(statement,
        "class Own { public X509Certificate2Collection Certificates { get; } = new(); } static X509Certificate2? Find(X509FindType by, string text, bool valid) => null;");

    [Theory]
    [InlineData("store.Certificates.Find(X509FindType.FindBySubjectName")]
    [InlineData("store.Certificates.Find(X509FindType.FindBySubjectName);")]
    [InlineData("store.Certificates.Find(X509FindType.FindBySubjectName, , )[0];")]
    [InlineData("var x = X509FindType.FindBySubjectName.")]
    [InlineData("store.Certificates.Find(FindBySubjectName, \"api\", false);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Quiet + "return found[0];", configure: test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Theory]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, \"api\"", "X509FindType.FindBySubjectDistinguishedName, \"CN=api\"")]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, \"CN=api, O=Shop\"", "X509FindType.FindBySubjectDistinguishedName, \"CN=api, O=Shop\"")]
    [InlineData("{|MTLS2010:X509FindType.FindByIssuerName|}, \"corp\"", "X509FindType.FindByIssuerDistinguishedName, \"CN=corp\"")]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, thumb", "X509FindType.FindBySubjectDistinguishedName, \"CN=\" + thumb")]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, flag ? thumb : \"api\"", "X509FindType.FindBySubjectDistinguishedName, \"CN=\" + (flag ? thumb : \"api\")")]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, $\"{thumb}.corp\"", "X509FindType.FindBySubjectDistinguishedName, \"CN=\" + $\"{thumb}.corp\"")]
    [InlineData("{|MTLS2010:X509FindType.FindBySubjectName|}, /* the service */ Environment.MachineName", "X509FindType.FindBySubjectDistinguishedName, /* the service */ \"CN=\" + Environment.MachineName")]
    [InlineData("findValue: \"api\", findType: {|MTLS2010:X509FindType.FindBySubjectName|}", "findValue: \"CN=api\", findType: X509FindType.FindBySubjectDistinguishedName")]
    [InlineData("(({|MTLS2010:X509FindType.FindBySubjectName|})), \"api\"", "((X509FindType.FindBySubjectDistinguishedName)), \"CN=api\"")]
    public Task Name_is_compared_as_a_whole_IsFixed(string arguments, string fixedArguments) => FixAsync(
        StoreFrame.Around($"return store.Certificates.Find({arguments}, validOnly: true).FirstOrDefault();"),
        StoreFrame.Around($"return store.Certificates.Find({fixedArguments}, validOnly: true).FirstOrDefault();"));

    [Fact]
    public Task Every_one_by_itself_IsFixed() => FixAsync(
        """
        using static System.Security.Cryptography.X509Certificates.X509FindType;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(X509Store store, X509Certificate2Collection trusted)
            {
                // The service itself.
                trusted.AddRange(store.Certificates.Find({|MTLS2010:FindBySubjectName|}, "api", true)); // one
                trusted.AddRange(store.Certificates.Find({|MTLS2010:FindByIssuerName|}, "corp", true));
                trusted.AddRange(store.Certificates.Find({|MTLS2010:X509FindType.FindBySubjectName|}, "shop", true));
            }
        }
        """,
        """
        using static System.Security.Cryptography.X509Certificates.X509FindType;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(X509Store store, X509Certificate2Collection trusted)
            {
                // The service itself.
                trusted.AddRange(store.Certificates.Find(FindBySubjectDistinguishedName, "CN=api", true)); // one
                trusted.AddRange(store.Certificates.Find(FindByIssuerDistinguishedName, "CN=corp", true));
                trusted.AddRange(store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, "CN=shop", true));
            }
        }
        """);

    [Theory]
    [InlineData("\"Shop, Inc.\"")]
    [InlineData("\"a+b\"")]
    [InlineData("\"O=Shop\"")]
    [InlineData("\"\"")]
    [InlineData("(object)thumb")]
    [InlineData("cert.SubjectName")]
    public Task Name_that_is_no_plain_text_IsSilent(string name)
    {
        var source = StoreFrame.Around($"return store.Certificates.Find({{|MTLS2010:X509FindType.FindBySubjectName|}}, {name}, true).FirstOrDefault();");
        return FixAsync(source, source);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<StoreSearchAnalyzer, MTLS2010SubjectNameIsSubstringFix>(source, fixedSource, MTLS2010SubjectNameIsSubstringFix.Title);

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<StoreSearchAnalyzer>(StoreFrame.Around(statements, members), test =>
        {
            test.DisabledDiagnostics.Add("MTLS2011");
            configure?.Invoke(test);
        });
}
