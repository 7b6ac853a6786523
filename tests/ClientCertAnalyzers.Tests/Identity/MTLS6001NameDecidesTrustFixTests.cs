using ClientCertAnalyzers.CodeFixes.Identity;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6001NameDecidesTrustFixTests
{
    [Theory]
    [InlineData("clientCb = (s, c, ch, e) => {|MTLS6001:c!.Issuer == known.Issuer|};", "clientCb = (s, c, ch, e) => e == SslPolicyErrors.None && c!.Issuer == known.Issuer;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == expected|};", "serverCb = (c, _, errors) => errors == SslPolicyErrors.None && c.Issuer == expected;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == expected|} || c.NotAfter > DateTime.Now;", "serverCb = (c, _, errors) => errors == SslPolicyErrors.None && (c.Issuer == expected || c.NotAfter > DateTime.Now);")]
    [InlineData("serverCb = (c, _, _) => allowed.Any(name => {|MTLS6001:name == c.Subject|});", "serverCb = (c, _, errors) => errors == SslPolicyErrors.None && allowed.Any(name => name == c.Subject);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer|} switch { \"CN=ca\" => true, _ => false };", "serverCb = (c, _, errors) => errors == SslPolicyErrors.None && c.Issuer switch { \"CN=ca\" => true, _ => false };")]
    [InlineData("serverCb = (c, _, _) => c switch { { {|MTLS6001:Issuer: \"CN=ca\"|} } => true, _ => false };", "serverCb = (c, _, errors) => errors == SslPolicyErrors.None && c switch { { Issuer: \"CN=ca\" } => true, _ => false };")]
    public Task Callback_asks_for_no_errors_IsFixed(string statement, string fixedStatement) => FixAsync(IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement));

    [Fact]
    public Task Block_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            // The gateway.
            static bool Check(object s, X509Certificate c, X509Chain ch, System.Net.Security.SslPolicyErrors errors)
            {
                // By name.
                if ({|MTLS6001:c.Issuer != "CN=ca"|})
                {
                    return false;
                }

                return c.GetExpirationDateString() != "never";
            }
        }
        """,
        """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            // The gateway.
            static bool Check(object s, X509Certificate c, X509Chain ch, System.Net.Security.SslPolicyErrors errors)
            {
                if (errors != SslPolicyErrors.None)
                {
                    return false;
                }

                // By name.
                if (c.Issuer != "CN=ca")
                {
                    return false;
                }

                return c.GetExpirationDateString() != "never";
            }
        }
        """);

    [Fact]
    public Task Substring_IsFixed() => IdentityFrame.FixAsync<MTLS6002NameSubstringDecidesTrustFix>(
        "MTLS6002",
        IdentityFrame.Around("serverCb = (c, ch, e) => {|MTLS6002:c.Subject.Contains(\"MyClient\")|};"),
        IdentityFrame.Around("serverCb = (c, ch, e) => e == SslPolicyErrors.None && c.Subject.Contains(\"MyClient\");"),
        NameTrustFix.Title);

    [Theory]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None || {|MTLS6001:c.Issuer == expected|};", "")]
    [InlineData("", "bool IsTrusted(X509Certificate2 c) => {|MTLS6001:c.Issuer == \"CN=ca\"|};")]
    [InlineData("serverCb = (c, _, _) => IsOurs(c);", "static bool IsOurs(X509Certificate2 c) => {|MTLS6001:c.Issuer == \"CN=ca\"|};")]
    public Task Errors_in_use_or_out_of_reach_IsSilent(string statement, string members)
    {
        var source = IdentityFrame.Around(statement, members);
        return FixAsync(source, source);
    }

    [Theory]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject == known.Subject|};", "serverCb = (c, _, _) => c.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:string.Equals(c.Subject, known.Subject, StringComparison.Ordinal)|};", "serverCb = (c, _, _) => c.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == known.Issuer|};", null)]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == known.Subject|};", null)]
    public Task Same_subject_IsFixed(string statement, string? fixedStatement) => IdentityFrame.FixAsync<MTLS6001SameSubjectFix>(
        "MTLS6001", IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement ?? statement), RawDataFix.Title);

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS6001NameDecidesTrustFix().GetFixAllProvider());

    private static Task FixAsync(string source, string fixedSource) => IdentityFrame.FixAsync<MTLS6001NameDecidesTrustFix>("MTLS6001", source, fixedSource, NameTrustFix.Title);
}
