using ClientCertAnalyzers.CodeFixes.Authentication;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4004FailedEventAcceptsTests
{
    [Theory]
    [InlineData("events.OnAuthenticationFailed = c => { c.Principal = principal; {|MTLS4004:c.Success()|}; return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = async c => { await Task.Yield(); {|MTLS4004:c.Success()|}; };")]
    [InlineData("events.OnAuthenticationFailed = c => Accept(c);", "static Task Accept(CertificateAuthenticationFailedContext c) { {|MTLS4004:c.Success()|}; return Task.CompletedTask; }")]
    [InlineData("events.OnAuthenticationFailed = Accept;", "static Task Accept(CertificateAuthenticationFailedContext c) { {|MTLS4004:c.Success()|}; return Task.CompletedTask; }")]
    [InlineData("options.Events = new() { OnAuthenticationFailed = c => { log.LogWarning(c.Exception, \"no\"); {|MTLS4004:c.Success()|}; return Task.CompletedTask; } };")]
    [InlineData("events.OnAuthenticationFailed = c => { if (strict) { c.Principal = principal; {|MTLS4004:c.Success()|}; } else { {|MTLS4004:c.Success()|}; } return Task.CompletedTask; };")]
    [InlineData("", "class Events : CertificateAuthenticationEvents { public override Task AuthenticationFailed(CertificateAuthenticationFailedContext context) { {|MTLS4004:context.Success()|}; return Task.CompletedTask; } }")]
    [InlineData("events.OnAuthenticationFailed = c => { if (c.Exception is OperationCanceledException) throw new Exception(); {|MTLS4004:c.Success()|}; return Task.CompletedTask; };")]
    public Task Accepted_after_a_failure_Reports(string statements, string members = "") => EventFrame.VerifyAsync(EventFrame.Program(statements, members));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|#0:c.Success()|}; }")]
    [InlineData("if (c.Exception.Message == \"expired\") { {|#0:c.Success()|}; }")]
    [InlineData("if (!strict) {|#0:c.Success()|}; else c.Fail(\"no\");")]
    public Task Accepted_under_a_condition_Reports_info(string body) =>
        EventFrame.VerifyInfoAsync("MTLS4004", EventFrame.Program("events.OnAuthenticationFailed = c => { " + body + " return Task.CompletedTask; };"));

    [Theory]
    [InlineData("events.OnAuthenticationFailed = c => { log.LogWarning(c.Exception, \"rejected\"); return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = c => { c.Fail(\"rejected\"); return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = c => { c.NoResult(); return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = c => { c.Success(); c.Fail(\"rejected\"); return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = c => { c.Response.StatusCode = 495; return c.Response.CompleteAsync(); };")]
    [InlineData("events.OnCertificateValidated = c => { c.Success(); return Task.CompletedTask; };")]
    [InlineData("events.OnAuthenticationFailed = c => { return Task.CompletedTask; void Accept() => c.Success(); };")]
    [InlineData("", "class Events : CertificateAuthenticationEvents { public Task Failed(CertificateAuthenticationFailedContext context) { context.Success(); return Task.CompletedTask; } }")]
    [InlineData("", "class Events { public virtual Task AuthenticationFailed(Own context) { context.Success(); return Task.CompletedTask; } } class Own { public void Success() { } }")]
    public Task Failure_that_stands_IsSilent(string statements, string members = "") => EventFrame.VerifyAsync(EventFrame.Program(statements, members));

    [Theory]
    [InlineData("c.Principal = principal;\n            {|MTLS4004:c.Success()|}; // let in\n            return Task.CompletedTask;", "c.Principal = principal;\n            // let in\n            return Task.CompletedTask;")]
    [InlineData("if (strict)\n            {\n                log.LogWarning(\"no\");\n            }\n\n            {|MTLS4004:c.Success()|};\n            return Task.CompletedTask;", "if (strict)\n            {\n                log.LogWarning(\"no\");\n            }\n            return Task.CompletedTask;")]
    public Task Call_IsFixed(string before, string after) => FixAsync(before, after);

    [Fact]
    public Task Each_call_by_itself_IsFixed() => FixAsync(
        "if (strict)\n            {\n                {|MTLS4004:c.Success()|};\n            }\n            else\n            {\n                {|MTLS4004:c.Success()|};\n            }\n\n            return Task.CompletedTask;",
        "if (strict)\n            {\n            }\n            else\n            {\n            }\n\n            return Task.CompletedTask;");

    private static Task FixAsync(string before, string after) => EventFrame.FixAsync<MTLS4004FailedEventAcceptsFix>(
        EventFrame.Program("events.OnAuthenticationFailed = c =>\n        {\n            " + before + "\n        };"),
        EventFrame.Program("events.OnAuthenticationFailed = c =>\n        {\n            " + after + "\n        };"),
        test => test.NumberOfIncrementalIterations = before.Contains("else") ? 2 : 1);
}
