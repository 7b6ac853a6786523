using ClientCertAnalyzers.CodeFixes.Loading;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Loading;

public class MTLS7001PasswordLiteralFixTests
{
    private const string Missing = "?? throw new InvalidOperationException(\"Certificates:ClientPassword is not set.\")";
    private const string Configured = "configuration[\"Certificates:ClientPassword\"] " + Missing;
    private const string Environment = "Environment.GetEnvironmentVariable(\"Certificates__ClientPassword\") ?? throw new InvalidOperationException(\"Certificates__ClientPassword is not set.\")";

    /// <summary>The same password gets the same name. One by one, a name that stands in the file already may be another password's.</summary>
    [Fact]
    public Task Four_at_once_with_comments_and_without_a_using_IsFixed() => FixAsync(
        Four("", "{|MTLS7001:\"1234\"|}", "{|MTLS7001:\"1234\"|}", "{|MTLS7001:\"5678\"|}", "{|MTLS7001:\"1234\"|}"),
        Four("using System;\n", Read("ClientPassword"), Read("ClientPassword2"), Read("ClientPassword3"), Read("ServerPassword")),
        test => test.BatchFixedCode = Four("using System;\n", Read("ClientPassword"), Read("ClientPassword"), Read("ClientPassword2"), Read("ServerPassword")));

    [Theory]
    [InlineData("IConfiguration settings", "settings")]
    [InlineData("IConfigurationRoot settings", "settings")]
    [InlineData("ConfigurationManager settings", "settings")]
    [InlineData("WebApplicationBuilder builder", "builder.Configuration")]
    [InlineData("HostApplicationBuilder builder", "builder.Configuration")]
    [InlineData("IHostApplicationBuilder builder", "builder.Configuration")]
    [InlineData("HostBuilderContext context", "context.Configuration")]
    [InlineData("WebHostBuilderContext context", "context.Configuration")]
    [InlineData("WebApplication app", "app.Configuration")]
    [InlineData("WebApplicationBuilder builder, IConfiguration settings", "settings")]
    public Task Configuration_of_the_host_IsFixed(string parameter, string read) => FixAsync(
        Frame($"void M({parameter}) => LoadPkcs12FromFile(\"a.pfx\", {{|MTLS7001:\"1234\"|}});"),
        Frame($"void M({parameter}) => LoadPkcs12FromFile(\"a.pfx\", {read}[\"Certificates:ClientPassword\"] {Missing});"));

    [Theory]
    [InlineData("private readonly IConfiguration _settings = null!;", "_settings")]
    [InlineData("private IConfiguration Settings { get; } = null!;", "Settings")]
    [InlineData("private static readonly IConfiguration _settings = null!;", "_settings")]
    public Task Configuration_of_the_class_IsFixed(string member, string read) => FixAsync(
        Frame($$"""{{member}} void M() { Action load = () => LoadPkcs12FromFile("a.pfx", {|MTLS7001:"1234"|}); load(); }"""),
        Frame($$"""{{member}} void M() { Action load = () => LoadPkcs12FromFile("a.pfx", {{read}}["Certificates:ClientPassword"] {{Missing}}); load(); }"""));

    [Theory]
    [InlineData("void M(string path)", "")]
    [InlineData("void M(IConfiguration? configuration)", "")]
    [InlineData("static void M()", "private readonly IConfiguration _configuration = null!;")]
    [InlineData("void M(Own configuration)", "class Own { public string this[string key] => key; public object Configuration => this; }")]
    public Task Without_a_configuration_the_environment_IsFixed(string method, string members) => FixAsync(
        Frame($$"""{{members}} {{method}} { LoadPkcs12FromFile("a.pfx", {|MTLS7001:"1234"|}); }"""),
        Frame($$"""{{members}} {{method}} { LoadPkcs12FromFile("a.pfx", {{Environment}}); }"""));

