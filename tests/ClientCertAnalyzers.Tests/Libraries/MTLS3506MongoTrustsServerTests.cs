using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3506MongoTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3506", "MongoDB.Driver");

    [Theory]
    [InlineData("var s = MongoClientSettings.FromConnectionString(host); {|MTLS3506:s.AllowInsecureTls = true|};")]
    [InlineData("var s = new MongoClientSettings { UseTls = true, {|MTLS3506:AllowInsecureTls = true|} };")]
    [InlineData("var b = new MongoUrlBuilder(host) { {|MTLS3506:AllowInsecureTls = true|} };")]
    [InlineData("new MongoClient({|MTLS3506:\"mongodb://db/?tls=true&tlsInsecure=true\"|});")]
    [InlineData("new MongoClient({|MTLS3506:\"mongodb://user:p%40ss@db:27017,db2:27017/shop?ssl=true;TLSINSECURE=True\"|});")]
    [InlineData("new MongoClient({|MTLS3506:\"mongodb+srv://db.example/?sslVerifyCertificate=false\"|});")]
    [InlineData("new MongoClient({|MTLS3506:$\"mongodb://{host}/?tls=true&tlsInsecure=true\"|});")]
    [InlineData("var s = MongoClientSettings.FromConnectionString({|MTLS3506:\"mongodb://db/?tls=true&tlsInsecure=true\"|});")]
    [InlineData("var u = MongoUrl.Create({|MTLS3506:\"mongodb://db/?tlsInsecure=true\"|});")]
    [InlineData("var u = new MongoUrl({|MTLS3506:\"mongodb://db/?tlsInsecure=true\"|});")]
    [InlineData("var u = new MongoUrlBuilder({|MTLS3506:\"mongodb://db/?tlsInsecure=true\"|});")]
    public Task Server_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Old_switch_Reports() => Frame.StatementsAsync(
        "var s = new MongoClientSettings { {|MTLS3506:VerifySslCertificate = false|} }; var b = new MongoUrlBuilder { {|MTLS3506:VerifySslCertificate = false|} };",
        test => test.DisabledDiagnostics.Add("CS0618"));

    [Fact]
    public Task Development_Reports_info() => Frame.InfoAsync("var s = new MongoClientSettings(); if (env.IsDevelopment()) { {|#0:s.AllowInsecureTls = true|}; }");

    [Theory]
    [InlineData("new MongoClient(\"mongodb://db/?tls=true\");")]
    [InlineData("new MongoClient(\"mongodb://db/?tls=true&tlsInsecure=false\");")]
    [InlineData("new MongoClient(\"mongodb://localhost:27017/?tls=true&tlsInsecure=true\");")]
    [InlineData("new MongoClient(\"mongodb://user:pw@127.0.0.1/?tls=true&tlsInsecure=true\");")]
    [InlineData("new MongoClient(\"mongodb://db/tlsInsecure=true\");")]
    [InlineData("new MongoClient(\"mongodb://db/?authSource=tlsInsecure\");")]
    [InlineData("new MongoClient(\"tlsInsecure=true\");")]
    [InlineData("new MongoClient(config[\"Mongo\"]);")]
    [InlineData("new MongoClient($\"mongodb://db/?tlsInsecure={flag}\");")]
    [InlineData("var s = new MongoClientSettings { AllowInsecureTls = false };")]
    [InlineData("var s = new MongoClientSettings { AllowInsecureTls = flag };")]
    [InlineData("var s = new MongoClientSettings(); s.AllowInsecureTls = true; if (env.IsProduction()) s.AllowInsecureTls = false;")]
    [InlineData("var s = new MongoClientSettings { AllowInsecureTls = true, SslSettings = new SslSettings { ServerCertificateValidationCallback = (o, c, ch, e) => e == SslPolicyErrors.None } };")]
    [InlineData("if (new MongoClientSettings().AllowInsecureTls) return;")]
    public Task Server_is_validated_local_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace MongoDB.Driver { class MongoClientSettings { public bool AllowInsecureTls { get; set; } } class MongoClient(string connectionString) { object o = new MongoClientSettings { AllowInsecureTls = true }; object p = new MongoClient(\"mongodb://db/?tlsInsecure=true\" + connectionString); } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var s = new MongoClientSettings { {|MTLS3506:AllowInsecureTls = true|} };", "var s = new MongoClientSettings { AllowInsecureTls = false };")]
    [InlineData("new MongoClient({|MTLS3506:\"mongodb://db/?tlsInsecure=true&tls=true\"|});", "new MongoClient(\"mongodb://db/?tlsInsecure=false&tls=true\");")]
    [InlineData("new MongoClient({|MTLS3506:\"mongodb://db/?tls=true&sslVerifyCertificate=false\"|});", "new MongoClient(\"mongodb://db/?tls=true&sslVerifyCertificate=true\");")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
