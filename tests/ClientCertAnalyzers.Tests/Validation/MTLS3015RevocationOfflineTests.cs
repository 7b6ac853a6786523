using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3015RevocationOfflineTests
{
    [Theory]
    [InlineData("{|MTLS3015:policy.RevocationMode = Offline|}; return chain.Build(cert);")]
    [InlineData("{|MTLS3015:policy.RevocationMode = X509RevocationMode.Offline|}; return chain.Build(cert);")]
    [InlineData("{|MTLS3015:policy.RevocationMode = (X509RevocationMode.Offline)|}; return chain.Build(cert);")]
    [InlineData("{|MTLS3015:policy.RevocationMode = Offline|}; policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); return chain.Build(cert);")]
    [InlineData("if (flag) { {|MTLS3015:policy.RevocationMode = Offline|}; } return chain.Build(cert);")]
    [InlineData("{|MTLS3015:policy.RevocationMode = Offline|}; policy.RevocationFlag = X509RevocationFlag.ExcludeRoot; return chain.Build(cert);")]
    [InlineData("{|MTLS3015:policy.RevocationMode = Offline|}; if (!chain.Build(cert)) { return false; } return true;")]
    [InlineData("{|MTLS3015:policy.RevocationMode = Offline|};")]
    public Task Offline_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements));

    [Theory]
    [InlineData("return new X509ChainPolicy { {|MTLS3015:RevocationMode = Offline|} } is null;")]
    [InlineData("var chain = new X509Chain { ChainPolicy = { {|MTLS3015:RevocationMode = Offline|} } }; return chain.Build(cert);")]
    [InlineData("field.ChainPolicy.RevocationMode = Online; {|MTLS3015:other.ChainPolicy.RevocationMode = Offline|};")]
    [InlineData("{|MTLS3015:ssl.CertificateRevocationCheckMode = Offline|};")]
    [InlineData("{|MTLS3015:server.CertificateRevocationCheckMode = X509RevocationMode.Offline|};")]
    [InlineData("sockets.SslOptions = new() { {|MTLS3015:CertificateRevocationCheckMode = Offline|} };")]
    [InlineData("{|MTLS3015:sockets.SslOptions.CertificateRevocationCheckMode = Offline|};")]
    [InlineData("ssl.CertificateChainPolicy = new() { {|MTLS3015:RevocationMode = Offline|} };")]
    [InlineData("serverCb = (c, ch, e) => { {|MTLS3015:ch!.ChainPolicy.RevocationMode = Offline|}; return ch.Build(c); };")]
    [InlineData("void Set(X509ChainPolicy given) => {|MTLS3015:given.RevocationMode = Offline|}; Set(new());")]
    [InlineData("void Set(X509Chain given) { {|MTLS3015:given.ChainPolicy.RevocationMode = Offline|}; } Set(new());")]
    public Task Every_property_of_the_framework_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); X509Chain other = new();"));

    [Fact]
    public Task Certificate_authentication_Reports() => VerifyAsync(
        "using Microsoft.AspNetCore.Authentication; using Microsoft.Extensions.DependencyInjection; using System.Security.Cryptography.X509Certificates; class C { void M(AuthenticationBuilder auth) => auth.AddCertificate(o => {|MTLS3015:o.RevocationMode = X509RevocationMode.Offline|}); }",
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    [Theory]
    [InlineData("policy.RevocationMode = Online; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = NoCheck; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = flag ? Online : Offline; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = flag switch { true => Online, _ => Offline }; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = mode; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Offline; if (chain.Build(cert)) { return true; } policy.RevocationMode = Online; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Online; if (chain.Build(cert)) { return true; } policy.RevocationMode = Offline; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Offline; if (flag) { policy.RevocationMode = Online; } return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Offline; chain.Build(cert); foreach (var element in chain.ChainElements) { list.Add(element.Certificate); }")]
    [InlineData("policy.RevocationMode = Offline; _ = chain.Build(cert); return chain.ChainElements.Count > 1;")]
    [InlineData("policy.RevocationMode = Offline; Console.WriteLine(chain.Build(cert));")]
    [InlineData("if (policy.RevocationMode == Offline) { return chain.Build(cert); }")]
    [InlineData("if (policy.RevocationMode is Offline) { return chain.Build(cert); }")]
    [InlineData("var mode = Offline; log.LogDebug(\"{m}\", mode); return chain.Build(cert);")]
    [InlineData("Use(Offline); return chain.Build(cert);")]
    [InlineData("mode = Offline; return chain.Build(cert);")]
    [InlineData("new Own { Mode = Offline }.ToString(); return chain.Build(cert);")]
    [InlineData("state = State.Offline; return chain.Build(cert);")]
    [InlineData("switch (policy.RevocationMode) { case Offline: return false; default: return true; }")]
    [InlineData("log.LogDebug(nameof(X509RevocationMode.Offline)); return chain.Build(cert);")]
    public Task Other_modes_several_modes_and_questions_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "",
        "X509RevocationMode mode; State state; static void Use(X509RevocationMode mode) { } class Own { public X509RevocationMode Mode { get; set; } } enum State { Offline }"));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy("policy.RevocationMode = Offline;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public enum X509RevocationMode { NoCheck, Online, Offline }

        public class X509ChainPolicy { public X509RevocationMode RevocationMode { get; set; } }

        class C { void M(X509ChainPolicy policy) => policy.RevocationMode = X509RevocationMode.Offline; }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("policy.RevocationMode = Offline.")]
    [InlineData("policy. = Offline;")]
    [InlineData("Offline")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("{|MTLS3015:ssl.CertificateRevocationCheckMode = X509RevocationMode.Offline|};", "ssl.CertificateRevocationCheckMode = X509RevocationMode.Online;")]
    [InlineData("{|MTLS3015:ssl.CertificateRevocationCheckMode = /* cached */ Offline|};", "ssl.CertificateRevocationCheckMode = /* cached */ Online;")]
    [InlineData("ssl.CertificateChainPolicy = new() { {|MTLS3015:RevocationMode = Offline|}, ExtraStore = { ca } };", "ssl.CertificateChainPolicy = new() { RevocationMode = Online, ExtraStore = { ca } };")]
    [InlineData("var chain = new X509Chain(); {|MTLS3015:chain.ChainPolicy.RevocationMode = Offline|}; return chain.Build(cert);", "var chain = new X509Chain(); chain.ChainPolicy.RevocationMode = Online; return chain.Build(cert);")]
    [InlineData("if (flag) {|MTLS3015:ssl.CertificateRevocationCheckMode = (Offline)|};", "if (flag) ssl.CertificateRevocationCheckMode = (Online);")]
    public Task Mode_IsFixed(string bad, string good) => Verify.FixAsync<MTLS3015RevocationOfflineAnalyzer, MTLS3015RevocationOfflineFix>(ChainFrame.Around(bad), ChainFrame.Around(good), RevocationModeFix.Title);

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS3015RevocationOfflineAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS3015RevocationOfflineAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
