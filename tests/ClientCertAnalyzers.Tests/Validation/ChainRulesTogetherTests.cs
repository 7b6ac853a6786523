using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>What all rules say about one chain: each mistake once, and after a fix nothing that was not said before.</summary>
public class ChainRulesTogetherTests
{
    private const string Policy = "using var chain = new X509Chain(); var policy = chain.ChainPolicy; ";

    private const string Lax = "policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; ";

    private const string NoCheck = "policy.RevocationMode = X509RevocationMode.NoCheck; ";

    private const string Custom = "policy.TrustMode = X509ChainTrustMode.CustomRootTrust; policy.CustomTrustStore.Add(ca); ";

    [Theory]
    [InlineData("policy.ExtraStore.Add(ca); " + NoCheck + Lax + "return chain.Build(cert);", "MTLS3008")]
    [InlineData(Custom + NoCheck + Lax + "return chain.Build(cert);", "MTLS3009")]
    [InlineData("policy.CustomTrustStore.Add(ca); " + NoCheck + "return chain.Build(cert);", "MTLS3010 MTLS3014")]
    [InlineData("policy.ExtraStore.Add(ca); return chain.Build(cert);", "MTLS3011")]
    [InlineData("policy.ExtraStore.Add(ca); " + NoCheck + "return chain.Build(cert);", "MTLS3011 MTLS3014")]
    [InlineData(NoCheck + "chain.Build(cert); return true;", "MTLS3006 MTLS3014")]
    [InlineData(NoCheck + "chain.Build(cert); return chain.ChainStatus.Length == 0;", "MTLS3014 MTLS3016")]
    [InlineData(Lax + "chain.Build(cert); return true;", "MTLS3006 MTLS3008")]
    [InlineData(Custom + NoCheck + "return chain.Build(cert);", "")]
    [InlineData(Custom + NoCheck + "policy.ExtraStore.Add(intermediate); return chain.Build(cert);", "")]
    public Task Method(string statements, string expected) => FindAsync($"bool M(X509Certificate2 cert, X509Certificate2 ca, X509Certificate2 intermediate) {{ {Policy}{statements} }}", expected);

    [Theory]
    // The host name is one mistake, the root another.
    [InlineData("void M(SslClientAuthenticationOptions ssl) => ssl.RemoteCertificateValidationCallback = (_, c, chain, _) => { chain!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; return chain.Build((X509Certificate2)c!); };", "MTLS3005 MTLS3008")]
    [InlineData("void M(SslClientAuthenticationOptions ssl) => ssl.RemoteCertificateValidationCallback = (_, c, chain, _) => { chain!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; chain.Build((X509Certificate2)c!); return true; };", "MTLS3002")]
    [InlineData("void M(SslServerAuthenticationOptions ssl) => ssl.RemoteCertificateValidationCallback = (_, c, _, _) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; own.Build((X509Certificate2)c!); return true; };", "MTLS3001")]
    [InlineData("void M(SslServerAuthenticationOptions ssl) => ssl.RemoteCertificateValidationCallback = (_, c, _, _) => { using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; return own.Build((X509Certificate2)c!); };", "MTLS3008 MTLS3013")]
    [InlineData("void M(SslServerAuthenticationOptions ssl) => ssl.RemoteCertificateValidationCallback = (_, c, _, errors) => { if (errors != SslPolicyErrors.None) return false; using var own = new X509Chain(); own.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; return own.Build((X509Certificate2)c!); };", "")]
    public Task Callback(string member, string expected) => FindAsync(member, expected);

    private static async Task FindAsync(string member, string expected)
    {
        var compilation = Analysis.Project(References.AspNetCore, ("Usings.cs", Usings.Catalogue), ("Program.cs", $"class C {{ {member} }}"));
        Assert.Empty(Analysis.Errors(compilation));
        Assert.Equal(expected, string.Join(' ', (await Analysis.FindingsAsync(compilation)).Select(finding => finding.Id).Order()));
    }
}
