using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>Every form in which a handler of the event gets to certificate authentication.</summary>
public class MTLS4001HandlerFormTests
{
    private const string Open = "{|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success();";

    private const string Method = "Task Judge(CertificateValidatedContext ctx) { " + Open + " return Task.CompletedTask; }";

    [Theory]
    [InlineData("events.OnCertificateValidated = ctx => { " + Open + " return Task.CompletedTask; };")]
    [InlineData("events.OnCertificateValidated = async ctx => { await Task.Yield(); " + Open + " };")]
    [InlineData("events.OnCertificateValidated = async (CertificateValidatedContext ctx) => { await Task.Yield(); " + Open + " };")]
    [InlineData("events.OnCertificateValidated = delegate (CertificateValidatedContext ctx) { " + Open + " return Task.CompletedTask; };")]
    [InlineData("events.OnCertificateValidated = Judge;", Method)]
    [InlineData("events.OnCertificateValidated = this.Judge;", Method)]
    [InlineData("events.OnCertificateValidated = new Func<CertificateValidatedContext, Task>(Judge);", Method)]
    [InlineData("events.OnCertificateValidated = Local; Task Local(CertificateValidatedContext ctx) { " + Open + " return Task.CompletedTask; }")]
    [InlineData("Func<CertificateValidatedContext, Task> judge = ctx => { " + Open + " return Task.CompletedTask; }; events.OnCertificateValidated = judge;")]
    [InlineData("events.OnCertificateValidated = ctx => Judge(ctx);", Method)]
    [InlineData("options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = ctx => { " + Open + " return Task.CompletedTask; } };")]
    [InlineData("options.Events = new() { OnCertificateValidated = async ctx => { await Task.Yield(); " + Open + " } };")]
    [InlineData("options.Events!.OnCertificateValidated = ctx => { " + Open + " return Task.CompletedTask; };")]
    [InlineData("new ServiceCollection().AddAuthentication().AddCertificate(o => o.Events = new CertificateAuthenticationEvents { OnCertificateValidated = ctx => { " + Open + " return Task.CompletedTask; } });")]
    [InlineData("new ServiceCollection().AddAuthentication().AddCertificate(\"tls\", o => { o.Events = new() { OnCertificateValidated = Judge }; });", Method)]
    [InlineData("new ServiceCollection().Configure<CertificateAuthenticationOptions>(\"Certificate\", o => o.Events!.OnCertificateValidated = Judge);", Method)]
    [InlineData("new ServiceCollection().PostConfigure<CertificateAuthenticationOptions>(o => o.Events!.OnCertificateValidated = Judge);", Method)]
    [InlineData("new ServiceCollection().AddOptions<CertificateAuthenticationOptions>().Configure<ICallers>((o, svc) => o.Events!.OnCertificateValidated = ctx => { " + Open + " return Task.CompletedTask; });")]
    [InlineData("", "readonly CertificateAuthenticationEvents _events = new() { OnCertificateValidated = static ctx => { {|MTLS4001:if|} (ctx.Scheme.Name == \"a\") ctx.Success(); return Task.CompletedTask; } };")]
    [InlineData("events.OnCertificateValidated = Held;", "static readonly Func<CertificateValidatedContext, Task> Held = ctx => { {|MTLS4001:if|} (ctx.Scheme.Name == \"a\") ctx.Success(); return Task.CompletedTask; };")]
    [InlineData("", "CertificateAuthenticationEvents Events { get; } = new() { OnCertificateValidated = static ctx => { {|MTLS4001:if|} (ctx.Scheme.Name == \"a\") ctx.Success(); return Task.CompletedTask; } };")]
    [InlineData("", "CertificateAuthenticationEvents Events => new() { OnCertificateValidated = ctx => { {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; } };")]
    [InlineData("", "CertificateAuthenticationEvents Events { get { return new() { OnCertificateValidated = ctx => { {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; } }; } }")]
    public Task Delegate_Reports(string statements, string members = "") => EventFrame.VerifyAsync(EventFrame.Program(statements, members));

    [Theory]
    [InlineData("class Events(ICallers svc) : CertificateAuthenticationEvents { public override Task CertificateValidated(CertificateValidatedContext ctx) { {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else Console.WriteLine(\"no\"); return Task.CompletedTask; } }")]
    [InlineData("class Events(ICallers svc) : CertificateAuthenticationEvents { public override async Task CertificateValidated(CertificateValidatedContext c) { if (!await svc.IsKnownAsync(c.ClientCertificate)) {|MTLS4001:return;|} c.Success(); } }")]
    [InlineData("class Events(ICallers svc) : CertificateAuthenticationEvents { public override Task CertificateValidated(CertificateValidatedContext c) => svc.IsKnown(c.ClientCertificate) {|MTLS4001:?|} Accept(c) : Task.CompletedTask; static Task Accept(CertificateValidatedContext c) { c.Success(); return Task.CompletedTask; } }")]
    [InlineData("class Base : CertificateAuthenticationEvents { } class Events(ICallers svc) : Base { public sealed override Task CertificateValidated(CertificateValidatedContext context) { {|MTLS4001:if|} (svc.IsKnown(context.ClientCertificate)) context.Success(); return Task.CompletedTask; } }")]
    [InlineData("class Events : CertificateAuthenticationEvents { public Events(ICallers svc) => OnCertificateValidated = ctx => { {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; }; }")]
    [InlineData("class Events : CertificateAuthenticationEvents { public override Task CertificateValidated(CertificateValidatedContext ctx) { var svc = ctx.HttpContext.RequestServices.GetRequiredService<ICallers>(); {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; } }")]
    [InlineData("class Setup(ICallers svc) : Microsoft.Extensions.Options.IConfigureNamedOptions<CertificateAuthenticationOptions> { public void Configure(string? name, CertificateAuthenticationOptions options) => options.Events = new() { OnCertificateValidated = ctx => { {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; } }; public void Configure(CertificateAuthenticationOptions options) => Configure(null, options); }")]
    public Task Type_of_its_own_Reports(string type) => EventFrame.VerifyAsync(EventFrame.Usings + type + EventFrame.Services);

