using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1000MutualTlsMapTests
{
    private const string AtStart = "addresses given at start | depends | ";
    private const string NobodyAsked = "nobody is asked: served | nobody is asked";
    private const string Handshake = "the handshake fails, without a status code";

    [Theory]
    [InlineData("", AtStart + "NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);", AtStart + "AllowCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | " + Handshake)]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);", AtStart + "RequireCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | " + Handshake + " | " + Handshake)]
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = default);", AtStart + "NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("if (args.Length > 0) { k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }", AtStart + "unknown | ConfigureHttpsDefaults, Program.cs, line 4, under a condition | depends on the mode | depends on code that this map does not follow")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.AllowAnyClientCertificate(); });", AtStart + "RequireCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | " + Handshake + " | accepted")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = (c, ch, e) => e == 0; });", AtStart + "AllowCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | the callback decides; what it refuses fails in the handshake")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = (c, ch, e) => e == 0; h.AllowAnyClientCertificate(); });", AtStart + "AllowCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | depends on code that this map does not follow")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true));", AtStart + "AllowCertificate | UseClientCertificateResponses, ConfigureHttpsDefaults, Program.cs, line 4 | served | the application sees none")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.DelayCertificate; h.UseClientCertificateResponses(t => t.TrustMachineStore = true); });", AtStart + "DelayCertificate | UseClientCertificateResponses, ConfigureHttpsDefaults, Program.cs, line 4 | served | the application sees none")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.UseClientCertificateResponses(t => t.TrustMachineStore = true); h.AllowAnyClientCertificate(); });", AtStart + "AllowCertificate | UseClientCertificateResponses, ConfigureHttpsDefaults, Program.cs, line 4 | served | depends on code that this map does not follow")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.UseClientCertificateResponses(t => t.TrustMachineStore = true); h.OnAuthenticate = (c, o) => { }; });", AtStart + "unknown | UseClientCertificateResponses, ConfigureHttpsDefaults, Program.cs, line 4 | depends on the mode | depends on code that this map does not follow")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (args.Length > 0) { h.UseClientCertificateResponses(t => t.TrustMachineStore = true); } });", AtStart + "unknown | ConfigureHttpsDefaults, Program.cs, line 4 | depends on the mode | depends on code that this map does not follow")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate);", AtStart + "DelayCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | the connection ends when the application asks for it")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);", AtStart + "RequireCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | " + Handshake + " | " + Handshake)]
    public async Task Defaults_Reports(string kestrel, string row) => Assert.Equal([row], await RowsAsync(kestrel));

    [Theory]
    [InlineData("k.ListenAnyIP(80);", "`ListenAnyIP(80)`, Program.cs, line 4 | no | none | no UseHttps | " + NobodyAsked)]
    [InlineData("k.ListenAnyIP(80, l => l.Protocols = default);", "`ListenAnyIP(80)`, Program.cs, line 4 | no | none | no UseHttps | " + NobodyAsked)]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps());", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); k.ListenAnyIP(443, l => l.UseHttps());", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | AllowCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | " + Handshake)]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps()); k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | RequireCertificate | UseHttps, Program.cs, line 4 | " + Handshake + " | " + Handshake)]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.AllowAnyClientCertificate(); }); k.ListenAnyIP(443, l => l.UseHttps(h => h.SslProtocols = default));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | AllowCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | served | accepted")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions()));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate }));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | RequireCertificate | UseHttps, Program.cs, line 4 | " + Handshake + " | " + Handshake)]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => new(new System.Net.Security.SslServerAuthenticationOptions { ClientCertificateRequired = true }) }));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | unknown | UseHttps with a callback for each handshake, Program.cs, line 4 | depends on the mode | depends on code that this map does not follow")]
    [InlineData("k.ListenAnyIP(443, l => { if (args.Length > 0) { l.UseHttps(); } });", "`ListenAnyIP(443)`, Program.cs, line 4 | depends | NoCertificate | Kestrel's default | " + NobodyAsked)]
    [InlineData("if (args.Length > 0) { k.ListenAnyIP(80); }", "`ListenAnyIP(80)`, Program.cs, line 4, under a condition | no | none | no UseHttps | " + NobodyAsked)]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; if (args.Length > 0) { h.AllowAnyClientCertificate(); } }));", "`ListenAnyIP(443)`, Program.cs, line 4 | yes | RequireCertificate | UseHttps, Program.cs, line 4 | " + Handshake + " | depends on code that this map does not follow")]
    [InlineData("k.ListenAnyIP(443, Elsewhere.Set);", "`ListenAnyIP(443, Elsewhere.Set)`, Program.cs, line 4 | yes | RequireCertificate | UseHttps, Program.cs, line 7 | " + Handshake + " | " + Handshake)]
    [InlineData("Elsewhere.Open(k);", "`ListenLocalhost(1)`, Program.cs, line 8 | yes | AllowCertificate | UseHttps, Program.cs, line 8 | served | " + Handshake)]
    public async Task Listener_in_code_Reports(string kestrel, string row) => Assert.Equal([row.Replace("(443, Elsewhere.Set)", "(443)")], await RowsAsync(kestrel));

    [Fact]
    public async Task Listeners_of_the_settings_Reports() => Assert.Equal(
        [
            "`Shops` https://*:443 | yes | RequireCertificate | appsettings.json, line 5 | " + Handshake + " | " + Handshake,
            "`Bank` https://*:444 | yes | AllowCertificate | EndpointDefaults, appsettings.json, line 3 | served | " + Handshake,
            "`Names` https://*:445 for `a.example` | yes | NoCertificate | appsettings.json, line 7 | " + NobodyAsked,
            "`Names` https://*:445 for `*` | yes | DelayCertificate | appsettings.json, line 7 | served | the connection ends when the application asks for it",
            "`Probes` http://*:80 | no | none | http:// | " + NobodyAsked,
        ],
        await RowsAsync("", ("/appsettings.json", """
            {
              "Kestrel": {
                "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" },
                "Endpoints": {
                  "Shops": { "Url": "https://*:443", "ClientCertificateMode": "RequireCertificate" },
                  "Bank": { "Url": "https://*:444", "ClientCertificateMode": "Require" },
                  "Names": { "Url": "https://*:445", "ClientCertificateMode": "DelayCertificate", "Sni": { "a.example": { "ClientCertificateMode": "NoCertificate" }, "*": { } } },
                  "Probes": { "Url": "http://*:80" }
                }
              }
            }
            """)));

    [Fact]
    public async Task Code_goes_before_the_defaults_of_the_settings_Reports() => Assert.Equal(
        ["`Shops` https://*:443 | yes | RequireCertificate | ConfigureHttpsDefaults, Program.cs, line 4 | " + Handshake + " | " + Handshake],
        await RowsAsync(
            "k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);",
            ("/appsettings.json", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" }, "Endpoints": { "Shops": { "Url": "https://*:443" } } } }""")));

    [Fact]
    public async Task Each_environment_has_its_listeners_Reports() => Assert.Equal(
        ["`A` https://*:1 in Test | yes | AllowCertificate | appsettings.Test.json, line 1 | served | " + Handshake, "`A` https://*:1 in Production | yes | RequireCertificate | appsettings.Production.json, line 1 | " + Handshake + " | " + Handshake],
        await RowsAsync(
            "",
            ("/appsettings.Test.json", """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://*:1", "ClientCertificateMode": "AllowCertificate" } } } }"""),
            ("/appsettings.Production.json", """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://*:1", "ClientCertificateMode": "RequireCertificate" } } } }""")));

    [Fact]
    public async Task Environments_without_endpoints_listen_where_they_are_told_to_Reports() => Assert.Equal(
        [
            "addresses given at start in other environments | depends | DelayCertificate | EndpointDefaults, appsettings.json, line 1 | served | the connection ends when the application asks for it",
            "`A` https://*:1 in Test | yes | DelayCertificate | EndpointDefaults, appsettings.json, line 1 | served | the connection ends when the application asks for it",
            "addresses given at start in Stage | depends | AllowCertificate | EndpointDefaults, appsettings.Stage.json, line 1 | served | " + Handshake,
        ],
        await RowsAsync(
            "",
            ("/appsettings.json", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "DelayCertificate" } } }"""),
            ("/appsettings.Test.json", """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://*:1" } } } }"""),
            ("/appsettings.Stage.json", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" } } }""")));

    [Fact]
    public async Task Listeners_in_code_are_there_in_every_environment_Reports() => Assert.Equal(
        ["`ListenAnyIP(80)`, Program.cs, line 4 | no | none | no UseHttps | " + NobodyAsked, "`A` https://*:1 in Test | yes | NoCertificate | Kestrel's default | " + NobodyAsked],
        await RowsAsync(
            "k.ListenAnyIP(80);",
            ("/appsettings.json", "{ }"),
            ("/appsettings.Test.json", """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://*:1" } } } }""")));

    [Fact]
    public async Task Defaults_of_environments_that_differ_Reports() => Assert.Equal(
        [AtStart + "unknown | EndpointDefaults of the settings files, which differ | depends on the mode | depends on the mode"],
        await RowsAsync(
            "",
            ("/appsettings.Test.json", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" } } }"""),
            ("/appsettings.Production.json", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } } }""")));

    [Fact]
    public async Task Page_names_who_does_what_Reports() => Assert.Equal(
        """
        # Mutual TLS of Project

        What code and settings files say. Environment variables, command lines and proxies in front may say otherwise.

        ## Host created in Program.cs, line 1

        Listener | TLS | Client certificate | Because of | A client without one | A client with an invalid one
        ---------|-----|--------------------|------------|----------------------|-----------------------------
        addresses given at start | depends | AllowCertificate | UseClientCertificateResponses, ConfigureHttpsDefaults, Program.cs, line 2 | 496 where the endpoint requires one; 403 where a user is required; the code that reads the certificate decides; served elsewhere | 495 where the endpoint requires one; elsewhere the application sees none

        - Judged by the runtime helper: Program.cs, line 2
        - Answered by the runtime helper: Program.cs, line 3
        - Made a user by certificate authentication: Program.cs, line 4
        - Required per endpoint: Program.cs, line 6
        - A user is required by: Program.cs, line 7
        - Read by: Program.cs, line 8
        - Another server or a proxy asks for certificates too, and is not on this map.

        """.ReplaceLineEndings("\n"),
        await PageAsync("""
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true)));
            builder.Services.AddClientCertificateResponses();
            builder.Services.AddAuthentication().AddCertificate();
            var app = builder.Build();
            app.MapGet("/pay", () => 1).RequireClientCertificate();
            app.MapGet("/buy", () => 1).RequireAuthorization();
            app.MapGet("/me", (HttpContext c) => c.Connection.ClientCertificate?.Subject);
            app.UseCertificateForwarding();
            app.Run();
            """));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "app.MapGet(\"/\", () => 1).RequireAuthorization();", "passes TLS; 403 where a user is required")]
    [InlineData("", "app.MapGet(\"/\", (HttpContext c) => c.Connection.ClientCertificate!.Subject);", "passes TLS; the code that reads the certificate decides")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate();", "app.MapGet(\"/\", (HttpContext c) => c.Connection.ClientCertificate!.Subject).RequireAuthorization();", "passes TLS; 403 where a user is required; the code that reads the certificate decides")]
    public async Task Certificates_that_nobody_judges_in_TLS_Reports(string services, string endpoint, string answer) => Assert.EndsWith(
        " | " + answer,
        Assert.Single(Rows((await PageAsync($$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.AllowAnyClientCertificate(); }));
            {{services}}
            var app = builder.Build();
            {{endpoint}}
            app.Run();
            """))!)));

    [Fact]
    public async Task What_may_belong_to_another_host_is_said_Reports()
    {
        var page = await PageAsync("""
            class Shop { public static void Run() { var builder = WebApplication.CreateBuilder(); builder.Build().Run(); } }
            class Bank { public static void Run() { var builder = WebApplication.CreateBuilder(); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)); builder.Build().Run(); } }
            class Login { string? Who(HttpContext context) => context.Connection.ClientCertificate?.Subject; }
            class Program { static void Main() => Shop.Run(); }
            """);

        Assert.Equal(["## Host created in Program.cs, line 1", "## Host created in Program.cs, line 2"], page!.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Equal(2, page.Split("- Read by: perhaps Program.cs, line 3\n").Length - 1);
        Assert.Equal([AtStart + "NoCertificate | Kestrel's default | " + NobodyAsked, AtStart + "RequireCertificate | ConfigureHttpsDefaults, Program.cs, line 2 | " + Handshake + " | " + Handshake], Rows(page));
    }

    [Fact]
    public async Task Code_that_nobody_calls_here_is_said_Reports()
    {
        var page = await PageAsync("""
            WebApplication.CreateBuilder(args).Build().Run();
            class Setup : Microsoft.Extensions.Options.IConfigureOptions<KestrelServerOptions>
            {
                public void Configure(KestrelServerOptions options) => options.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
            }
            """);

        Assert.Contains("- Not followed, and may change this: `ConfigureHttpsDefaults`, Program.cs, line 4\n", page);
        Assert.Equal([AtStart + "unknown | code that was not followed | depends on the mode | depends on code that this map does not follow"], Rows(page!));
    }

    [Fact]
    public async Task Message_is_one_line_Reports() => Assert.Equal(
        "Who is asked for a client certificate: host in Program.cs, line 1: addresses given at start RequireCertificate",
        Assert.Single(await FindingsAsync(Program("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);"))).GetMessage());

    [Theory]
    [InlineData("class Shop { void Set(KestrelServerOptions options) => options.ListenAnyIP(1); }")]
    [InlineData("static class WebApplication { public static Builder CreateBuilder() => new(); } class Builder { } class Shop { Builder Make() => WebApplication.CreateBuilder(); }")]
    [InlineData("class Shop { void M() => System.Collections.Immutable.ImmutableArray.CreateBuilder<int>(); }")]
    public async Task No_host_IsSilent(string code) => Assert.Empty(await FindingsAsync(code));

    [Fact]
    public async Task Not_asked_for_IsSilent() => Assert.Empty(await Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")), [new MTLS1000MutualTlsMapAnalyzer()]));

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ));")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.WebHost.ConfigureKestrel(k => k.Listen(, l => l.UseHttps(")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder = builder; builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(null)));")]
    public async Task Code_that_does_not_compile_is_drawn_too(string code) => Assert.Single(await FindingsAsync(code));

    private static string Program(string kestrel) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k =>
        {
            {{kestrel}}
        });
        builder.Build().Run();
        static class Elsewhere { public static void Set(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions l) => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
            public static void Open(KestrelServerOptions o) => o.ListenLocalhost(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)); }
        """;

    private static async Task<IEnumerable<string>> RowsAsync(string kestrel, params (string Path, string Text)[] settings) => Rows((await PageAsync(Program(kestrel), settings))!);

    private static IEnumerable<string> Rows(string page) => page.Split('\n').Where(line => line.Contains(" | ") && !line.StartsWith("Listener |", StringComparison.Ordinal));

    private static async Task<string?> PageAsync(string code, params (string Path, string Text)[] settings) =>
        Assert.Single(await FindingsAsync(code, settings)).Properties[MTLS1000MutualTlsMapAnalyzer.Page];

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> FindingsAsync(string code, params (string Path, string Text)[] settings)
    {
        var compilation = Samples.Compile(("Usings.cs", Usings.Catalogue + "global using ClientCertAnalyzers.AspNetCore;\n"), ("Program.cs", code)).AddReferences(RestoredReferences.CertificateAuthentication);
        var options = compilation.Options.WithSpecificDiagnosticOptions([new("MTLS1000", ReportDiagnostic.Info)]);
        return Analysis.FindingsAsync(compilation.WithOptions(options), [new MTLS1000MutualTlsMapAnalyzer()], settings);
    }
}
