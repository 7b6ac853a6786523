using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3508MqttTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3508", "MQTTnet");

    [Theory]
    [InlineData("var o = new MqttClientTlsOptions { UseTls = true, {|MTLS3508:IgnoreCertificateChainErrors = true|} };")]
    [InlineData("var o = new MqttClientTlsOptions(); {|MTLS3508:o.IgnoreCertificateChainErrors = true|};")]
    [InlineData("var b = new MqttClientOptionsBuilder().WithTlsOptions(t => t.UseTls().{|MTLS3508:WithIgnoreCertificateChainErrors()|});")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().{|MTLS3508:WithIgnoreCertificateChainErrors(true)|}.Build();")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder(); b.{|MTLS3508:WithIgnoreCertificateChainErrors(ignoreCertificateChainErrors: true)|};")]
    public Task Chain_is_overlooked_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("var b = new MqttClientTlsOptionsBuilder(); if (env.IsDevelopment()) { b.{|#0:WithIgnoreCertificateChainErrors()|}; }")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().{|#0:WithIgnoreCertificateChainErrors(env.IsDevelopment() ? true : false)|};")]
    public Task Development_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Theory]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors(false);")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors(flag);")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors(env.IsDevelopment());")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates().WithIgnoreCertificateRevocationErrors();")]
    [InlineData("var o = new MqttClientTlsOptions { AllowUntrustedCertificates = true };")]
    [InlineData("var o = new MqttClientTlsOptions { IgnoreCertificateChainErrors = false };")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors().WithCertificateValidationHandler(a => a.SslPolicyErrors == SslPolicyErrors.None);")]
    [InlineData("if (new MqttClientTlsOptions().IgnoreCertificateChainErrors) return;")]
    public Task Chain_is_checked_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace MQTTnet { class MqttClientTlsOptionsBuilder { void WithIgnoreCertificateChainErrors(bool ignoreCertificateChainErrors = true) => WithIgnoreCertificateChainErrors(); } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var o = new MqttClientTlsOptions { {|MTLS3508:IgnoreCertificateChainErrors = true|} };", "var o = new MqttClientTlsOptions { IgnoreCertificateChainErrors = false };")]
    [InlineData("var b = new MqttClientTlsOptionsBuilder().{|MTLS3508:WithIgnoreCertificateChainErrors()|}.Build();", "var b = new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors(false).Build();")]
    [InlineData("new MqttClientTlsOptionsBuilder().{|MTLS3508:WithIgnoreCertificateChainErrors(true /* old */)|};", "new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors(false /* old */);")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
