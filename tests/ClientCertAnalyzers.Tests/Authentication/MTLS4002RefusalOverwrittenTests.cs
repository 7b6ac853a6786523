using ClientCertAnalyzers.CodeFixes.Authentication;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4002RefusalOverwrittenTests
{
    [Theory]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) {|MTLS4002:ctx.Fail(\"no\")|}; ctx.Principal = principal; ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { log.LogWarning(\"no\"); {|MTLS4002:ctx.Fail(\"no\")|}; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("{|MTLS4002:ctx.Fail(\"no\")|}; ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (strict) {|MTLS4002:ctx.Fail(new Exception())|}; if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail(\"no\"); return Task.CompletedTask;")]
    [InlineData("switch (svc.Kind(ctx.ClientCertificate)) { case 1: break; default: {|MTLS4002:ctx.Fail(\"no\")|}; break; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("foreach (var claim in principal.Claims) { if (claim.Value == \"a\") {|MTLS4002:ctx.Fail(\"no\")|}; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("foreach (var claim in principal.Claims) { if (claim.Value == \"a\") { {|MTLS4002:ctx.Fail(\"no\")|}; break; } } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("try { if (!svc.IsKnown(ctx.ClientCertificate)) {|MTLS4002:ctx.Fail(\"no\")|}; } finally { log.LogInformation(\"done\"); } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("try { principal.IsInRole(\"a\"); } catch (Exception e) { {|MTLS4002:ctx.Fail(e)|}; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) {|MTLS4002:ctx.Fail(\"no\")|}; Accept(ctx); return Task.CompletedTask;", "static void Accept(CertificateValidatedContext c) => c.Success();")]
    [InlineData("Check(ctx); ctx.Success(); return Task.CompletedTask;", "void Check(CertificateValidatedContext c) { if (!svc.IsKnown(c.ClientCertificate)) {|MTLS4002:c.Fail(\"no\")|}; }")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { {|MTLS4002:ctx.Fail(\"unknown\")|}; } if (!strict) { {|MTLS4002:ctx.Fail(\"lax\")|}; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) {|MTLS4002:ctx.Fail(\"no\")|}; ctx.Accept(); return Task.CompletedTask;", "} static class Ext { public static void Accept(this CertificateValidatedContext c) => c.Success();")]
    [InlineData("var ok = svc.IsKnown(ctx.ClientCertificate); if (!ok) {|MTLS4002:ctx.Fail(\"no\")|}; Load(out ok); if (ok) ctx.Success(); else ctx.Fail(\"no\"); return Task.CompletedTask;", "static void Load(out bool ok) => ok = DateTime.Now.Hour > 3;")]
    public Task Success_behind_a_refusal_Reports(string body, string members = "") => EventFrame.VerifyAsync(EventFrame.Lambda(body, members));

    [Theory]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) { ctx.Fail(\"no\"); return Task.CompletedTask; } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); else ctx.Success(); return Task.CompletedTask;")]
    [InlineData("ctx.Success(); if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); return Task.CompletedTask;")]
    [InlineData("ctx.Fail(\"no\"); if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (strict) { ctx.Fail(\"no\"); if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); } else ctx.NoResult(); return Task.CompletedTask;")]
    [InlineData("ctx.Fail(\"no\"); foreach (var claim in principal.Claims) { if (claim.Value == \"a\") { ctx.Success(); break; } } return Task.CompletedTask;")]
    [InlineData("ctx.NoResult(); if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("var ok = svc.IsKnown(ctx.ClientCertificate); if (!ok) ctx.Fail(\"no\"); if (ok) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); if (ctx.Result is null) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); if (ctx.Result != null) return Task.CompletedTask; ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (!svc.IsKnown(ctx.ClientCertificate)) ctx.Fail(\"no\"); if (ctx.Result?.Failure == null) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("foreach (var claim in principal.Claims) { if (claim.Value == \"a\") { ctx.Fail(\"no\"); return Task.CompletedTask; } } ctx.Success(); return Task.CompletedTask;")]
    [InlineData("var bad = false; foreach (var claim in principal.Claims) { if (claim.Value == \"a\") { ctx.Fail(\"no\"); bad = true; break; } } if (!bad) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("try { if (!svc.IsKnown(ctx.ClientCertificate)) throw new Exception(); ctx.Success(); } catch (Exception e) { ctx.Fail(e); } return Task.CompletedTask;")]
    [InlineData("if (!Check(ctx)) return Task.CompletedTask; ctx.Success(); return Task.CompletedTask;", "bool Check(CertificateValidatedContext c) { if (svc.IsKnown(c.ClientCertificate)) return true; c.Fail(\"no\"); return false; }")]
    [InlineData("if (Check(ctx)) ctx.Success(); return Task.CompletedTask;", "bool Check(CertificateValidatedContext c) { var ok = svc.IsKnown(c.ClientCertificate); if (!ok) { c.Fail(\"no\"); } return ok; }")]
    [InlineData("var known = svc.IsKnown(ctx.ClientCertificate); if (!known) log.LogWarning(\"no\"); var bad = !known; if (bad) ctx.Fail(\"no\"); if (known) ctx.Success(); return Task.CompletedTask;")]
    [InlineData("if (Check(ctx)) ctx.Success(); return Task.CompletedTask;", "bool Check(CertificateValidatedContext c) { var bad = !svc.IsKnown(c.ClientCertificate); if (bad) { c.Fail(\"no\"); } return !bad; }")]
    [InlineData("var known = svc.IsKnown(ctx.ClientCertificate); var bad = !known; if (bad) ctx.Fail(\"no\"); if (known) ctx.Success(); return Task.CompletedTask;")]
    public Task One_result_only_IsSilent(string body, string members = "") => EventFrame.VerifyAsync(EventFrame.Lambda(body, members));

    [Theory]
    [InlineData("if (strict) {|MTLS4002:ctx.Fail(\"no\")|};\n            ctx.Success();", "if (strict)\n            {\n                ctx.Fail(\"no\");\n                return Task.CompletedTask;\n            }\n            ctx.Success();")]
    [InlineData("if (strict)\n            {\n                {|MTLS4002:ctx.Fail(\"no\")|}; // strict\n                log.LogWarning(\"no\");\n            }\n\n            ctx.Success();", "if (strict)\n            {\n                ctx.Fail(\"no\"); // strict\n                log.LogWarning(\"no\");\n                return Task.CompletedTask;\n            }\n\n            ctx.Success();")]
    [InlineData("switch (svc.Kind(ctx.ClientCertificate))\n            {\n                case 1:\n                    {|MTLS4002:ctx.Fail(\"no\")|};\n                    break;\n            }\n\n            ctx.Success();", "switch (svc.Kind(ctx.ClientCertificate))\n            {\n                case 1:\n                    ctx.Fail(\"no\");\n                    return Task.CompletedTask;\n            }\n\n            ctx.Success();")]
    public Task Refusal_IsFixed(string before, string after) => FixAsync(Block(before), Block(after));

    [Fact]
    public Task All_in_one_file_with_missing_using_IsFixed() => FixAsync(Three("{|MTLS4002:context.Fail(\"no\")|};", null, ""), Three("context.Fail(\"no\");", "return;", "using System.Threading.Tasks;\n"));

    [Theory]
    // Another function: only its caller can end the event.
    [InlineData("Check(ctx); ctx.Success(); return Task.CompletedTask;", "bool Check(CertificateValidatedContext c) { if (!svc.IsKnown(c.ClientCertificate)) { {|MTLS4002:c.Fail(\"no\")|}; } return true; }")]
    [InlineData("Check(ctx); ctx.Success(); return Task.CompletedTask;", "void Check(CertificateValidatedContext c) { if (!svc.IsKnown(c.ClientCertificate)) { {|MTLS4002:c.Fail(\"no\")|}; } }")]
    // What follows would be dead code.
    [InlineData("{|MTLS4002:ctx.Fail(\"no\")|}; ctx.Success(); return Task.CompletedTask;")]
    public Task Place_without_a_safe_change_Is_left_alone(string body, string members = "") => FixAsync(EventFrame.Lambda(body, members), EventFrame.Lambda(body, members));

    private static string Block(string body) => EventFrame.Lambda("\n            " + body + "\n            return Task.CompletedTask;\n        ");

    private static string Three(string refusal, string? exit, string import) => $$"""
        {{import}}using Microsoft.AspNetCore.Authentication.Certificate;

        static class Events
        {
            public static CertificateAuthenticationEvents Of(bool one, bool two, bool three) => new()
            {
                OnCertificateValidated = context =>
                {
                    if (one)
                    {
                        {{refusal}}{{(exit is null ? "" : "\n                return Task.CompletedTask;")}}
                    }

                    if (two)
                    {
                        {{refusal}}{{(exit is null ? "" : "\n                return Task.CompletedTask;")}}
                    }

                    if (three)
                    {
                        {{refusal}}{{(exit is null ? "" : "\n                return Task.CompletedTask;")}}
                    }

                    context.Success();
                    return System.Threading.Tasks.Task.CompletedTask;
                },
            };
        }
        """;

    private static Task FixAsync(string source, string fixedSource) => EventFrame.FixAsync<MTLS4002RefusalOverwrittenFix>(source, fixedSource);
}
