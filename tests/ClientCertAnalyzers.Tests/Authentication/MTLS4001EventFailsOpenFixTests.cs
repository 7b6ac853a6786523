using ClientCertAnalyzers.CodeFixes.Authentication;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4001EventFailsOpenFixTests
{
    private const string Refuse = "ctx.Fail(\"Client certificate is not authorized.\");";

    [Theory]
    [InlineData("""
        {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate))
        {
            ctx.Success(); // known
        }

        """, """
        if (svc.IsKnown(ctx.ClientCertificate))
        {
            ctx.Success(); // known
        }
        else
        {
            REFUSE
        }

        """)]
    [InlineData("""
        {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate))
            ctx.Success();
        """, """
        if (svc.IsKnown(ctx.ClientCertificate))
            ctx.Success();
        else
            REFUSE
        """)]
    [InlineData("""
        {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate))
        {
            ctx.Success();
        }
        else
        {
            log.LogWarning("no"); // unknown
        }
        """, """
        if (svc.IsKnown(ctx.ClientCertificate))
        {
            ctx.Success();
        }
        else
        {
            log.LogWarning("no"); // unknown
            REFUSE
        }
        """)]
    [InlineData("""
        {|MTLS4001:if|} (svc.IsKnown(ctx.ClientCertificate))
            ctx.Success();
        else
            log.LogWarning("no");
        """, """
        if (svc.IsKnown(ctx.ClientCertificate))
            ctx.Success();
        else
        {
            log.LogWarning("no");
            REFUSE
        }
        """)]
    [InlineData("""
        {|MTLS4001:if|} (!svc.IsKnown(ctx.ClientCertificate))
        {
            log.LogWarning("no");
        }
        else
        {
            ctx.Success();
        }
        """, """
        if (!svc.IsKnown(ctx.ClientCertificate))
        {
            log.LogWarning("no");
            REFUSE
        }
        else
        {
            ctx.Success();
        }
        """)]
    [InlineData("""
        if (!svc.IsKnown(ctx.ClientCertificate))
        {
            log.LogWarning("no");
            {|MTLS4001:return Task.CompletedTask;|} // nobody
        }

        ctx.Success();
        """, """
        if (!svc.IsKnown(ctx.ClientCertificate))
        {
            log.LogWarning("no");
            REFUSE
            return Task.CompletedTask; // nobody
        }

        ctx.Success();
        """)]
    [InlineData("""
        if (!svc.IsKnown(ctx.ClientCertificate))
            {|MTLS4001:return Task.CompletedTask;|}
        ctx.Success();
        """, """
        if (!svc.IsKnown(ctx.ClientCertificate))
        {
            REFUSE
            return Task.CompletedTask;
        }
        ctx.Success();
        """)]
    [InlineData("""
        if (svc.Kind(ctx.ClientCertificate) == 1)
        {
            ctx.Success();
        }
        else {|MTLS4001:if|} (strict)
        {
            ctx.Fail("no");
        }
        """, """
        if (svc.Kind(ctx.ClientCertificate) == 1)
        {
            ctx.Success();
        }
        else if (strict)
        {
            ctx.Fail("no");
        }
        else
        {
            REFUSE
        }
        """)]
    [InlineData("""
        {|MTLS4001:switch|} (svc.Kind(ctx.ClientCertificate))
        {
            case 1:
                ctx.Success();
                break;
        }
        """, """
        switch (svc.Kind(ctx.ClientCertificate))
        {
            case 1:
                ctx.Success();
                break;
            default:
                REFUSE
                break;
        }
        """)]
    [InlineData("""
        switch (svc.Kind(ctx.ClientCertificate))
        {
            case 1:
                ctx.Success();
                break;
            {|MTLS4001:default:|}
                log.LogWarning("no");
                break;
        }
        """, """
        switch (svc.Kind(ctx.ClientCertificate))
        {
            case 1:
                ctx.Success();
                break;
            default:
                log.LogWarning("no");
                REFUSE
                break;
        }
        """)]
    [InlineData("""
        try
        {
            if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail("no");
        }
        {|MTLS4001:catch|} (Exception e)
        {
            log.LogError(e, "no");
        }

        """, """
        try
        {
            if (svc.IsKnown(ctx.ClientCertificate)) ctx.Success(); else ctx.Fail("no");
        }
        catch (Exception e)
        {
            log.LogError(e, "no");
            REFUSE
        }

        """)]
    public Task Way_without_result_IsFixed(string before, string after) => FixAsync(EventFrame.Lambda(Lines(before)), EventFrame.Lambda(Lines(after.Replace("REFUSE", Refuse))));

    [Fact]
    public Task All_in_one_file_IsFixed() => FixAsync(
        EventFrame.Usings + Three(
            "if (!ctx.ClientCertificate.HasPrivateKey)\n        {\n            {|MTLS4001:return;|}\n        }\n\n        ctx.Success();",
            "{|MTLS4001:if|} (ctx.Scheme.Name == \"a\")\n        {\n            context.Success();\n        }\n        else\n        {\n        }",
            "{|MTLS4001:catch|} (Exception)\n        {\n        }"),
        EventFrame.Usings + Three(
            "if (!ctx.ClientCertificate.HasPrivateKey)\n        {\n            " + Refuse + "\n            return;\n        }\n\n        ctx.Success();",
            "if (ctx.Scheme.Name == \"a\")\n        {\n            context.Success();\n        }\n        else\n        {\n            " + Refuse.Replace("ctx", "context") + "\n        }",
            "catch (Exception)\n        {\n            " + Refuse + "\n        }"));

    /// <summary>In another function the context has another name.</summary>
    private static string Three(string first, string second, string third) => $$"""
        class First : CertificateAuthenticationEvents
        {
            public override async Task CertificateValidated(CertificateValidatedContext ctx)
            {
                await Task.Yield();
                {{first}}
            }
        }

        class Second : CertificateAuthenticationEvents
        {
            public override Task CertificateValidated(CertificateValidatedContext ctx)
            {
                Decide(ctx);
                return Task.CompletedTask;
            }

            private static void Decide(CertificateValidatedContext context)
            {
                {{second.Replace("ctx.", "context.")}}
            }
        }

        class Third : CertificateAuthenticationEvents
        {
            public override async Task CertificateValidated(CertificateValidatedContext ctx)
            {
                await Task.Yield();
                try
                {
                    if (ctx.Scheme.Name != "a") throw new Exception();
                    ctx.Success();
                }
                {{third}}
            }
        }
        """;

    [Theory]
    // No place for a statement.
    [InlineData("return strict {|MTLS4001:?|} Accept(ctx) : Task.CompletedTask;")]
    [InlineData("return svc.Kind(ctx.ClientCertificate) switch { 1 => Accept(ctx), _ => {|MTLS4001:Task.CompletedTask|} };")]
    // Behind the loop a refusal would replace what the loop has accepted.
    [InlineData("{|MTLS4001:foreach|} (var claim in principal.Claims) { if (claim.Value == \"a\") { ctx.Success(); break; } } return Task.CompletedTask;")]
    // A refusal there would replace the success of those that are known.
    [InlineData("if (svc.IsKnown(ctx.ClientCertificate)) { ctx.Success(); } else { log.LogWarning(\"no\"); } {|MTLS4001:if|} (strict) ctx.Success(); return Task.CompletedTask;")]
    public Task Place_without_a_safe_change_Is_left_alone(string body)
    {
        var source = EventFrame.Lambda(body, "static Task Accept(CertificateValidatedContext c) { c.Success(); return Task.CompletedTask; }");
        return FixAsync(source, source);
    }

    private static string Lines(string body) => "\n            " + body.ReplaceLineEndings("\n").Replace("\n", "\n            ").TrimEnd() + "\n            return Task.CompletedTask;\n        ";

    private static Task FixAsync(string source, string fixedSource) => EventFrame.FixAsync<MTLS4001EventFailsOpenFix>(source, fixedSource);
}
