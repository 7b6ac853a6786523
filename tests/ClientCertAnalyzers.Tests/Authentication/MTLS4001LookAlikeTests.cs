using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>Events that decide soundly, that do not decide, or that nobody can follow.</summary>
public class MTLS4001LookAlikeTests
{
    private const string Helpers = """

        static void Accept(CertificateValidatedContext c) => c.Success();
        static Task RefuseAsync(CertificateValidatedContext c) { c.Fail("no"); return Task.CompletedTask; }
        static bool Add(CertificateValidatedContext c) { c.Principal!.AddIdentity(new ClaimsIdentity()); return true; }
        """;

    [Theory]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail(\"unknown\"); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { ctx.Fail(\"unknown\"); return Task.CompletedTask; } ctx.Success(); return Task.CompletedTask;")]
    // Adds claims and leaves the decision to the handler.
    [InlineData("ctx.Principal!.AddIdentity(new ClaimsIdentity()); return Task.CompletedTask;")]
    [InlineData("ctx.Principal = new ClaimsPrincipal(new ClaimsIdentity(ctx.Scheme.Name)); ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (strict) { ctx.Principal!.AddIdentity(new ClaimsIdentity()); } return Task.CompletedTask;")]
    [InlineData("log.LogInformation(ctx.ClientCertificate.Subject); return Task.CompletedTask;")]
    [InlineData("if (strict) { ctx.Principal = principal; ctx.Success(); } else { ctx.Principal = new ClaimsPrincipal(); } return Task.CompletedTask;")]
    [InlineData("if (strict) { ctx.Principal = principal; ctx.Success(); } else { Add(ctx); } return Task.CompletedTask;")]
    [InlineData("if (strict) { ctx.Success(); return Task.CompletedTask; } ((ClaimsIdentity)ctx.Principal!.Identity!).AddClaim(new Claim(\"a\", \"b\")); return Task.CompletedTask;")]
    // The handler gives the event a user and a certificate.
    [InlineData("if (ctx.Principal == null) { return Task.CompletedTask; } ctx.Principal = new ClaimsPrincipal(new ClaimsIdentity(ctx.Principal.Claims)); ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (ctx.ClientCertificate is not { } certificate) { return Task.CompletedTask; } if (svc.IsKnown(certificate)) ctx.Success(); else ctx.Fail(\"no\"); return Task.CompletedTask;")]
    // Only ever refuses: what it lets through has passed.
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { ctx.Fail(\"unknown\"); } return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { ctx.NoResult(); } return Task.CompletedTask;")]
    [InlineData("switch (svc.Kind(ctx.ClientCertificate)) { case 1: ctx.Fail(\"a\"); break; case 2: ctx.Fail(\"b\"); break; } return Task.CompletedTask;")]
    // Refuses in another way.
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) throw new InvalidOperationException(); ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) { ctx.Success(); return Task.CompletedTask; } return Task.FromException(new Exception());")]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.NoResult(); return Task.CompletedTask;")]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) Accept(ctx); else return RefuseAsync(ctx); return Task.CompletedTask;")]
    [InlineData("switch (svc.Kind(ctx.ClientCertificate)) { case 1: case 2: ctx.Success(); break; default: ctx.Fail(\"no\"); break; } return Task.CompletedTask;")]
    [InlineData("var task = svc.Kind(ctx.ClientCertificate) switch { 1 => Task.CompletedTask, _ => RefuseAsync(ctx) }; return task;")]
    // One question asked twice.
    [InlineData("var ok = svc.IsKnown(ctx.ClientCertificate); if (ok) ctx.Success(); if (!ok) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    [InlineData("var user = svc.Find(ctx.ClientCertificate); if (user != null) { ctx.Success(); } if (user is null) { ctx.Fail(\"no\"); } return Task.CompletedTask;")]
    [InlineData("var user = svc.Find(ctx.ClientCertificate); var ok = user is not null; if (ok) { ctx.Success(); } else { ctx.Fail(\"no\"); } return Task.CompletedTask;")]
    [InlineData("var found = false; foreach (var claim in principal.Claims) { if (claim.Value == \"a\") { ctx.Success(); found = true; break; } } if (!found) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    // The result is looked at.
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); if (ctx.Result == null) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); if (ctx.Result is not { Succeeded: true }) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    // Who has the context may set a result.
    [InlineData("if (strict) ctx.Success(); else new Judge().Decide(ctx); return Task.CompletedTask;", "interface IJudge { void Decide(CertificateValidatedContext c); } abstract class AnyJudge { public abstract void Decide(CertificateValidatedContext c); } class Judge : AnyJudge { public override void Decide(CertificateValidatedContext c) { c.Fail(\"no\"); } }")]
    [InlineData("if (strict) ctx.Success(); else judge(ctx); return Task.CompletedTask;", "readonly Action<CertificateValidatedContext> judge = null!;")]
    [InlineData("if (strict) ctx.Success(); else Run(() => ctx.Fail(\"no\")); return Task.CompletedTask;", "static void Run(Action action) => action();")]
    [InlineData("if (strict) ctx.Success(); else Run(ctx.Fail); return Task.CompletedTask;", "static void Run(Action<string> action) => action(\"no\");")]
    [InlineData("if (strict) ctx.Success(); else { var same = ctx; same.Fail(\"no\"); } return Task.CompletedTask;")]
    [InlineData("if (strict) ctx.Success(); else _ = new Holder(ctx); return Task.CompletedTask;", "class Holder { public Holder(CertificateValidatedContext c) => c.Fail(\"no\"); }")]
    [InlineData("if (strict) ctx.Success(); else Loop(ctx, 3); return Task.CompletedTask;", "static void Loop(CertificateValidatedContext c, int n) { if (n > 0) Loop(c, n - 1); else c.Fail(\"no\"); }")]
    [InlineData("void Refuse() => ctx.Fail(\"no\"); if (strict) ctx.Success(); else Refuse(); return Task.CompletedTask;")]
    public Task Sound_or_unknown_IsSilent(string body, string members = "") => EventFrame.VerifyAsync(EventFrame.Lambda(body, Helpers + members));

    [Theory]
    [InlineData("if (!await CheckAsync(ctx)) return; ctx.Success();", "async Task<bool> CheckAsync(CertificateValidatedContext c) { if (!await svc.IsKnownAsync(c.ClientCertificate)) { c.Fail(\"no\"); return false; } return true; }")]
    [InlineData("var ok = await CheckAsync(ctx).ConfigureAwait(false); if (!ok) return; ctx.Success();", "async Task<bool> CheckAsync(CertificateValidatedContext c) { var known = await svc.IsKnownAsync(c.ClientCertificate); if (!known) c.Fail(\"no\"); return known; }")]
    [InlineData("if (await CheckAsync(ctx)) { ctx.Success(); }", "Task<bool> CheckAsync(CertificateValidatedContext c) { if (strict) { return Task.FromResult(true); } c.Fail(\"no\"); return Task.FromResult(false); } readonly bool strict;")]
    [InlineData("try { if (await svc.IsKnownAsync(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail(\"no\"); } catch (Exception e) { ctx.Fail(e); }")]
    [InlineData("try { if (await svc.IsKnownAsync(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail(\"no\"); } catch (Exception e) { log.LogError(e, \"no\"); throw; }")]
    [InlineData("try { if (await svc.IsKnownAsync(ctx.ClientCertificate)) ctx.Success(); else throw new Exception(); } catch (Exception) { ctx.NoResult(); }")]
    // Claims are added where the service answers.
    [InlineData("try { ctx.Principal = svc.Find(ctx.ClientCertificate); ctx.Success(); } catch (Exception e) { log.LogError(e, \"no claims\"); }")]
    [InlineData("try { await svc.IsKnownAsync(ctx.ClientCertificate); } catch (Exception) { ctx.Fail(\"no answer\"); }")]
    [InlineData("while (!await svc.IsKnownAsync(ctx.ClientCertificate)) { await Task.Delay(1); } ctx.Success();")]
    [InlineData("await using var scope = ctx.HttpContext.RequestServices.CreateAsyncScope(); if (svc.IsKnown(ctx.ClientCertificate)) { ctx.Success(); } else { ctx.Fail(\"no\"); }")]
    public Task Sound_asynchronous_code_IsSilent(string body, string members = "") => EventFrame.VerifyAsync(EventFrame.Async(body, members));

    [Fact]
    public Task Own_types_with_these_names_IsSilent() => EventFrame.VerifyAsync("""
        using System;
        using System.Threading.Tasks;
        namespace Microsoft.AspNetCore.Authentication.Certificate
        {
            class CertificateAuthenticationEvents { public Func<CertificateValidatedContext, Task>? OnCertificateValidated { get; set; } public virtual Task CertificateValidated(CertificateValidatedContext c) => Task.CompletedTask; }
            class CertificateValidatedContext { public void Success() { } public void Fail(string reason) { } }
        }
        namespace Own
        {
            using Microsoft.AspNetCore.Authentication.Certificate;
            class Events : CertificateAuthenticationEvents
            {
                public Events(bool ok) => OnCertificateValidated = ctx => { if (ok) ctx.Success(); return Task.CompletedTask; };
                public override Task CertificateValidated(CertificateValidatedContext c) { if (c != null) c.Success(); return Task.CompletedTask; }
            }
        }
        """, test => test.TestState.AdditionalReferences.Remove(RestoredReferences.CertificateAuthentication));

    [Fact]
    public Task Other_methods_and_events_IsSilent() => EventFrame.VerifyAsync(EventFrame.Usings + """
        class Events : CertificateAuthenticationEvents
        {
            public Task Validated(CertificateValidatedContext context) { if (context.Options is not null) context.Success(); return Task.CompletedTask; }
            public override Task Challenge(CertificateChallengeContext context) { if (context.Options is not null) context.HandleResponse(); return Task.CompletedTask; }
            public new Task CertificateValidated(CertificateValidatedContext context) { if (context.Options is not null) context.Success(); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task Test_project_IsSilent() => EventFrame.VerifyAsync(EventFrame.Lambda("if (strict) ctx.Success(); return Task.CompletedTask;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Fact]
    public Task Without_the_package_IsSilent() => EventFrame.VerifyAsync("""
        class Startup { void Configure(dynamic events) => events.OnCertificateValidated = new System.Func<int>(() => 0); }
        """, test => test.TestState.AdditionalReferences.Remove(RestoredReferences.CertificateAuthentication));

    [Theory]
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) ctx.Succe(); return Task.CompletedTask;")]
    [InlineData("if (svc.Unknown(ctx.)) ctx.Success(; return")]
    [InlineData("switch (ctx) { case ")]
    [InlineData("try { ctx.Success(")]
    public Task Code_that_does_not_compile_IsSilent(string body) =>
        EventFrame.VerifyAsync(EventFrame.Lambda(body), test => test.CompilerDiagnostics = CompilerDiagnostics.None);
}