    [Fact]
    public Task Program_file_Reports() => EventFrame.VerifyAsync(EventFrame.Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(options =>
        {
            options.Events = new CertificateAuthenticationEvents
            {
                OnCertificateValidated = context =>
                {
                    var callers = context.HttpContext.RequestServices.GetRequiredService<ICallers>();
                    {|MTLS4001:if|} (callers.IsKnown(context.ClientCertificate))
                    {
                        context.Success();
                    }

                    return Task.CompletedTask;
                },
            };
        });
        builder.Build().Run();
        """ + EventFrame.Services);

    [Fact]
    public Task Function_in_another_file_Reports_where_it_is_named() => EventFrame.VerifyAsync(
        EventFrame.Program("events.OnCertificateValidated = {|MTLS4001:Judge.DecideAsync|};"),
        test => test.TestState.Sources.Add("""
            static class Judge
            {
                public static Task DecideAsync(CertificateValidatedContext context) { if (context.ClientCertificate.Subject == "CN=a") { context.Success(); } return Task.CompletedTask; }
            }
            """));

    /// <summary>The types count by their names, whichever assembly brings them.</summary>
    [Fact]
    public Task Package_of_another_assembly_Reports() => EventFrame.VerifyAsync("""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication.Certificate;
        class Events : CertificateAuthenticationEvents
        {
            public override Task CertificateValidated(CertificateValidatedContext context) { {|MTLS4001:if|} (context.Scheme.Name == "a") context.Success(); return Task.CompletedTask; }
        }
        """, test =>
    {
        test.TestState.AdditionalReferences.Remove(RestoredReferences.CertificateAuthentication);
        test.TestState.AdditionalProjectReferences.Add("Vendored");
        var vendored = test.TestState.AdditionalProjects["Vendored"];
        vendored.AdditionalReferences.AddRange(References.AspNetCore);
        vendored.Sources.Add("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            namespace Microsoft.AspNetCore.Authentication.Certificate
            {
                public class CertificateAuthenticationOptions : AuthenticationSchemeOptions { }
                public class CertificateAuthenticationEvents { public virtual Task CertificateValidated(CertificateValidatedContext context) => Task.CompletedTask; }
                public class CertificateValidatedContext : ResultContext<CertificateAuthenticationOptions>
                {
                    public CertificateValidatedContext(HttpContext context, AuthenticationScheme scheme, CertificateAuthenticationOptions options) : base(context, scheme, options) { }
                }
            }
            """);
    });

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|#0:return Task.CompletedTask;|} } if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail(\"no\"); return Task.CompletedTask;")]
    public Task Development_Reports_info(string body) => EventFrame.VerifyInfoAsync("MTLS4001", EventFrame.Lambda(body));

    [Theory]
    [InlineData("events.OnCertificateValidated = svc is null ? null! : Judge;", "Task Judge(CertificateValidatedContext ctx) { if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; }")]
    [InlineData("var before = events.OnCertificateValidated; events.OnCertificateValidated = async ctx => { await before(ctx); if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); };")]
    [InlineData("events.OnCertificateValidated = Make();", "static Func<CertificateValidatedContext, Task> Make() => ctx => { if (ctx.Scheme.Name == \"a\") ctx.Success(); return Task.CompletedTask; };")]
    [InlineData("events.OnCertificateValidated = Judge;", "protected virtual Task Judge(CertificateValidatedContext ctx) { if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; }")]
    [InlineData("events.OnChallenge = ctx => { if (strict) ctx.HandleResponse(); return Task.CompletedTask; };")]
    [InlineData("Func<CertificateValidatedContext, Task> judge = Judge; judge = _ => Task.CompletedTask; events.OnCertificateValidated = judge;", "Task Judge(CertificateValidatedContext ctx) { if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; }")]
    [InlineData("", "class Base : CertificateAuthenticationEvents { protected virtual Task Note(CertificateValidatedContext ctx) => Task.CompletedTask; } class Events : Base { protected override Task Note(CertificateValidatedContext ctx) { if (ctx.Scheme.Name == \"a\") ctx.Success(); return Task.CompletedTask; } }")]
    [InlineData("events.OnCertificateValidated = ctx => { if (svc.IsKnown(ctx.ClientCertificate)) Accept(ctx); return Task.CompletedTask; };", "protected virtual void Accept(CertificateValidatedContext c) => c.Success();")]
    [InlineData("events.OnCertificateValidated = ctx => { object held = ctx; log.LogInformation(\"{held}\", held); if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask; };")]
    [InlineData("events.OnCertificateValidated = ctx => { Decide(ctx, 3); return Task.CompletedTask; };", "void Decide(CertificateValidatedContext c, int left) { if (left > 0) Decide(c, left - 1); else c.Success(); }")]
    public Task Unknown_handler_IsSilent(string statements, string members = "") => EventFrame.VerifyAsync(EventFrame.Program(statements, members));
}