    [Fact]
    public Task Parameter_of_the_class_that_is_kept_in_a_field_IsFixed() => FixAsync(
        Usings.Catalogue + "\n" + """class C(IConfiguration configuration) { private readonly IConfiguration _own = configuration; void M() => X509CertificateLoader.LoadPkcs12FromFile("a.pfx", {|MTLS7001:"1234"|}); }""",
        Usings.Catalogue + "\n" + """class C(IConfiguration configuration) { private readonly IConfiguration _own = configuration; void M() => X509CertificateLoader.LoadPkcs12FromFile("a.pfx", _own["Certificates:ClientPassword"] ?? throw new InvalidOperationException("Certificates:ClientPassword is not set.")); }""");

    [Fact]
    public Task Top_level_program_IsFixed() => FixAsync(
        Usings.Catalogue + """

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps("server.pfx", {|MTLS7001:"1234"|})));
        builder.Build().Run();
        """,
        Usings.Catalogue + """

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps("server.pfx", builder.Configuration["Certificates:ServerPassword"] ?? throw new InvalidOperationException("Certificates:ServerPassword is not set."))));
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("var p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|});", "var p = " + Configured + "; LoadPkcs12FromFile(path, p);")]
    [InlineData("string p; p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|});", "string p; p = " + Configured + "; LoadPkcs12FromFile(path, p);")]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|}); LoadPkcs12FromFile(pwd, {|MTLS7001:p|});", "string p = " + Configured + "; LoadPkcs12FromFile(path, p); LoadPkcs12FromFile(pwd, p);")]
    [InlineData("LoadPkcs12FromFile(path, {|MTLS7001:flag ? \"1234\" : null|});", "LoadPkcs12FromFile(path, flag ? (" + Configured + ") : null);")]
    [InlineData("LoadPkcs12(bytes, {|MTLS7001:\"1234\".AsSpan()|});", "LoadPkcs12(bytes, (" + Configured + ").AsSpan());")]
    [InlineData("LoadPkcs12FromFile(path, ({|MTLS7001:\"12\" + \"34\"|}));", "LoadPkcs12FromFile(path, (" + Configured + "));")]
    [InlineData("LoadPkcs12FromFile(password: {|MTLS7001:\"1234\"|}, path: path);", "LoadPkcs12FromFile(password: " + Configured + ", path: path);")]
    [InlineData("X509Certificate2.CreateFromEncryptedPemFile(path, {|MTLS7001:\"1234\"|});", "X509Certificate2.CreateFromEncryptedPemFile(path, " + Configured + ");")]
    public Task Literal_behind_the_argument_IsFixed(string statements, string fixedStatements) => FixAsync(LoadingFrame.Around(statements), LoadingFrame.Around(fixedStatements));

    [Theory]
    [InlineData("private const string Secret = \"1234\";", "private static string Secret => " + Environment + ";")]
    [InlineData("const string Secret = \"1234\"; // the bank's", "static string Secret => " + Environment + "; // the bank's")]
    [InlineData("private readonly string Secret = \"1234\";", "private readonly string Secret = " + Environment + ";")]
    [InlineData("private static readonly string Secret = \"1234\";", "private static readonly string Secret = " + Environment + ";")]
    [InlineData("private string Secret => \"1234\";", "private string Secret => " + Environment + ";")]
    [InlineData("private string Secret { get { return \"1234\"; } }", "private string Secret { get { return " + Environment + "; } }")]
    public Task Member_that_holds_it_IsFixed(string member, string fixedMember) => FixAsync(
        Frame(member + "\n    void M() { LoadPkcs12FromFile(\"a.pfx\", {|MTLS7001:Secret|}); LoadPkcs12FromFile(\"b.pfx\", {|MTLS7001:Secret|}); }"),
        Frame(fixedMember + "\n    void M() { LoadPkcs12FromFile(\"a.pfx\", Secret); LoadPkcs12FromFile(\"b.pfx\", Secret); }"));

    [Theory]
    [InlineData("public const string Secret = \"1234\";")]
    [InlineData("internal const string Secret = \"1234\";")]
    [InlineData("private const string Secret = \"1234\", Other = Secret;")]
    [InlineData("private const string Secret = \"1234\"; private const string Longer = Secret + \"5678\";")]
    [InlineData("private const string Secret = \"1234\"; void Default(string given = Secret) { }")]
    [InlineData("private const string Secret = \"1234\"; [Obsolete(Secret)] void Old() { }")]
    [InlineData("private const string Secret = \"1234\"; bool Is(string given) => given is Secret;")]
    [InlineData("private const string Secret = \"1234\"; int Is(string given) { switch (given) { case Secret: return 1; default: return 0; } }")]
    [InlineData("private static string Secret => DateTime.Now.Year > 2030 ? \"1234\" : \"5678\";")]
    public Task Constant_that_others_need_is_left_alone_IsSilent(string member) => UnfixedAsync(
        Frame(member + " void M() => LoadPkcs12FromFile(\"a.pfx\", {|MTLS7001:Secret|});"));

    [Theory]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|}); switch (pwd) { case p: break; }")]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|}); Func<string> f = static () => p;")]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p|}); const string q = p + \"5\";")]
    [InlineData("const string p = \"1234\"; LoadPkcs12FromFile(path, {|MTLS7001:p + \"5\"|});")]
    [InlineData("System.Linq.Expressions.Expression<Func<object>> e = () => LoadPkcs12FromFile(path, {|MTLS7001:\"1234\"|}, X509KeyStorageFlags.DefaultKeySet, null);")]
    public Task Place_for_no_call_is_left_alone_IsSilent(string statements) => UnfixedAsync(LoadingFrame.Around(statements));

    [Fact]
    public Task Constant_of_another_file_is_left_alone_IsSilent() => UnfixedAsync(
        Frame("void M() => LoadPkcs12FromFile(\"a.pfx\", {|MTLS7001:Secrets.Client|});"),
        "static class Secrets { internal static string Client => \"1234\"; }");

    [Fact]
    public Task Name_that_is_taken_is_not_used_again_IsFixed() => FixAsync(
        Frame("""void M(IConfiguration settings) { var a = settings["Certificates:ClientPassword"]; LoadPkcs12FromFile("a.pfx", {|MTLS7001:"1234"|}); }"""),
        Frame("""void M(IConfiguration settings) { var a = settings["Certificates:ClientPassword"]; LoadPkcs12FromFile("a.pfx", settings["Certificates:ClientPassword2"] ?? throw new InvalidOperationException("Certificates:ClientPassword2 is not set.")); }"""));

    private static string Read(string name) => $"configuration[\"Certificates:{name}\"] ?? throw new InvalidOperationException(\"Certificates:{name} is not set.\")";

    private static string Four(string import, string bank, string same, string other, string server) => import + $$"""
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.Extensions.Configuration;

        class C(IConfiguration configuration)
        {
            void M(ListenOptions l)
            {
                // The bank.
                var bank = X509CertificateLoader.LoadPkcs12FromFile("bank.pfx", {{bank}}); // ask Kim
                var same = X509CertificateLoader.LoadPkcs12FromFile(
                    "same.pfx",
                    {{same}}, // the same
                    X509KeyStorageFlags.EphemeralKeySet);
                var other = X509CertificateLoader.LoadPkcs12FromFile("other.pfx", {{other}});
                l.UseHttps("server.pfx", {{server}});
            }
        }
        """;

    private static string Frame(string members) => Usings.Catalogue + $$"""
        using static System.Security.Cryptography.X509Certificates.X509CertificateLoader;

        class C
        {
            {{members}}
        }
        """;

    private static Task UnfixedAsync(string source, params string[] files) => FixAsync(source, source, test => Array.ForEach(files, file =>
    {
        test.TestState.Sources.Add(file);
        test.FixedState.Sources.Add(file);
    }));

    private static Task FixAsync(string source, string fixedSource, Action<Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<MTLS7001PasswordLiteralAnalyzer, MTLS7001PasswordLiteralFix, DefaultVerifier>>? configure = null) =>
        Verify.FixAsync(source, fixedSource, null, configure);
}
