using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Tests.Engines.ConnectionStrings;

public class ConnectionTextTests
{
    [Theory]
    [InlineData("Server=db;Encrypt=True", "Server|db,Encrypt|True")]
    [InlineData(" Server = db ; Encrypt = True ; ", "Server|db,Encrypt|True")]
    [InlineData("Password='a;b';Server=db", "Password|a;b,Server|db")]
    [InlineData("Password=\"it's;\";Server=db;", "Password|it's;,Server|db")]
    [InlineData("Password='it''s;Trust=1';Server=db", "Password|it''s;Trust=1,Server|db")]
    [InlineData("Password=a'b;Server=db", "Password|a'b,Server|db")]
    [InlineData("Server=db;;Encrypt=", "Server|db,Encrypt|")]
    [InlineData("", "")]
    public void Ado_net(string text, string expected) => Assert.Equal(expected, Read(text, ConnectionDialect.AdoNet));

    [Theory]
    [InlineData("Server")]
    [InlineData("Server=db;Encrypt")]
    [InlineData("Password='a;Server=db")]
    [InlineData("Password=\"a\"\";Server=db")]
    public void Ado_net_that_cannot_be_read(string text) => Assert.Null(ConnectionText.Read(text, ConnectionDialect.AdoNet));

    [Theory]
    [InlineData("mongodb://db/?tls=true&tlsInsecure=true", "tls|true,tlsInsecure|true")]
    [InlineData("mongodb://a:b@db:27017,other/shop?tls=true;x='1'", "tls|true,x|'1'")]
    public void Url(string text, string expected) => Assert.Equal(expected, Read(text, ConnectionDialect.Url));

    [Theory]
    [InlineData("mongodb://db/")]
    [InlineData("tlsInsecure=true")]
    [InlineData("db?tls=true://")]
    public void Url_without_settings(string text) => Assert.Null(ConnectionText.Read(text, ConnectionDialect.Url));

    [Fact]
    public void Redis() => Assert.Equal("ssl|true,password|a;b", Read("one:6379,two:6379, ssl = true,password=a;b", ConnectionDialect.Redis));

    [Theory]
    [InlineData("Server=localhost", nameof(ConnectionDialect.AdoNet), true)]
    [InlineData("Data Source=tcp:LOCALHOST,1433", nameof(ConnectionDialect.AdoNet), true)]
    [InlineData(@"Server=(localdb)\MSSQLLocalDB", nameof(ConnectionDialect.AdoNet), true)]
    [InlineData("Host=::1", nameof(ConnectionDialect.AdoNet), true)]
    [InlineData("Host=localhost;Host=db", nameof(ConnectionDialect.AdoNet), false)]
    [InlineData("Server=localhost.example", nameof(ConnectionDialect.AdoNet), false)]
    [InlineData("Encrypt=True", nameof(ConnectionDialect.AdoNet), false)]
    [InlineData("mongodb://u:p@localhost:27017,127.0.0.1/?a=b", nameof(ConnectionDialect.Url), true)]
    [InlineData("mongodb://[::1]:27017/?a=b", nameof(ConnectionDialect.Url), true)]
    [InlineData("mongodb://localhost,db/?a=b", nameof(ConnectionDialect.Url), false)]
    [InlineData("localhost:6379,ssl=true", nameof(ConnectionDialect.Redis), true)]
    [InlineData("localhost:6379,db:6379,ssl=true", nameof(ConnectionDialect.Redis), false)]
    public void Server_on_the_same_machine(string text, string dialect, bool isLocal) =>
        Assert.Equal(isLocal, ConnectionText.Read(text, Enum.Parse<ConnectionDialect>(dialect))!.IsLocal);

    [Fact]
    public void What_code_puts_in_may_set_again_what_stands_before_it() =>
        Assert.Equal("B|2", Read($"A=1;{ConnectionText.Unknown};B=2", ConnectionDialect.AdoNet));

    [Fact]
    public void The_last_of_several_counts() => Assert.Equal("2", ConnectionText.Read("A=1;a=2", ConnectionDialect.AdoNet)!.Find("A"));

    [Theory]
    [InlineData("Server=db; Trust = 'yes' ;A=1", "Trust = 'yes", "yes")]
    [InlineData("Trust=yes ", "Trust=yes", "yes")]
    public void Place_of_a_value(string text, string written, string value)
    {
        var setting = ConnectionText.Read(text, ConnectionDialect.AdoNet)!.Settings.Single(setting => setting.Key == "Trust");

        Assert.Equal(written, setting.Written);
        Assert.Equal(value, setting.Written[setting.Start..]);
    }

    private static string Read(string text, ConnectionDialect dialect) =>
        string.Join(',', ConnectionText.Read(text, dialect)!.Settings.Select(setting => $"{setting.Key}|{setting.Value}"));
}
