using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3501SqlClientTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3501", "Microsoft.Data.SqlClient", "Microsoft.EntityFrameworkCore");

    [Theory]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;trustservercertificate=true;Encrypt=True\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;Trust Server Certificate = YES ;\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;TrustServerCertificate='true'\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Password=\\\"a;\\\"\\\"b\\\";Server=db;TrustServerCertificate=\\\"true\\\"\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:@\"Data Source=db\\sales;TrustServerCertificate=False;TrustServerCertificate=True\"|}, null!);")]
    [InlineData("new SqlConnection(connectionString: {|MTLS3501:\"Server=db;\" + Tail|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=\" + host + \";TrustServerCertificate=True\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:$\"Server={host};{Tail}\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:$\"Server={host};Encrypt=Mandatory;TrustServerCertificate=True;Password={host}\"|});")]
    [InlineData("new SqlConnection({|MTLS3501:$\"{config[\"Db\"]};TrustServerCertificate=True\"|});")]
    [InlineData("var text = \"Server=db;TrustServerCertificate=True\"; using var connection = new SqlConnection({|MTLS3501:text|});")]
    [InlineData("const string Text = \"Server=db;TrustServerCertificate=True\"; using var connection = new SqlConnection({|MTLS3501:Text|});")]
    [InlineData("using SqlConnection connection = new({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|});")]
    [InlineData("var connection = new SqlConnection(); connection.ConnectionString = {|MTLS3501:\"Server=db;TrustServerCertificate=True\"|};")]
    [InlineData("var connection = new SqlConnection { ConnectionString = {|MTLS3501:\"Server=db;TrustServerCertificate=True\"|} };")]
    [InlineData("var builder = new SqlConnectionStringBuilder({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|});")]
    [InlineData("var builder = new SqlConnectionStringBuilder(); builder.ConnectionString = {|MTLS3501:\"Server=db;TrustServerCertificate=True\"|};")]
    [InlineData("var builder = new SqlConnectionStringBuilder { DataSource = host, {|MTLS3501:TrustServerCertificate = true|} };")]
    [InlineData("var builder = new SqlConnectionStringBuilder(host); {|MTLS3501:builder.TrustServerCertificate = true|};")]
    [InlineData("const bool Trust = true; new SqlConnectionStringBuilder(host) { {|MTLS3501:TrustServerCertificate = Trust|} }.ToString();")]
    [InlineData("var old = new System.Data.SqlClient.SqlConnection({|MTLS3501:\"Server=db;Encrypt=yes;TrustServerCertificate=true\"|});")]
    [InlineData("var old = new System.Data.SqlClient.SqlConnectionStringBuilder { {|MTLS3501:TrustServerCertificate = true|} };")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseSqlServer({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|}));")]
    [InlineData("new DbContextOptionsBuilder<DbContext>().UseAzureSql({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|}, null);")]
    [InlineData("services.AddSqlServer<DbContext>({|MTLS3501:$\"Server={host};TrustServerCertificate=True\"|});")]
    public Task Server_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { new SqlConnection({|#0:\"Server=db;TrustServerCertificate=True\"|}); }")]
    [InlineData("new SqlConnectionStringBuilder(host) { {|#0:TrustServerCertificate = env.IsDevelopment() ? true : false|} }.ToString();")]
    [InlineData("new SqlConnection(env.IsDevelopment() ? {|#0:\"Server=db;TrustServerCertificate=True\"|} : \"Server=db\");")]
    [InlineData("if (config.GetValue<bool>(\"TrustAnyServer\")) { new SqlConnection({|#0:\"Server=db;TrustServerCertificate=True\"|}); }")]
    [InlineData("new SqlConnection(flag ? {|#0:\"Server=db;TrustServerCertificate=True\"|} : \"Server=db\");")]
    public Task Development_or_switch_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Fact]
    public Task Message_says_what_stands_there() => Frame.MessageAsync(
        "new SqlConnection({|#0:\"Server=db;Trust Server Certificate=yes\"|});", "Trust Server Certificate=yes", "accept every server certificate", "set it to 'False'");

    [Fact]
    public Task Constant_of_the_class_Reports() => Frame.VerifyAsync("""
        class Store
        {
            private const string Text = "Server=db;TrustServerCertificate=True";
            private static readonly string Other = "Server=db;TrustServerCertificate=True";
            SqlConnection One() => new SqlConnection({|MTLS3501:Text|});
            SqlConnection Two() => new SqlConnection({|MTLS3501:Other|});
        }
        """);

    [Theory]
    [InlineData("new SqlConnection(\"Server=db\");")]
    [InlineData("new SqlConnection(\"Server=db;TrustServerCertificate=False\");")]
    [InlineData("new SqlConnection(\"Server=db;TrustServerCertificate=no\");")]
    [InlineData("new SqlConnection(\"Server=db;TrustServerCertificate=True;TrustServerCertificate=False\");")]
    [InlineData("new SqlConnection(\"Server=db;Encrypt=Strict;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=db;Encrypt=False;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=db;Encrypt=Optional;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=localhost;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=tcp:localhost,1433;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Data Source=.;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(@\"Data Source=(localdb)\\MSSQLLocalDB;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(@\"Data Source=.\\SQLEXPRESS;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=127.0.0.1;TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"Server=db;Password='TrustServerCertificate=True'\");")]
    [InlineData("new SqlConnection(\"Server=db;Application Name=TrustServerCertificate\");")]
    [InlineData("new SqlConnection(\"Server=db;Password=\\\"TrustServerCertificate=True\");")]
    [InlineData("new SqlConnection(\"TrustServerCertificate\");")]
    [InlineData("new SqlConnection(config.GetConnectionString(\"Db\"));")]
    [InlineData("new SqlConnection(host);")]
    [InlineData("new SqlConnection($\"Server=db;TrustServerCertificate={flag}\");")]
    [InlineData("new SqlConnection($\"Server=db;TrustServerCertificate=True;{config[\"More\"]}\");")]
    [InlineData("var text = \"Server=db;TrustServerCertificate=True\"; text = host; new SqlConnection(text);")]
    [InlineData("var text = \"Server=db;TrustServerCertificate=True\"; Console.WriteLine(text); services.AddSingleton(text);")]
    [InlineData("new SqlConnection(host.Length > 3 ? \"Server=db;TrustServerCertificate=True\" : \"Server=db\");")]
    [InlineData("new SqlConnectionStringBuilder(host) { TrustServerCertificate = false }.ToString();")]
    [InlineData("new SqlConnectionStringBuilder(host) { TrustServerCertificate = flag }.ToString();")]
    [InlineData("new SqlConnectionStringBuilder(host) { TrustServerCertificate = env.IsDevelopment() }.ToString();")]
    [InlineData("var builder = new SqlConnectionStringBuilder(host); builder.TrustServerCertificate = true; if (env.IsProduction()) builder.TrustServerCertificate = false;")]
    [InlineData("var builder = new SqlConnectionStringBuilder(host); if (builder.TrustServerCertificate == true) return; _ = nameof(builder.TrustServerCertificate);")]
    [InlineData("var old = new System.Data.SqlClient.SqlConnection(\"Server=db;TrustServerCertificate=true\");")]
    [InlineData("var old = new System.Data.SqlClient.SqlConnection(\"Server=db;Encrypt=false;TrustServerCertificate=true\");")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseSqlServer(config.GetConnectionString(\"Db\")));")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseSqlServer());")]
    [InlineData("System.Data.Common.DbConnection c = new SqlConnection(); c.ConnectionString = \"Server=db;TrustServerCertificate=True\";")]
    public Task Server_is_validated_local_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("class SqlConnection(string connectionString) { public string ConnectionString { get; set; } = connectionString; } class C { object o = new SqlConnection(\"Server=db;TrustServerCertificate=True\") { ConnectionString = \"Server=db;TrustServerCertificate=True\" }; }")]
    [InlineData("namespace Microsoft.Data.SqlClient { class SqlConnectionStringBuilder { public bool TrustServerCertificate { get; set; } } class C { object o = new SqlConnectionStringBuilder { TrustServerCertificate = true }; } }")]
    [InlineData("class Mine { public bool TrustServerCertificate { get; set; } void M() { TrustServerCertificate = true; var a = new { TrustServerCertificate = true }; } }")]
    [InlineData("static class Extensions { public static void UseSqlServer(this DbContext context, string connectionString) { } static void M(DbContext c) => c.UseSqlServer(\"Server=db;TrustServerCertificate=True\"); }")]
    public Task Types_of_the_project_IsSilent(string source) => Frame.VerifyAsync(source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => Frame.StatementsAsync("new SqlConnection(\"Server=db;TrustServerCertificate=True\");", test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Theory]
    [InlineData("new SqlConnection(\"Server=db;TrustServerCertificate=")]
    [InlineData("new SqlConnectionStringBuilder { TrustServerCertificate = };")]
    [InlineData("new SqlConnection(connectionString: );")]
    [InlineData("var text = text + \";TrustServerCertificate=\"; new SqlConnection(text);")]
    public Task Half_typed_code_IsSilent(string statements) => Frame.StatementsAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;TrustServerCertificate=True\"|});", "new SqlConnection(\"Server=db;TrustServerCertificate=False\");")]
    [InlineData("new SqlConnection({|MTLS3501:@\"Server=db\\x;Trust Server Certificate = yes ;\"|});", "new SqlConnection(@\"Server=db\\x;Trust Server Certificate = False ;\");")]
    [InlineData("new SqlConnection({|MTLS3501:$\"Server={host};TrustServerCertificate=true;Password={host}\"|}); // for now", "new SqlConnection($\"Server={host};TrustServerCertificate=False;Password={host}\"); // for now")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;\" +\n                // old server\n                \"TrustServerCertificate=True\"|});", "new SqlConnection(\"Server=db;\" +\n                // old server\n                \"TrustServerCertificate=False\");")]
    [InlineData("var text = \"Server=db;TrustServerCertificate='True'\"; new SqlConnection({|MTLS3501:text|});", "var text = \"Server=db;TrustServerCertificate='False'\"; new SqlConnection(text);")]
    [InlineData("new SqlConnectionStringBuilder(host) { {|MTLS3501:TrustServerCertificate = true|} }.ToString();", "new SqlConnectionStringBuilder(host) { TrustServerCertificate = false }.ToString();")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);

    [Theory]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;\" + Tail|});")]
    [InlineData("new SqlConnection({|MTLS3501:\"Server=db;TrustServerCertificate\" + \"=True\"|});")]
    public Task Text_from_several_places_has_no_fix(string statements) => Frame.NoFixAsync(statements);

    [Fact]
    public Task All_of_a_document_IsFixed() => Frame.FixAsync(
        """
        class Store
        {
            const string Text = "Server=db;TrustServerCertificate=True"; // both
            SqlConnection One() => new SqlConnection({|MTLS3501:Text|});
            SqlConnection Two() => new SqlConnection({|MTLS3501:Text|});
            object Three() { SqlConnection c = new({|MTLS3501:"Server=a;TrustServerCertificate=yes"|}); return c; }
            object Four() => new SqlConnectionStringBuilder { {|MTLS3501:TrustServerCertificate = true|} };
        }
        """,
        """
        class Store
        {
            const string Text = "Server=db;TrustServerCertificate=False"; // both
            SqlConnection One() => new SqlConnection(Text);
            SqlConnection Two() => new SqlConnection(Text);
            object Three() { SqlConnection c = new("Server=a;TrustServerCertificate=False"); return c; }
            object Four() => new SqlConnectionStringBuilder { TrustServerCertificate = false };
        }
        """);
}
