using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3502NpgsqlTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3502", "Npgsql", "Microsoft.EntityFrameworkCore");

    [Theory]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;sslmode=require;Root Certificate=ca.pem\"|});")]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;SslMode=Prefer\"|});")]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;Ssl Mode=Allow\"|});")]
    [InlineData("new NpgsqlConnection({|MTLS3502:$\"Host={host};SSL Mode=Require;Trust Server Certificate=true\"|});")]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;SSL Mode=Disable;SSL Mode=Require\"|});")]
    [InlineData("var connection = new NpgsqlConnection { ConnectionString = {|MTLS3502:\"Host=db;SSL Mode=Require\"|} };")]
    [InlineData("using var source = NpgsqlDataSource.Create({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    [InlineData("var builder = new NpgsqlDataSourceBuilder({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    [InlineData("var builder = new NpgsqlSlimDataSourceBuilder({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder { Host = host, {|MTLS3502:SslMode = SslMode.Require|} };")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(host); {|MTLS3502:builder.SslMode = SslMode.Prefer|};")]
    [InlineData("const SslMode Mode = SslMode.Allow; new NpgsqlConnectionStringBuilder { {|MTLS3502:SslMode = Mode|} }.ToString();")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql({|MTLS3502:\"Host=db;SSL Mode=Require\"|}));")]
    [InlineData("services.AddNpgsql<DbContext>({|MTLS3502:\"Host=db;SSL Mode=Require\"|});")]
    public Task Mode_that_takes_any_certificate_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("new NpgsqlConnection({|#0:\"Host=db;SSL Mode=Disable\"|});")]
    [InlineData("new NpgsqlConnectionStringBuilder { {|#0:SslMode = SslMode.Disable|} }.ToString();")]
    [InlineData("if (env.IsDevelopment()) { new NpgsqlConnection({|#0:\"Host=db;SSL Mode=Require\"|}); }")]
    [InlineData("new NpgsqlConnectionStringBuilder { {|#0:SslMode = env.IsDevelopment() ? SslMode.Require : SslMode.VerifyFull|} }.ToString();")]
    public Task No_tls_or_development_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Fact]
    public Task Message_says_what_stands_there() => Frame.MessageAsync(
        "new NpgsqlConnectionStringBuilder { {|#0:SslMode = SslMode.Require|} }.ToString();", "SslMode = SslMode.Require", "accept every server certificate", "set it to 'VerifyFull'");

    [Theory]
    [InlineData("new NpgsqlConnection(\"Host=db\");")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=VerifyFull\");")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=VerifyCA\");")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=VerifyFull;Trust Server Certificate=true\");")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=Require;SSL Mode=VerifyFull\");")]
    [InlineData("new NpgsqlConnection(\"Host=localhost;SSL Mode=Require\");")]
    [InlineData("new NpgsqlConnection(\"Server=127.0.0.1;SSL Mode=Prefer\");")]
    [InlineData("new NpgsqlConnection($\"Host=db;SSL Mode={host}\");")]
    [InlineData("new NpgsqlConnection(\"Host=db;Password=Require\");")]
    [InlineData("new NpgsqlConnection(config[\"Db\"]);")]
    [InlineData("new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyCA }.ToString();")]
    [InlineData("new NpgsqlConnectionStringBuilder { SslMode = Enum.Parse<SslMode>(host) }.ToString();")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(host); b.SslMode = SslMode.Require; if (!flag) b.SslMode = SslMode.VerifyFull;")]
    [InlineData("if (new NpgsqlConnectionStringBuilder(host).SslMode == SslMode.Require) return;")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=Require\") { UserCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None }.Open();")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(\"Host=db;SSL Mode=Require\"); b.UseUserCertificateValidationCallback((s, c, ch, e) => e == SslPolicyErrors.None);")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db;SSL Mode=Require\", n => n.RemoteCertificateValidationCallback((s, c, ch, e) => e == SslPolicyErrors.None)));")]
    public Task Server_is_validated_local_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(
        statements,
        // Some of the callbacks are obsolete, and still work.
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("namespace Npgsql { public enum SslMode { Require } class NpgsqlConnectionStringBuilder { public SslMode SslMode { get; set; } } class C { object o = new NpgsqlConnectionStringBuilder { SslMode = SslMode.Require }; } }")]
    [InlineData("class NpgsqlConnection(string connectionString) { object o = new NpgsqlConnection(\"Host=db;SSL Mode=Require\" + connectionString); }")]
    public Task Types_of_the_project_IsSilent(string source) => Frame.VerifyAsync(source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("new NpgsqlConnectionStringBuilder { SslMode = SslMode. };")]
    [InlineData("new NpgsqlConnection(\"Host=db;SSL Mode=")]
    public Task Half_typed_code_IsSilent(string statements) => Frame.StatementsAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("new NpgsqlConnection({|MTLS3502:\"Host=db;SSL Mode=Require;Timeout=5\"|});", "new NpgsqlConnection(\"Host=db;SSL Mode=VerifyFull;Timeout=5\");")]
    [InlineData("new NpgsqlConnectionStringBuilder { {|MTLS3502:SslMode = SslMode.Require|}, Host = host }.ToString();", "new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyFull, Host = host }.ToString();")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(host); {|MTLS3502:b.SslMode = Npgsql.SslMode.Prefer|}; // for now", "var b = new NpgsqlConnectionStringBuilder(host); b.SslMode = Npgsql.SslMode.VerifyFull; // for now")]
    public Task Mode_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);

    [Fact]
    public Task Constant_of_an_enum_has_no_fix() => Frame.NoFixAsync("const SslMode Mode = SslMode.Require; new NpgsqlConnectionStringBuilder { {|MTLS3502:SslMode = Mode|} }.ToString();");
}
