using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6006CaseSensitiveThumbprintTests
{
    private const string Id = "MTLS6006";

    private const string Members = """
        class Settings { public string Thumbprint { get; set; } = ""; public string[] Allowed { get; set; } = []; public List<string> More { get; set; } = []; }
        readonly Microsoft.Extensions.Options.IOptions<Settings> options = null!;
        readonly Microsoft.Extensions.Options.IOptionsMonitor<Settings> monitor = null!;
        class Print { public string Thumbprint => ""; }
        """;

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("return {|MTLS6006:cert.Thumbprint == configuration[\"Thumb\"]|};");

    [Theory]
    [InlineData("return {|MTLS6006:configuration[\"Thumb\"] == cert.Thumbprint|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint != configuration[\"Thumb\"]|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint.Equals(configuration[\"Thumb\"])|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint.Equals(configuration[\"Thumb\"], StringComparison.Ordinal)|};")]
    [InlineData("return {|MTLS6006:string.Equals(cert.Thumbprint, configuration[\"Thumb\"])|};")]
    [InlineData("return {|MTLS6006:string.Equals(configuration[\"Thumb\"], cert.Thumbprint, StringComparison.Ordinal)|};")]
    [InlineData("return {|MTLS6006:cert.GetCertHashString() == configuration[\"Thumb\"]|};")]
    [InlineData("var wanted = configuration[\"Thumb\"]; return {|MTLS6006:cert.Thumbprint == wanted|};")]
    [InlineData("var wanted = configuration[\"Thumb\"] ?? throw new InvalidOperationException(); return {|MTLS6006:cert.Thumbprint == wanted|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint == configuration.GetSection(\"Tls\")[\"Thumb\"]|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint == configuration.GetValue<string>(\"Thumb\")|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint == Environment.GetEnvironmentVariable(\"THUMB\")|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint == options.Value.Thumbprint|};")]
    [InlineData("return {|MTLS6006:cert.Thumbprint == monitor.CurrentValue.Thumbprint|};")]
    [InlineData("return {|MTLS6006:options.Value.Allowed.Contains(cert.Thumbprint)|};")]
    [InlineData("return {|MTLS6006:options.Value.More.Contains(cert.Thumbprint)|};")]
    [InlineData("var some = configuration.GetSection(\"Allowed\").Get<string[]>()!; return {|MTLS6006:some.Contains(cert.Thumbprint)|};")]
    [InlineData("log(all.FirstOrDefault(c => {|MTLS6006:c.Thumbprint == configuration[\"Thumb\"]|}));")]
    [InlineData("if ({|MTLS6006:cert.Thumbprint != configuration[\"Thumb\"]|}) { return false; }")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6006:c.Thumbprint == configuration[\"Thumb\"]|};")]
    [InlineData("return {|MTLS6006:maybe?.Thumbprint == configuration[\"Thumb\"]|};")]
    [InlineData("var print = cert.Thumbprint; return {|MTLS6006:print == configuration[\"Thumb\"]|};")]
    [InlineData("return cert.Thumbprint?{|MTLS6006:.Equals(configuration[\"Thumb\"])|} == true;")]
    public Task Thumbprint_from_settings_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return string.Equals(cert.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return cert.Thumbprint.Equals(configuration[\"Thumb\"], StringComparison.InvariantCultureIgnoreCase);")]
    [InlineData("return StringComparer.OrdinalIgnoreCase.Equals(cert.Thumbprint, configuration[\"Thumb\"]);")]
    [InlineData("return string.Compare(cert.Thumbprint, configuration[\"Thumb\"], true) == 0;")]
    [InlineData("return cert.Thumbprint == configuration[\"Thumb\"]!.ToUpperInvariant();")]
    [InlineData("return cert.Thumbprint == configuration[\"Thumb\"]?.ToUpper();")]
    [InlineData("var wanted = configuration[\"Thumb\"]!.Replace(\" \", \"\").ToUpper(); return cert.Thumbprint == wanted;")]
    [InlineData("return cert.Thumbprint.ToLowerInvariant() == configuration[\"Thumb\"];")]
    [InlineData("return options.Value.Allowed.Contains(cert.Thumbprint, StringComparer.OrdinalIgnoreCase);")]
    [InlineData("var some = new HashSet<string>(options.Value.Allowed, StringComparer.OrdinalIgnoreCase); return some.Contains(cert.Thumbprint);")]
    [InlineData("return allowed.Contains(cert.Thumbprint);")]
    [InlineData("return cert.Thumbprint == known.Thumbprint;")]
    [InlineData("return cert.Thumbprint == expected;")]
    [InlineData("return cert.Thumbprint == \"ABCDEF0123456789ABCDEF0123456789ABCDEF01\";")]
    [InlineData("return cert.Thumbprint == \"abcdef0123456789abcdef0123456789abcdef01\";")]
    [InlineData("return cert.Thumbprint.StartsWith(configuration[\"Thumb\"]!);")]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA256) == configuration[\"Thumb\"];")]
    [InlineData("return cert.Subject == configuration[\"Subject\"];")]
    [InlineData("return cert.SerialNumber == configuration[\"Serial\"];")]
    [InlineData("log(cert.Thumbprint + configuration[\"Thumb\"]);")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, configuration[\"Thumb\"]!, false));")]
    [InlineData("return new Print().Thumbprint == configuration[\"Thumb\"];")]
    [InlineData("return cert.Thumbprint == new Settings().Thumbprint;")]
    [InlineData("return cert.Thumbprint == names[cert];")]
    [InlineData("return Convert.ToHexString(cert.GetCertHash()) == configuration[\"Thumb\"];")]
    [InlineData("return cert.Thumbprint == (flag ? configuration[\"Thumb\"] : known.Thumbprint);")]
    public Task Case_ignored_or_value_made_by_the_program_IsSilent(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { public string Thumbprint => ""; }
            public class Checks { public bool IsValid(X509Certificate2 c, Microsoft.Extensions.Configuration.IConfiguration configuration) => c.Thumbprint == configuration["Thumb"]; }
        }
        """);

    [Theory]
    [InlineData("return cert.Thumbprint == configuration[")]
    [InlineData("return cert.Thumbprint == configuration.")]
    [InlineData("return cert.Thumbprint == options.Value.;")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.DisabledDiagnostics.Add(Id);
    });

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return cert.Thumbprint == configuration[\"Thumb\"];", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("return {|MTLS6006:cert.Thumbprint == configuration[\"Thumb\"]|};", "return string.Equals(cert.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("if ({|MTLS6006:cert.Thumbprint != configuration[\"Thumb\"]|}) return false; // the gateway", "if (!string.Equals(cert.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase)) return false; // the gateway")]
    [InlineData("return {|MTLS6006:cert.Thumbprint.Equals(configuration[\"Thumb\"])|};", "return cert.Thumbprint.Equals(configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return {|MTLS6006:string.Equals(cert.Thumbprint, configuration[\"Thumb\"])|};", "return string.Equals(cert.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return {|MTLS6006:cert.Thumbprint.Equals(configuration[\"Thumb\"], StringComparison.Ordinal)|};", "return cert.Thumbprint.Equals(configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return {|MTLS6006:options.Value.Allowed.Contains(cert.Thumbprint)|};", "return options.Value.Allowed.Contains(cert.Thumbprint, StringComparer.OrdinalIgnoreCase);")]
    [InlineData("return {|MTLS6006:options.Value.More.Contains(cert.Thumbprint)|};", "return options.Value.More.Contains(cert.Thumbprint, StringComparer.OrdinalIgnoreCase);")]
    [InlineData("return flag && {|MTLS6006:maybe?.Thumbprint == configuration[\"Thumb\"]|};", "return flag && string.Equals(maybe?.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return cert.Thumbprint?{|MTLS6006:.Equals(configuration[\"Thumb\"])|} == true;", "return cert.Thumbprint?.Equals(configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase) == true;")]
    public Task Case_is_ignored_IsFixed(string statement, string fixedStatement) =>
        IdentityFrame.FixAsync<MTLS6006CaseSensitiveThumbprintFix>(Id, IdentityFrame.Around(statement, Members), IdentityFrame.Around(fixedStatement, Members), MTLS6006CaseSensitiveThumbprintFix.Title);

    [Fact]
    public Task Usings_that_are_missing_IsFixed() => IdentityFrame.FixAsync<MTLS6006CaseSensitiveThumbprintFix>(
        Id,
        """
        using System.Security.Cryptography.X509Certificates;

        class C(Microsoft.Extensions.Configuration.IConfiguration configuration)
        {
            bool IsOurs(X509Certificate2 c) => {|MTLS6006:c.Thumbprint == configuration["Thumb"]|} || {|MTLS6006:c.GetCertHashString() == configuration["Other"]|};
        }
        """,
        """
        using System;
        using System.Security.Cryptography.X509Certificates;

        class C(Microsoft.Extensions.Configuration.IConfiguration configuration)
        {
            bool IsOurs(X509Certificate2 c) => string.Equals(c.Thumbprint, configuration["Thumb"], StringComparison.OrdinalIgnoreCase) || string.Equals(c.GetCertHashString(), configuration["Other"], StringComparison.OrdinalIgnoreCase);
        }
        """,
        MTLS6006CaseSensitiveThumbprintFix.Title);

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS6006CaseSensitiveThumbprintFix().GetFixAllProvider());

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members + Members, configure);
}
