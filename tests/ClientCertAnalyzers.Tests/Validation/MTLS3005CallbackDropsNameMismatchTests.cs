namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3005CallbackDropsNameMismatchTests
{
    [Theory]
    [InlineData("clientCb = {|MTLS3005:(m, c, ch, e) => { ch!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; ch.ChainPolicy.CustomTrustStore.Add(ca); return ch.Build((X509Certificate2)c!); }|};")]
    [InlineData("clientCb = {|MTLS3005:(m, c, ch, e) => CustomChain(c)|};")]
    [InlineData("clientCb = {|MTLS3005:(m, c, ch, e) => e == None || CustomChain(c)|};")]
    [InlineData("clientCb = {|MTLS3005:(m, c, ch, e) => { log.LogInformation(c!.Subject); return CustomChain(c); }|};")]
    public Task Own_chain_without_the_name_Reports(string statement) => Callbacks.VerifyAsync(statement);

    [Theory]
    [InlineData("clientCb = (m, c, ch, e) => { if ((e & ~RemoteCertificateChainErrors) != 0) return false; return ch!.Build((X509Certificate2)c!); };")]
    [InlineData("clientCb = (m, c, ch, e) => (e & RemoteCertificateNameMismatch) == 0 && CustomChain(c);")]
    [InlineData("clientCb = (m, c, ch, e) => !e.HasFlag(RemoteCertificateNameMismatch) && CustomChain(c);")]
    [InlineData("clientCb = (m, c, ch, e) => ((X509Certificate2)c!).MatchesHostname(\"a\") && CustomChain(c);")]
    [InlineData("clientCb = (m, c, ch, e) => CustomChain(c) && ((X509Certificate2)c!).Thumbprint == \"AB\";")]
    [InlineData("serverCb = (c, ch, e) => CustomChain(c);")]
    [InlineData("server.RemoteCertificateValidationCallback = (s, c, ch, e) => CustomChain(c);")]
    public Task Checked_name_pin_or_server_IsSilent(string statement) => Callbacks.VerifyAsync(statement);
}
