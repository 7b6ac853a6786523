using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4015HeaderFormatGuessedTests
{
    [Theory]
    [InlineData("o.HeaderConverter = h => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h))|};")]
    [InlineData("o.HeaderConverter = h => { if (string.IsNullOrWhiteSpace(h)) return null!; var bytes = Convert.FromHexString(h); return {|MTLS4015:new X509Certificate2(bytes)|}; };")]
    [InlineData("o.HeaderConverter = delegate(string h) { return {|MTLS4015:new X509Certificate2(Encoding.UTF8.GetBytes(h))|}; };")]
    [InlineData("o.HeaderConverter = h => {|MTLS4015:new(Convert.FromBase64String(h))|};")]
    [InlineData("o.HeaderConverter = h => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h), (string?)null, X509KeyStorageFlags.EphemeralKeySet)|};")]
    [InlineData("o.HeaderConverter = h => { try { return {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h).AsSpan())|}; } catch (CryptographicException) { return null!; } };")]
    [InlineData("o.HeaderConverter = Parse; static X509Certificate2 Parse(string h) => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h))|};")]
    [InlineData("o.HeaderConverter = Converters.Parse;", "{|MTLS4015:new X509Certificate2(Convert.FromBase64String(h))|}")]
    public Task Converter_Reports(string line, string body = "null!") => RunAsync(line, body);

    [Theory]
    [InlineData("o.HeaderConverter = h => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(h));")]
    [InlineData("o.HeaderConverter = h => X509Certificate2.CreateFromPem(WebUtility.UrlDecode(h));")]
    [InlineData("o.HeaderConverter = h => { var bytes = Convert.FromBase64String(h); return X509Certificate2.GetCertContentType(bytes) == X509ContentType.Cert ? new X509Certificate2(bytes) : null!; };")]
    // The project's own file, and not the header.
    [InlineData("o.HeaderConverter = h => new X509Certificate2(\"client.crt\");")]
    [InlineData("var other = new X509Certificate2(new byte[1]); o.HeaderConverter = h => other;")]
    [InlineData("o.HeaderConverter = null!;")]
    [InlineData("o.HeaderConverter = Converters.Parse;")]
    [InlineData("o.HeaderConverter = h => Converters.Own(h);", "new X509Certificate2(Convert.FromBase64String(h))")]
    public Task Other_converters_IsSilent(string line, string body = "null!") => RunAsync(line, body);

    [Theory]
    [InlineData("services.{|MTLS4015:AddCertificateForwarding|}(o => o.CertificateHeader = \"X-SSL-CERT\");")]
    [InlineData("services.{|MTLS4015:AddCertificateForwarding|}(o => { });")]
    [InlineData("services.{|MTLS4015:AddCertificateForwarding|}((CertificateForwardingOptions o) => { o.CertificateHeader = \"A\"; });")]
    [InlineData("services.AddCors().{|MTLS4015:AddCertificateForwarding|}(_ => { }).AddRouting();")]
    public Task Default_converter_Reports(string services) => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(Program(services, "app.UseCertificateForwarding();"));

    [Theory]
    [InlineData("services.AddCertificateForwarding(o => o.HeaderConverter = Convert);", "app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(o => Setup.Fill(o));", "app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(Setup.Fill);", "app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(o => { var same = o; });", "app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(o => { }); services.PostConfigure<CertificateForwardingOptions>(o => o.HeaderConverter = Convert);", "app.UseCertificateForwarding();")]
    [InlineData("", "app.UseCertificateForwarding();")]
    public Task Converter_is_set_or_never_used_IsSilent(string services, string pipeline) => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(Program(
        services, pipeline, "static class Setup { public static void Fill(CertificateForwardingOptions o) { } }").Replace("Convert)", "h => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(h)))").Replace("= Convert;", "= null!;"));

    /// <summary>MTLS4012 says so.</summary>
    [Fact]
    public Task Nobody_reads_the_header_IsSilent() => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(Program("services.AddCertificateForwarding(o => { });", ""));

    /// <summary>Where MTLS7003 looks too, this rule knows more.</summary>
    [Fact]
    public Task Loader_from_a_package_Reports_only_here() => Verify.DiagnosticsAsync<MTLS7003FormatSnifferAnalyzer>(
        "using System; using System.Security.Cryptography.X509Certificates; using Microsoft.AspNetCore.HttpOverrides; class C { void M(CertificateForwardingOptions o) => o.HeaderConverter = h => new X509Certificate2(Convert.FromBase64String(h)); }",
        test => test.Target(RestoredReferences.AspNetCore8WithLoader));

    [Fact]
    public Task Without_a_loader_Reports() => Verify.DiagnosticsAsync<MTLS4015HeaderFormatGuessedAnalyzer>(
        "using System; using System.Security.Cryptography.X509Certificates; using Microsoft.AspNetCore.HttpOverrides; class C { void M(CertificateForwardingOptions o) => o.HeaderConverter = h => {|#0:new X509Certificate2(Convert.FromBase64String(h))|}; }",
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.ExpectedDiagnostics.Add(Info("MTLS4015").WithArguments("'X509Certificate2'", "go on only where 'X509Certificate2.GetCertContentType' says 'Cert'"));
        });

    [Fact]
    public Task Options_of_the_same_name_IsSilent() => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(
        """
        class CertificateForwardingOptions { public Func<string, X509Certificate2>? HeaderConverter; }
        class C { void M(CertificateForwardingOptions o) => o.HeaderConverter = h => new X509Certificate2(Convert.FromBase64String(h)); }
        """);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(Program("services.AddCertificateForwarding(o => { });", "app.UseCertificateForwarding();"), ClientFrame.InTests);

    [Theory]
    [InlineData("services.AddCertificateForwarding(o => o.HeaderConverter = h => new X509Certificate2(")]
    [InlineData("services.AddCertificateForwarding(o => o.HeaderConverter = h => new X509Certificate2(h.).);")]
    [InlineData("services.AddCertificateForwarding();")]
    public Task Half_typed_code_does_not_throw(string services) => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(
        Program(services, "app.UseCertificateForwarding();"), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("services.{|MTLS4015:AddCertificateForwarding|}(f => f.CertificateHeader = \"X-SSL-CERT\");", "services.AddCertificateForwarding(f => { f.CertificateHeader = \"X-SSL-CERT\"; f.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header)); });")]
    [InlineData("services.{|MTLS4015:AddCertificateForwarding|}(f =>\n{\n    // Of nginx.\n    f.CertificateHeader = \"X-SSL-CERT\";\n});", "services.AddCertificateForwarding(f =>\n{\n    // Of nginx.\n    f.CertificateHeader = \"X-SSL-CERT\";\n    f.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header));\n});")]
    public Task Default_converter_is_replaced_IsFixed(string bad, string good) => Verify.FixAsync<MTLS4015HeaderFormatGuessedAnalyzer, MTLS4015HeaderFormatGuessedFix>(
        Program(bad, "app.UseCertificateForwarding();"),
        "using System.Security.Cryptography.X509Certificates;\n\n" + Program(good, "app.UseCertificateForwarding();"),
        MTLS4015HeaderFormatGuessedFix.Title,
        test => test.TestState.Sources.Add(("/0/Usings.cs", Usings.WebProject)));

    [Fact]
    public Task Three_at_once_and_without_a_using_IsFixed() => FixAsync(
        """
        class C
        {
            void M(CertificateForwardingOptions one, CertificateForwardingOptions two, CertificateForwardingOptions three)
            {
                // Base64.
                one.HeaderConverter = header => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(header))|}; // of IIS
                two.HeaderConverter = header => {|MTLS4015:new(Convert.FromHexString(header))|};
                three.HeaderConverter = header =>
                {
                    var bytes = Convert.FromBase64String(header);
                    return {|MTLS4015:new X509Certificate2(bytes)|};
                };
            }
        }
        """,
        """
        class C
        {
            void M(CertificateForwardingOptions one, CertificateForwardingOptions two, CertificateForwardingOptions three)
            {
                // Base64.
                one.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header)); // of IIS
                two.HeaderConverter = header => X509CertificateLoader.LoadCertificate(Convert.FromHexString(header));
                three.HeaderConverter = header =>
                {
                    var bytes = Convert.FromBase64String(header);
                    return X509CertificateLoader.LoadCertificate(bytes);
                };
            }
        }
        """);

    [Fact]
    public Task Missing_using_is_added_IsFixed() => Verify.FixAsync<MTLS4015HeaderFormatGuessedAnalyzer, MTLS4015HeaderFormatGuessedFix>(
        """
        class C
        {
            void M(Microsoft.AspNetCore.HttpOverrides.CertificateForwardingOptions one) =>
                one.HeaderConverter = header => {|MTLS4015:new System.Security.Cryptography.X509Certificates.X509Certificate2(System.Convert.FromBase64String(header))|};
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(Microsoft.AspNetCore.HttpOverrides.CertificateForwardingOptions one) =>
                one.HeaderConverter = header => X509CertificateLoader.LoadCertificate(System.Convert.FromBase64String(header));
        }
        """,
        MTLS4015HeaderFormatGuessedFix.Title);

    [Theory]
    [InlineData("o.HeaderConverter = h => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h), \"\")|};")]
    public Task With_a_password_nothing_is_offered_IsSilent(string line) => FixAsync(Frame(line, "null!"), Frame(line, "null!"));

    private static Task FixAsync(string bad, string good) =>
        Verify.FixAsync<MTLS4015HeaderFormatGuessedAnalyzer, MTLS4015HeaderFormatGuessedFix>(GlobalUsings + bad, GlobalUsings + good, MTLS4015HeaderFormatGuessedFix.Title);

    private static Task RunAsync(string line, string body) => VerifyAsync<MTLS4015HeaderFormatGuessedAnalyzer>(Frame(line, body));

    private static string Frame(string line, string body) => $$"""
        using System.Text;

        class C
        {
            void M(CertificateForwardingOptions o)
            {
                {{line}}
            }
        }

        static class Converters
        {
            public static X509Certificate2 Parse(string h) => {{body}};
            public static X509Certificate2 Own(string h) => {{body}};
        }
        """.Replace("public static X509Certificate2 Own(string h) => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(h))|}", "public static X509Certificate2 Own(string h) => null!");
}
