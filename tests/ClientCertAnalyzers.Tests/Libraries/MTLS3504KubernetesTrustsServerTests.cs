using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3504KubernetesTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3504", "k8s", "k8s.KubeConfigModels");

    [Theory]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { Host = host, {|MTLS3504:SkipTlsVerify = true|} });")]
    [InlineData("var c = KubernetesClientConfiguration.BuildDefaultConfig(); {|MTLS3504:c.SkipTlsVerify = true|};")]
    [InlineData("KubernetesClientConfiguration c = new() { {|MTLS3504:SkipTlsVerify = (true)|} };")]
    [InlineData("var c = new KubernetesClientConfiguration(); if (host.Length > 4) { {|MTLS3504:c.SkipTlsVerify = !false|}; }")]
    [InlineData("new Cluster { ClusterEndpoint = new ClusterEndpoint { {|MTLS3504:SkipTlsVerify = true|} } }.ToString();")]
    [InlineData("new Cluster { ClusterEndpoint = new() { Server = host, {|MTLS3504:SkipTlsVerify = true|} } }.ToString();")]
    [InlineData("var socket = new WebSocketBuilder().{|MTLS3504:SkipServerCertificateValidation()|};")]
    [InlineData("var socket = new WebSocketBuilder(); socket.{|MTLS3504:SkipServerCertificateValidation()|}; socket.SetRequestHeader(host, host);")]
    [InlineData("{|MTLS3504:KubernetesClientConfiguration.BuildDefaultConfig().SkipTlsVerify = true|};")]
    public Task Server_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("var c = new KubernetesClientConfiguration(); if (env.IsDevelopment()) { {|#0:c.SkipTlsVerify = true|}; }")]
    [InlineData("var c = new KubernetesClientConfiguration { {|#0:SkipTlsVerify = env.IsDevelopment() ? true : false|} };")]
    [InlineData("if (flag) { new WebSocketBuilder().{|#0:SkipServerCertificateValidation()|}; }")]
    public Task Development_or_switch_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Theory]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { Host = host });")]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { SkipTlsVerify = false });")]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { SkipTlsVerify = flag });")]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { SkipTlsVerify = env.IsDevelopment() });")]
    [InlineData("new Kubernetes(new KubernetesClientConfiguration { SkipTlsVerify = config.GetValue(\"Skip\", true) });")]
    [InlineData("var c = new KubernetesClientConfiguration { SkipTlsVerify = true }; c.SkipTlsVerify = false;")]
    [InlineData("if (new KubernetesClientConfiguration().SkipTlsVerify) return;")]
    [InlineData("_ = nameof(KubernetesClientConfiguration.SkipTlsVerify);")]
    [InlineData("_ = new KubernetesClientConfiguration() is { SkipTlsVerify: true };")]
    [InlineData("var socket = new WebSocketBuilder().ExpectServerCertificate(new X509Certificate2Collection());")]
    public Task Server_is_validated_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("class KubernetesClientConfiguration { public bool SkipTlsVerify { get; set; } } class C { object o = new KubernetesClientConfiguration { SkipTlsVerify = true }; }")]
    [InlineData("namespace k8s { class KubernetesClientConfiguration { public bool SkipTlsVerify { get; set; } } class C { object o = new KubernetesClientConfiguration { SkipTlsVerify = true }; } }")]
    [InlineData("class Mine : k8s.KubernetesClientConfiguration { public new bool SkipTlsVerify { get; set; } object o = new Mine { SkipTlsVerify = true }; }")]
    [InlineData("class C { void SkipServerCertificateValidation() { } void M() => SkipServerCertificateValidation(); }")]
    public Task Types_and_members_of_the_project_IsSilent(string source) => Frame.VerifyAsync(source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Derived_type_of_the_project_Reports() => Frame.VerifyAsync("class Mine : KubernetesClientConfiguration { public Mine() { {|MTLS3504:SkipTlsVerify = true|}; } object o = new Mine { {|MTLS3504:SkipTlsVerify = true|} }; }");

    [Theory]
    [InlineData("new KubernetesClientConfiguration { SkipTlsVerify = };")]
    [InlineData("new WebSocketBuilder().SkipServerCertificateValidation;")]
    public Task Half_typed_code_IsSilent(string statements) => Frame.StatementsAsync(statements, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var c = new KubernetesClientConfiguration { Host = host, {|MTLS3504:SkipTlsVerify = true|} }; // old", "var c = new KubernetesClientConfiguration { Host = host, SkipTlsVerify = false }; // old")]
    [InlineData("var s = new WebSocketBuilder().{|MTLS3504:SkipServerCertificateValidation()|}.SetRequestHeader(host, host);", "var s = new WebSocketBuilder().SetRequestHeader(host, host);")]
    [InlineData("var s = new WebSocketBuilder()\n            .{|MTLS3504:SkipServerCertificateValidation()|}\n            .SetRequestHeader(host, host);", "var s = new WebSocketBuilder()\n            .SetRequestHeader(host, host);")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);

    [Theory]
    [InlineData("var s = new WebSocketBuilder(); s.{|MTLS3504:SkipServerCertificateValidation()|};")]
    [InlineData("var s = new WebSocketBuilder() /* why */ .{|MTLS3504:SkipServerCertificateValidation()|};")]
    public Task Whole_statement_or_comment_has_no_fix(string statements) => Frame.NoFixAsync(statements);

    [Fact]
    public Task All_of_a_document_IsFixed() => Frame.FixAsync(
        "class C { object a = new KubernetesClientConfiguration { {|MTLS3504:SkipTlsVerify = true|} }; object b = new ClusterEndpoint { {|MTLS3504:SkipTlsVerify = true|} }; object c = new WebSocketBuilder().{|MTLS3504:SkipServerCertificateValidation()|}; }",
        "class C { object a = new KubernetesClientConfiguration { SkipTlsVerify = false }; object b = new ClusterEndpoint { SkipTlsVerify = false }; object c = new WebSocketBuilder(); }");
}
