using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3008UnknownAuthorityAllowedTests
{
    private const string Flag = "{|MTLS3008:policy.VerificationFlags = AllowUnknownCertificateAuthority|};";

    private const string Quiet = "policy.ExtraStore.Add(ca); policy.VerificationFlags = AllowUnknownCertificateAuthority; ";

    private const string Arguments = "class Arguments { public X509Certificate2 Certificate = null!; public X509Chain Chain { get; } = new(); public SslPolicyErrors Errors { get; } }";

    [Theory]
    [InlineData("policy.ExtraStore.Add(ca); " + Flag + " return chain.Build(cert);")]
    [InlineData("{|MTLS3008:policy.VerificationFlags = AllFlags|};")]
    public Task Bad_snippets_of_the_catalogue_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements));

    [Theory]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); return chain.Build(cert);")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(ca.RawData);")]
    public Task Good_snippets_of_the_catalogue_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""));

    [Theory]
    [InlineData(Flag + " return chain.Build(cert);")]
    [InlineData(Flag + " if (chain.Build(cert)) { return true; }")]
    [InlineData(Flag + " if (!chain.Build(cert)) { throw new AuthenticationException(\"no\"); } return true;")]
    [InlineData(Flag + " var ok = chain.Build(cert); return ok && cert.NotAfter > DateTime.Now;")]
    [InlineData(Flag + " bool ok; ok = chain.Build(cert); if (!ok) { log.LogWarning(\"no\"); } return ok;")]
    [InlineData(Flag + " list.RemoveAll(c => !chain.Build(c));")]
    [InlineData(Flag + " while (chain.Build(cert)) { return true; }")]
    [InlineData(Flag + " return chain.Build(cert) is true;")]
    [InlineData(Flag + " return chain.Build(cert) ? true : false;")]
    [InlineData(Flag + " return Task.FromResult(chain.Build(cert)).Result;")]
    [InlineData(Flag + " Result = chain.Build(cert);")]
    [InlineData(Flag + " Console.WriteLine(chain.ChainElements.Count); return chain.Build(cert);")]
    [InlineData(Flag + " return chain.Build(cert) && cert.Issuer == ca.Subject;")]
    [InlineData(Flag + " log.LogDebug(\"{t}\", cert.Thumbprint); return chain.Build(cert);")]
    [InlineData(Flag + " return chain.Build(cert) && IsNew(chain);")]
    [InlineData("policy.VerificationFlags = IgnoreNotTimeValid; {|MTLS3008:policy.VerificationFlags |= AllowUnknownCertificateAuthority|}; return chain.Build(cert);")]
    [InlineData("if (flag) { policy.TrustMode = CustomRootTrust; } " + Flag + " return chain.Build(cert);")]
    [InlineData("policy.TrustMode = flag ? X509ChainTrustMode.System : CustomRootTrust; " + Flag + " return chain.Build(cert);")]
    [InlineData("{|MTLS3008:policy.VerificationFlags = AllowUnknownCertificateAuthority|}; var ok = chain.Build(cert); var same = ok; return same;")]
    [InlineData("{|MTLS3008:policy.VerificationFlags = AllowUnknownCertificateAuthority|}; var ok = false; if (flag) { ok = chain.Build(cert); } return ok;")]
    public Task Anybody_is_let_in_Reports(string statements) =>
        VerifyAsync(ChainFrame.OnPolicy(statements, "", "bool Result { get; set; } static bool IsNew(X509Chain chain) => chain.ChainPolicy.VerificationTime > DateTime.Now;"));

    [Theory]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { ExtraStore = { ca }, {|MTLS3008:VerificationFlags = AllFlags|} } }; return chain.Build(cert);")]
    [InlineData("using (var chain = new X509Chain()) { {|MTLS3008:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert); }")]
    [InlineData("X509Chain chain; chain = new X509Chain(false); {|MTLS3008:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert);")]
    [InlineData("clientCb = (_, c, ch, e) => { if ((e & ~RemoteCertificateChainErrors) != 0) return false; {|MTLS3008:ch!.ChainPolicy.VerificationFlags = AllowUnknownCertificateAuthority|}; return ch.Build((X509Certificate2)c!); };")]
    [InlineData("serverCb = Check; bool Check(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { {|MTLS3008:ch!.ChainPolicy.VerificationFlags = AllFlags|}; return ch.Build(c); }")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new X509ChainPolicy { {|MTLS3008:VerificationFlags = AllowUnknownCertificateAuthority|}, RevocationMode = NoCheck };")]
    [InlineData("var policy = new X509ChainPolicy(); {|MTLS3008:policy.VerificationFlags = AllowUnknownCertificateAuthority|}; server.CertificateChainPolicy = policy;")]
    [InlineData("foreach (var one in list) { using var chain = new X509Chain(); {|MTLS3008:chain.ChainPolicy.VerificationFlags = AllFlags|}; if (!chain.Build(one)) { return false; } }")]
    [InlineData("try { using var chain = new X509Chain(); {|MTLS3008:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert); } catch (CryptographicException) { return false; }")]
    [InlineData("Func<Arguments, bool> handler = args => { args.Chain.ChainPolicy.ExtraStore.Add(ca); {|MTLS3008:args.Chain.ChainPolicy.VerificationFlags = AllowUnknownCertificateAuthority|}; return args.Chain.Build(args.Certificate); };")]
    [InlineData("serverCb = (c, ch, e) => { var good = true; foreach (var status in ch!.ChainStatus) { {|MTLS3008:ch.ChainPolicy.VerificationFlags = AllFlags|}; var built = ch.Build(c); if (!built) { good = false; } } return good; };")]
    [InlineData("serverCb = (c, ch, e) => { ch ??= new X509Chain(); {|MTLS3008:ch.ChainPolicy.VerificationFlags = AllowUnknownCertificateAuthority|}; return ch.Build(X509CertificateLoader.LoadCertificate(c.GetRawCertData())); };")]
    [InlineData("serverCb = (c, ch, e) => { if (e == None) { return true; } {|MTLS3008:ch!.ChainPolicy.VerificationFlags = AllFlags|}; return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { {|MTLS3008:ch!.ChainPolicy.VerificationFlags = AllFlags|}; return e == None || ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return e != None && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return (e == None || c.Version > 2) && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return !(e == None && c.Version > 2) && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return e is RemoteCertificateChainErrors && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return e is not None && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3008:own.ChainPolicy.VerificationFlags = AllFlags|}; return e == None ? false : own.Build(c); };")]
    public Task Other_shapes_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements, Arguments));

    /// <summary>Where TLS has found no errors, a second chain lets nobody in who would not be in already.</summary>
    [Theory]
    [InlineData("serverCb = (c, ch, e) => { if (e == None) { ch!.ChainPolicy.VerificationFlags = AllFlags; if (!ch.Build(c)) { return false; } return true; } return false; };")]
    [InlineData("serverCb = (c, ch, e) => { if (e != None) { return false; } ch!.ChainPolicy.VerificationFlags = AllFlags; return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { if (e is not None || c.Version < 3) throw new AuthenticationException(); ch!.ChainPolicy.VerificationFlags = AllFlags; return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; return e == None && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain { ChainPolicy = { VerificationFlags = AllFlags } }; if (None == e && c.Version > 2) { return own.Build(c); } return false; };")]
    [InlineData("Func<Arguments, bool> handler = args => { if (!(args.Errors == None)) { return false; } args.Chain.ChainPolicy.VerificationFlags = AllFlags; return args.Chain.Build(args.Certificate); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; return e is None && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { if (e is not None) { return false; } ch!.ChainPolicy.VerificationFlags = AllFlags; return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Version < 3 || e != None) { return false; } ch!.ChainPolicy.VerificationFlags = AllFlags; return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; return c.Version > 2 && e == None && own.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; return e != None ? false : own.Build(c); };")]
    public Task Errors_refused_before_IsSilent(string statements) => VerifyAsync(ChainFrame.Around(statements, Arguments));

    [Theory]
    [InlineData(Quiet + "chain.Build(cert); foreach (var element in chain.ChainElements) { list.Add(element.Certificate); } return true;")]
    [InlineData(Quiet + "chain.Build(cert); return chain.ChainElements.Count == 1;")]
    [InlineData(Quiet + "if (!chain.Build(cert)) { throw new AuthenticationException(\"no chain\"); } list.AddRange(chain.ChainElements.Select(element => element.Certificate));")]
    [InlineData(Quiet + "if (!chain.Build(cert)) { return false; } return IsOurs(chain);")]
    [InlineData(Quiet + "if (!chain.Build(cert)) { return false; } return IsRoot(chain.ChainElements);")]
    [InlineData(Quiet + "return chain.Build(cert) && library.Check(chain);")]
    [InlineData(Quiet + "return chain.Build(cert) && ca.Equals(chain.ChainElements[1].Certificate);")]
    [InlineData(Quiet + "return chain.Build(cert) && list.Any(known => known.RawData.SequenceEqual(cert.RawData));")]
    [InlineData(Quiet + "return chain.Build(cert) && known.Contains(cert.Thumbprint);")]
    [InlineData(Quiet + "var hash = cert.GetCertHashString(); return chain.Build(cert) && hash == \"AB\";")]
    [InlineData(Quiet + "Kept = chain; return chain.Build(cert);")]
    [InlineData(Quiet + "var ok = chain.Build(cert); Console.WriteLine(ok);")]
    [InlineData(Quiet + "var ok = chain.Build(cert);")]
    [InlineData(Quiet + "log.LogInformation(chain.Build(cert) ? \"good\" : \"bad\");")]
    [InlineData(Quiet + "if (chain.Build(cert)) { Console.WriteLine(\"good\"); } else { Console.WriteLine(\"bad\"); }")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && !chain.ChainStatus.Any(one => one.Status == X509ChainStatusFlags.UntrustedRoot);")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && !IsUnknown(X509ChainStatusFlags.PartialChain); bool IsUnknown(X509ChainStatusFlags flags) => flag;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; var both = (chain, 1); return chain.Build(cert) && both.chain.ChainElements.Count == 2;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; X509Chain[] all = { chain }; return chain.Build(cert) && all[0].ChainElements.Count == 2;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && chain.ChainStatus.Count() == 0;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && chain.ChainStatus is [];")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && 0 == chain.ChainStatus.Length;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && chain.ChainStatus.Length is 0;")]
    [InlineData("policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert) && chain.ChainStatus.All(one => one.Status == X509ChainStatusFlags.NoError);")]
    public Task Chain_looked_at_or_root_compared_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "",
        """
        public interface ILibrary { bool Check(X509Chain chain); }
        ILibrary library = null!; HashSet<string> known = []; X509Chain? Kept;
        static bool IsOurs(X509Chain chain) { var last = chain.ChainElements[chain.ChainElements.Count - 1]; return last.Certificate.Thumbprint == "AB"; }
        static bool IsRoot(X509ChainElementCollection all) => all.Count > 1;
        """));

    [Theory]
    [InlineData("return new X509ChainPolicy { VerificationFlags = AllFlags }.Clone() is null;")]
    [InlineData("var policy = Lax(); var chain = new X509Chain { ChainPolicy = policy }; chain.Build(cert);")]
    [InlineData("chain.ChainPolicy.VerificationFlags = AllFlags; return chain.Build(cert);")]
    [InlineData("var own = new X509Chain(); Prepare(own); own.ChainPolicy.VerificationFlags = AllFlags; Prepare(own); return own.Build(cert);")]
    [InlineData("var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; own.ChainPolicy = new(); return own.Build(cert);")]
    [InlineData("var own = new X509Chain(); if (flag) { own.ChainPolicy.VerificationFlags = AllFlags; } return own.Build(cert);")]
    [InlineData("var own = new X509Chain(); if (cert.Subject == cert.Issuer) own.ChainPolicy.VerificationFlags |= AllowUnknownCertificateAuthority; return own.Build(cert);")]
    [InlineData("var own = new X509Chain(); own.ChainPolicy.VerificationFlags = AllFlags; own.Reset(); return own.Build(cert);")]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.VerificationFlags = AllFlags; ch = new X509Chain(); return ch.Build(c); };")]
    [InlineData("var own = new X509Chain(); var other = new X509Chain(); other.ChainPolicy.VerificationFlags = AllFlags; return own.Build(cert);")]
    [InlineData("var own = new X509Chain(); own.ChainPolicy.VerificationFlags = library; return own.Build(cert);")]
    [InlineData("ssl.CertificateChainPolicy = new() { VerificationFlags = AllFlags }; ssl.RemoteCertificateValidationCallback = (_, _, _, e) => e == None;")]
    public Task Chains_of_others_and_flags_that_depend_IsSilent(string statements) => VerifyAsync(ChainFrame.Around(statements,
        "static X509ChainPolicy Lax() => new() { VerificationFlags = AllFlags }; static void Prepare(X509Chain c) { } X509Chain chain = new(); X509VerificationFlags library;"));

    [Fact]
    public Task Switched_on_by_an_option_Reports_info() => VerifyAsync(
        ChainFrame.Around("if (new Settings().AllowSelfSigned) { using var chain = new X509Chain(); {|#0:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert); }", "class Settings { public bool AllowSelfSigned { get; set; } }"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3008", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy(Quiet), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Old_frameworks_Reports() => VerifyAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool M(X509Certificate2 cert, X509Certificate2 ca)
            {
                var chain = new X509Chain();
                chain.ChainPolicy.ExtraStore.Add(ca);
                {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                return chain.Build(cert);
            }
        }
        """,
        test => test.Target(RestoredReferences.NetFramework));

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<UnknownAuthorityAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<UnknownAuthorityAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
