using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3018CatchAcceptsFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string source, [StringSyntax("c#-test")] string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3018CatchAcceptsFix>(source, fixedSource, MTLS3018CatchAcceptsFix.Title);

    private static Task FixStatementAsync(string statement, string fixedStatement, string members = "", string? fixedMembers = null) =>
        FixAsync(Frame(statement, members), Frame(fixedStatement, fixedMembers ?? members));

    private static string Frame(string statement, string members) => FixFrame.Frame(statement, members, "SslServerAuthenticationOptions");

    [Fact]
    public Task Lambda_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3018:(s, c, ch, e) =>
                {
                    try
                    {
                        return e == SslPolicyErrors.None && Own(c, ch);
                    }
                    catch (Exception error)
                    {
                        Log(error);
                        return true; // do not stop the service
                    }
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    try
                    {
                        return e == SslPolicyErrors.None && Own(c, ch);
                    }
                    catch (Exception error)
                    {
                        Log(error);
                        return false; // do not stop the service
                    }
                };
        """);

    [Fact]
    public Task Method_of_the_file_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3018:Check|};",
        "ssl.RemoteCertificateValidationCallback = Check;",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return true; } }",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return false; } }");

    [Fact]
    public Task Three_callbacks_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3018:(s, c, ch, e) => { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return true; } }|};
                ssl.RemoteCertificateValidationCallback = {|MTLS3018:(s, c, ch, e) => { try { return e == SslPolicyErrors.None && Own(c, ch); } catch (ArgumentException) { return true; } catch { return false; } }|};
                ssl.RemoteCertificateValidationCallback = {|MTLS3018:delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return true; } }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) => { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return false; } };
                ssl.RemoteCertificateValidationCallback = (s, c, ch, e) => { try { return e == SslPolicyErrors.None && Own(c, ch); } catch (ArgumentException) { return false; } catch { return false; } };
                ssl.RemoteCertificateValidationCallback = delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { try { return e == SslPolicyErrors.None && Own(c, ch); } catch { return false; } };
        """);
}
