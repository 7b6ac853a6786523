using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3014RevocationOffTests
{
    private const string Off = "{|MTLS3014:policy.RevocationMode = NoCheck|}; ";

    private const string Quiet = "policy.RevocationMode = NoCheck; ";

    [Theory]
    [InlineData(Off + "return chain.Build(cert);")]
    [InlineData("{|MTLS3014:policy.RevocationMode = X509RevocationMode.NoCheck|}; return chain.Build(cert);")]
    [InlineData(Off + "if (!chain.Build(cert)) { throw new AuthenticationException(); }")]
    [InlineData(Off + "var ok = chain.Build(cert); return ok;")]
    [InlineData(Off + "policy.VerificationFlags = IgnoreNotTimeValid; return chain.Build(cert);")]
    [InlineData(Off + "policy.TrustMode = X509ChainTrustMode.System; return chain.Build(cert);")]
    [InlineData(Off + "policy.ExtraStore.AddRange(roots); return chain.Build(cert);")]
    [InlineData(Off + "return chain.Build(cert) && cert.Issuer == \"CN=x\";")]
    [InlineData(Off + "chain.Build(cert); return true;")]
    [InlineData(Off + "chain.Build(cert); return chain.ChainStatus.Length == 0;")]
    [InlineData(Off + "Result = chain.Build(cert);")]
    [InlineData(Off + "list.RemoveAll(one => !chain.Build(one));")]
    public Task Chain_to_the_roots_of_the_system_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "", "bool Result { get; set; }"));

    [Theory]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { {|MTLS3014:RevocationMode = NoCheck|} } }; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = new() { {|MTLS3014:RevocationMode = NoCheck|} } }; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { {|MTLS3014:RevocationMode = NoCheck|} }; var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("var chain = X509Chain.Create(); {|MTLS3014:chain.ChainPolicy.RevocationMode = NoCheck|}; return chain.Build(cert);")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3014:own.ChainPolicy.RevocationMode = NoCheck|}; return own.Build(c); };")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new() { {|MTLS3014:RevocationMode = NoCheck|} };")]
    [InlineData("var policy = new X509ChainPolicy(); {|MTLS3014:policy.RevocationMode = NoCheck|}; server.CertificateChainPolicy = policy;")]
    [InlineData("using (var chain = new X509Chain()) { {|MTLS3014:chain.ChainPolicy.RevocationMode = (NoCheck)|}; if (chain.Build(cert)) { return true; } }")]
    [InlineData("foreach (var one in list) { var chain = new X509Chain(); {|MTLS3014:chain.ChainPolicy.RevocationMode = NoCheck|}; if (!chain.Build(one)) { return false; } } return true;")]
    [InlineData("try { var chain = new X509Chain(); {|MTLS3014:chain.ChainPolicy.RevocationMode = NoCheck|}; return chain.Build(cert); } catch (CryptographicException) { return false; }")]
    public Task Other_shapes_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    /// <summary>A private CA often publishes no list. With an unknown authority MTLS3008 and MTLS3009 have more to say.</summary>
    [Theory]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); " + Quiet + "return chain.Build(cert);")]
    [InlineData(Quiet + "policy.TrustMode = CustomRootTrust; return chain.Build(cert);")]
    [InlineData(Quiet + "if (flag) { policy.TrustMode = CustomRootTrust; } return chain.Build(cert);")]
    [InlineData(Quiet + "policy.TrustMode = mode; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.VerificationFlags |= AllFlags; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.VerificationFlags = flag ? AllFlags : NoFlag; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Online; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = flag ? Online : NoCheck; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.RevocationMode = Online; return chain.Build(cert);")]
    [InlineData("policy.RevocationMode = Online; if (chain.Build(cert)) { return true; } policy.RevocationMode = NoCheck; return chain.Build(cert);")]
    [InlineData("if (flag) { policy.RevocationMode = NoCheck; } return chain.Build(cert);")]
    [InlineData(Quiet + "chain.Build(cert); kept = chain;")]
    [InlineData(Quiet + "chain.Build(cert); foreach (var element in chain.ChainElements) { list.Add(element.Certificate); }")]
    [InlineData(Quiet + "Console.WriteLine(chain.Build(cert));")]
    [InlineData(Quiet + "Prepare(policy); return chain.Build(cert);")]
    [InlineData("if (policy.RevocationMode == NoCheck) { return chain.Build(cert); }")]
    [InlineData("var off = NoCheck; return chain.Build(cert) && off == policy.RevocationMode;")]
    [InlineData(Quiet)]
    public Task Custom_root_and_other_modes_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.OnPolicy(statements, "", "X509Chain? kept; X509ChainTrustMode mode; static void Prepare(X509ChainPolicy policy) => policy.TrustMode = CustomRootTrust;"));

    [Theory]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.RevocationMode = NoCheck; return ch.Build(c); };")]
    [InlineData("field.ChainPolicy.RevocationMode = NoCheck; return field.Build(cert);")]
    [InlineData("var policy = Given(); policy.RevocationMode = NoCheck; var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("ssl.CertificateRevocationCheckMode = NoCheck;")]
    [InlineData("X509ChainPolicy Lax() => new() { RevocationMode = NoCheck }; return Lax() is null;")]
    [InlineData("new Own().RevocationMode = NoCheck;")]
    [InlineData("ssl.CertificateChainPolicy = new() { TrustMode = CustomRootTrust, CustomTrustStore = { ca }, RevocationMode = NoCheck };")]
    public Task Policies_of_others_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); static X509ChainPolicy Given() => new() { TrustMode = CustomRootTrust }; class Own { public X509RevocationMode RevocationMode { get; set; } }"));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy(Quiet), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public enum X509RevocationMode { NoCheck, Online, Offline }

        public class X509ChainPolicy { public X509RevocationMode RevocationMode { get; set; } }

        public class X509Chain { public X509ChainPolicy ChainPolicy { get; } = new(); public bool Build(object certificate) => true; }

        class C { bool M() { var chain = new X509Chain(); chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; return chain.Build(this); } }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("policy.RevocationMode = NoCheck")]
    [InlineData("policy. = NoCheck; return chain.Build(cert);")]
    [InlineData("NoCheck; return chain.Build(cert);")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("{|MTLS3014:policy.RevocationMode = X509RevocationMode.NoCheck|};", "policy.RevocationMode = X509RevocationMode.Online;")]
    [InlineData("{|MTLS3014:policy.RevocationMode = NoCheck|}; // for now", "policy.RevocationMode = Online; // for now\n")]
    [InlineData("{|MTLS3014:policy.RevocationMode = /* no list */ (NoCheck)|};", "policy.RevocationMode = /* no list */ (Online);")]
    [InlineData("{|MTLS3014:policy.RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck|};", "policy.RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.Online;")]
    public Task Mode_IsFixed(string bad, string good) => Verify.FixAsync<MTLS3014RevocationOffAnalyzer, MTLS3014RevocationOffFix>(
        ChainFrame.OnPolicy(bad.EndsWith("now", StringComparison.Ordinal) ? bad + "\n" : bad), ChainFrame.OnPolicy(good), RevocationModeFix.Title);

    [Fact]
    public Task Initializer_IsFixed() => Verify.FixAsync<MTLS3014RevocationOffAnalyzer, MTLS3014RevocationOffFix>(
        ChainFrame.Around("using var chain = new X509Chain { ChainPolicy = { {|MTLS3014:RevocationMode = NoCheck|} } }; return chain.Build(cert);"),
        ChainFrame.Around("using var chain = new X509Chain { ChainPolicy = { RevocationMode = Online } }; return chain.Build(cert);"),
        RevocationModeFix.Title);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS3014RevocationOffFix().GetFixAllProvider());

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS3014RevocationOffAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS3014RevocationOffAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
