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
    // Two of two flags each make all three.
    [InlineData("RRRARARA", "RemoteCertificateNotAvailable | RemoteCertificateNameMismatch, RemoteCertificateNotAvailable | RemoteCertificateChainErrors")]
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
    public void Parse_refuses_what_is_no_verdict(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Verdict.Parse(text)).Message);

    [Theory]
    [InlineData("ARRRRRRR", Verdict.ChainErrors, false)]
    [InlineData("AARRRRRR", Verdict.ChainErrors | Verdict.NameMismatch, false)]
    [InlineData("AARRRRRR", Verdict.NotAvailable, true)]
    [InlineData("RRRRRRRA", Verdict.NotAvailable, true)]
    [InlineData("RRARRRRR", Verdict.ChainErrors | Verdict.NameMismatch, true)]
    [InlineData("R??????R", Verdict.ChainErrors, false)]
    public void Some_accepted_combination_has_one_of_the_flags(string letters, int flags, bool expected) =>
        Assert.Equal(expected, Verdict.Parse(letters).AcceptsAny(flags));

    [Theory]
    [InlineData("????????", true)]
    [InlineData("A???????", false)]
    [InlineData("R???????", false)]
    [InlineData("ARRRRRRR", false)]
    public void Table_without_a_letter_is_unknown(string letters, bool expected) => Assert.Equal(expected, Verdict.Parse(letters).IsUnknown);
}
