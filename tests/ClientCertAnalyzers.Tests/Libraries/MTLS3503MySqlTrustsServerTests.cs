using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3503MySqlTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3503", "MySqlConnector", "Microsoft.EntityFrameworkCore");

    [Theory]
    [InlineData("new MySqlConnection({|MTLS3503:\"Server=db;SslMode=Required\"|});")]
    [InlineData("new MySqlConnection({|MTLS3503:\"Server=db;SSL Mode=preferred\"|});")]
    [InlineData("new MySqlConnection({|MTLS3503:\"Server=db;SslMode=Required;SslCa=ca.pem\"|});")]
    [InlineData("using MySqlConnection connection = new({|MTLS3503:$\"Server={host};SslMode=Required\"|});")]
    [InlineData("var connection = new MySqlConnection(); connection.ConnectionString = {|MTLS3503:\"Server=db;SslMode=Required\"|};")]
    [InlineData("using var source = new MySqlDataSource({|MTLS3503:\"Server=db;SslMode=Required\"|});")]
    [InlineData("var builder = new MySqlDataSourceBuilder({|MTLS3503:\"Server=db;SslMode=Required\"|});")]
    [InlineData("var builder = new MySqlConnectionStringBuilder { {|MTLS3503:SslMode = MySqlSslMode.Required|} };")]
    [InlineData("var builder = new MySqlConnectionStringBuilder(host); {|MTLS3503:builder.SslMode = MySqlSslMode.Preferred|};")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseMySql({|MTLS3503:\"Server=db;SslMode=Required\"|}, ServerVersion.Parse(\"8.0.30\")));")]
    public Task Mode_that_takes_any_certificate_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("new MySqlConnection({|#0:\"Server=db;SslMode=None\"|});")]
    [InlineData("new MySqlConnection({|#0:\"Server=db;SslMode=Disabled\"|});")]
    [InlineData("new MySqlConnectionStringBuilder { {|#0:SslMode = MySqlSslMode.None|} }.ToString();")]
    [InlineData("new MySqlConnectionStringBuilder { {|#0:SslMode = MySqlSslMode.Disabled|} }.ToString();")]
    [InlineData("if (env.IsDevelopment()) { new MySqlConnection({|#0:\"Server=db;SslMode=Required\"|}); }")]
    public Task No_tls_or_development_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Theory]
    [InlineData("new MySqlConnection(\"Server=db\");")]
    [InlineData("new MySqlConnection(\"Server=db;SslMode=VerifyFull\");")]
    [InlineData("new MySqlConnection(\"Server=db;SslMode=VerifyCA;SslCa=ca.pem\");")]
    [InlineData("new MySqlConnection(\"Server=localhost;SslMode=Required\");")]
    [InlineData("new MySqlConnection(\"Server=db;SslMode=Required;SSL Mode=VerifyFull\");")]
    [InlineData("new MySqlConnection(\"Server=db;Database=Required\");")]
    [InlineData("new MySqlConnection($\"Server=db;SslMode={host}\");")]
    [InlineData("new MySqlConnectionStringBuilder { SslMode = MySqlSslMode.VerifyCA }.ToString();")]
    [InlineData("new MySqlConnection(\"Server=db;SslMode=Required\") { RemoteCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None }.Open();")]
    [InlineData("new MySqlDataSourceBuilder(\"Server=db;SslMode=Required\").UseRemoteCertificateValidationCallback((s, c, ch, e) => e == SslPolicyErrors.None);")]
    public Task Server_is_validated_local_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace MySqlConnector { class MySqlConnection(string connectionString) { object o = new MySqlConnection(\"Server=db;SslMode=Required\" + connectionString); } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("new MySqlConnection({|MTLS3503:\"Server=db;SslMode=Required\"|});", "new MySqlConnection(\"Server=db;SslMode=VerifyFull\");")]
    [InlineData("new MySqlConnectionStringBuilder { {|MTLS3503:SslMode = MySqlSslMode.Required|} }.ToString();", "new MySqlConnectionStringBuilder { SslMode = MySqlSslMode.VerifyFull }.ToString();")]
    public Task Mode_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
