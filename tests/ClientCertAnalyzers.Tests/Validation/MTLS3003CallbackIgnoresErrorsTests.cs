namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3003CallbackIgnoresErrorsTests
{
    [Theory]
    [InlineData("serverCb = {|MTLS3003:(c, _, _) => c.NotAfter > DateTime.Now|};")]
    [InlineData("clientCb = {|MTLS3003:(_, c, _, _) => { log.LogDebug(c!.Subject); return c != null; }|};")]
    [InlineData("clientCb = {|MTLS3003:(_, c, _, _) => c!.Issuer != \"CN=bad\"|};")]
    [InlineData("serverCb = {|MTLS3003:(c, _, _) => c.Subject.Length > 0|};")]
    [InlineData("clientCb = {|MTLS3003:(_, c, _, _) => { log.LogDebug(((X509Certificate2)c!).Thumbprint); return c != null; }|};")]
    [InlineData("serverCb = {|MTLS3003:(c, ch, _) => { ch!.Build(c); return c.NotAfter > DateTime.Now; }|};")]
    [InlineData("serverCb = {|MTLS3003:(c, ch, _) => { ch!.Build(c); log.LogDebug(\"{s}\", ch.ChainStatus.Length); return c.NotAfter > DateTime.Now; }|};")]
    [InlineData("clientCb = {|MTLS3003:(_, c, _, _) => new X509Certificate2(c!.Export(X509ContentType.Cert)).NotAfter > DateTime.Now|};")]
    [InlineData("clientCb = {|MTLS3003:(_, c, _, _) => X509CertificateLoader.LoadCertificate(c!.GetRawCertData()).HasPrivateKey|};")]
    public Task Decision_without_errors_Reports(string statement) => Callbacks.VerifyAsync(statement);

    [Theory]
    [InlineData("serverCb = (c, _, _) => allowed.Contains(c.GetCertHashString(HashAlgorithmName.SHA256));")]
    [InlineData("serverCb = (c, _, _) => c.RawData.AsSpan().SequenceEqual(ca.RawData);")]
    [InlineData("serverCb = (c, _, _) => allowed.Any(a => a == c.Thumbprint);")]
    [InlineData("serverCb = (c, _, e) => e == None && c.NotAfter > DateTime.Now;")]
    [InlineData("serverCb = (c, ch, _) => ch!.Build(c);")]
    [InlineData("serverCb = (c, _, _) => CustomChain(c);")]
    [InlineData("serverCb = (c, _, _) => { using var own = new X509Chain(); own.Build(c); return own.ChainStatus.Length == 0; };")]
    [InlineData("serverCb = (c, _, _) => { using var own = new X509Chain(); own.Build(c); return own.ChainElements[^1].Certificate.Subject == \"CN=ca\"; };")]
    [InlineData("serverCb = (c, _, _) => c.Verify();")]
    [InlineData("serverCb = (c, _, e) => { log.LogInformation(\"{e}\", e); return c.NotAfter > DateTime.Now; };")]
    [InlineData("clientCb = (s, c, ch, e) => clientCb2(s, c, ch, e);", "RemoteCertificateValidationCallback clientCb2 = null!;")]
    [InlineData("clientCb = (s, c, ch, e) => judge.Allowed();", "interface IJudge { bool Allowed(); } IJudge judge = null!;")]
    public Task Errors_pin_chain_or_unknown_code_IsSilent(string statement, string members = "") => Callbacks.VerifyAsync(statement, members);

    /// <summary>MTLS6001, MTLS6002, MTLS6003, MTLS6007 and MTLS6008 say what is wrong with the comparison itself.</summary>
    [Theory]
    [InlineData("clientCb = (_, c, _, _) => c!.Issuer == \"CN=ca\";")]
    [InlineData("serverCb = (c, _, _) => allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => c.Subject.Contains(\"MyClient\");")]
    [InlineData("serverCb = (c, _, _) => ca.Equals(c);")]
    [InlineData("serverCb = (c, _, _) => c.SerialNumber == \"01\";")]
    [InlineData("serverCb = (c, _, _) => c == ca;")]
    [InlineData("serverCb = (c, _, _) => IsOurs(c);", "static bool IsOurs(X509Certificate2 c) => c.Issuer == \"CN=ca\";")]
    public Task Comparison_with_a_rule_of_its_own_IsSilent(string statement, string members = "") => Callbacks.VerifyAsync(statement, members);

    [Fact]
    public Task Certificate_given_to_unknown_code_Reports_info() => Callbacks.VerifyInfoAsync(
        Rules.MTLS3003CallbackIgnoresErrors,
        "serverCb = {|#0:(c, ch, e) => judge.Decide(c)|};",
        "interface IJudge { bool Decide(X509Certificate2 c); } IJudge judge = null!;");
}
