using ClientCertAnalyzers.Engines.Callbacks;

namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

public class VerdictTests
{
    [Theory]
    [InlineData("ARRRRRRR", "")]
    [InlineData("ARRRARRR", "RemoteCertificateChainErrors")]
    [InlineData("ARARRRRR", "RemoteCertificateNameMismatch")]
    [InlineData("ARARARAR", "RemoteCertificateNameMismatch, RemoteCertificateChainErrors")]
    [InlineData("ARRRRRAR", "RemoteCertificateNameMismatch | RemoteCertificateChainErrors")]
    [InlineData("AAAARRRR", "RemoteCertificateNotAvailable, RemoteCertificateNameMismatch")]
    public void Accepted_errors_are_named_without_repetition(string letters, string names) =>
        Assert.Equal(names, Verdict.Parse(letters).AcceptedErrors());

    [Theory]
    [InlineData("AAAAAAAA")]
    [InlineData("R?A?RA?A")]
    public void Parse_and_ToString_are_inverse(string letters) => Assert.Equal(letters, Verdict.Parse(letters).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ARRRRRR")]
    [InlineData("ARRRRRRX")]
    public void Parse_refuses_what_is_no_verdict(string text) => Assert.Throws<FormatException>(() => Verdict.Parse(text));
}
