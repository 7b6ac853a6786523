using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2002KeyCopyIgnoredTests
{
    private const string Load = "var pub = X509CertificateLoader.LoadCertificateFromFile(path); ";

    private const string Keys = "ECDsa ec = ECDsa.Create(); DSA dsa = DSA.Create(); ECDiffieHellman dh = ECDiffieHellman.Create(); readonly X509Certificate2 _fixed = null!; X509Certificate2 Get() => null!;";

    [Theory]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(rsa)|};")]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(ec)|};")]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(dsa)|};")]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(dh)|};")]
    [InlineData("{|MTLS2002:cert?.CopyWithPrivateKey(rsa)|};")]
    [InlineData("{|MTLS2002:RSACertificateExtensions.CopyWithPrivateKey(cert, rsa)|};")]
    [InlineData("{|MTLS2002:RSACertificateExtensions.CopyWithPrivateKey(privateKey: rsa, certificate: cert)|};")]
    [InlineData("{|MTLS2002:_fixed.CopyWithPrivateKey(rsa)|};")]
    [InlineData("{|MTLS2002:Get().CopyWithPrivateKey(rsa)|};")]
    [InlineData("if (flag) {|MTLS2002:cert.CopyWithPrivateKey(rsa)|};")]
    [InlineData("using var own = RSA.Create(); own.ImportFromPem(path); {|MTLS2002:cert.CopyWithPrivateKey(own)|}; handler.ClientCertificates.Add(cert);")]
    [InlineData("try { {|MTLS2002:cert.CopyWithPrivateKey(rsa)|}; handler.ClientCertificates.Add(cert); } catch (ArgumentException) { }")]
    [InlineData("try { {|MTLS2002:cert.CopyWithPrivateKey(rsa)|}; } finally { rsa.Dispose(); }")]
    [InlineData("try { } catch (ArgumentException) { {|MTLS2002:cert.CopyWithPrivateKey(rsa)|}; }")]
    [InlineData("try { {|MTLS2002:Get().CopyWithPrivateKey(rsa)|}; } catch (ArgumentException) { }")]
    [InlineData("Action run = () => { {|MTLS2002:cert.CopyWithPrivateKey(rsa)|}; handler.ClientCertificates.Add(cert); };")]
    [InlineData("for (var i = 0; i < 2; i++) { {|MTLS2002:cert.CopyWithPrivateKey(rsa)|}; }")]
    public Task Result_that_nobody_takes_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("cert = cert.CopyWithPrivateKey(rsa);")]
    [InlineData("var full = cert.CopyWithPrivateKey(rsa);")]
    [InlineData("using var full = cert.CopyWithPrivateKey(rsa);")]
    [InlineData("X509Certificate2 full; full = cert?.CopyWithPrivateKey(rsa) ?? cert!;")]
    [InlineData("handler.ClientCertificates.Add(cert.CopyWithPrivateKey(rsa));")]
    [InlineData("handler.ClientCertificates.Add(flag ? cert.CopyWithPrivateKey(rsa) : cert);")]
    [InlineData("var bytes = cert.CopyWithPrivateKey(rsa).Export(X509ContentType.Pkcs12);")]
    [InlineData("cert.CopyWithPrivateKey(rsa).Dispose();")]
    [InlineData("using (cert.CopyWithPrivateKey(rsa)) { }")]
    [InlineData("_ = cert.CopyWithPrivateKey(rsa);")]
    [InlineData("X509Certificate2 Full() => cert.CopyWithPrivateKey(rsa);")]
    [InlineData("X509Certificate2 Full() { return cert.CopyWithPrivateKey(rsa); }")]
    [InlineData("Func<X509Certificate2> full = () => cert.CopyWithPrivateKey(rsa);")]
    [InlineData("foreach (var c in new[] { cert.CopyWithPrivateKey(rsa) }) { }")]
    [InlineData("var name = nameof(RSACertificateExtensions.CopyWithPrivateKey);")]
    [InlineData("Func<RSA, X509Certificate2> copy = cert.CopyWithPrivateKey;")]
    [InlineData("using var found = new X509Store(); found.Add(cert.CopyWithPrivateKey(rsa));")]
    public Task Result_that_is_used_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("Action matches = () => cert.CopyWithPrivateKey(rsa);")]
    [InlineData("Throws(() => cert.CopyWithPrivateKey(rsa)); static void Throws(Action action) { }")]
    [InlineData("bool matches; try { cert.CopyWithPrivateKey(rsa); matches = true; } catch (ArgumentException) { matches = false; }")]
    [InlineData("bool Matches(X509Certificate2 one) { try { one.CopyWithPrivateKey(rsa); return true; } catch { return false; } }")]
    public Task Test_whether_the_key_belongs_to_it_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("new Own().CopyWithPrivateKey(rsa);")]
    [InlineData("cert.CopyWithPrivateKey(path);")]
    [InlineData("Bag.CopyWithPrivateKey(cert, rsa);")]
    [InlineData("CopyWithPrivateKey(); void CopyWithPrivateKey() { }")]
    [InlineData("dynamic any = cert; any.CopyWithPrivateKey(rsa);")]
    public Task Method_of_ones_own_IsSilent(string statements) => VerifyAsync(
        statements,
        "class Own { public Own CopyWithPrivateKey(RSA key) => this; } } static class Bag { public static X509Certificate2 CopyWithPrivateKey(this X509Certificate2 c, string key) => c; public static void CopyWithPrivateKey(X509Certificate2 c, RSA key) { }");

    [Theory]
    [InlineData("cert.CopyWithPrivateKey(")]
    [InlineData("cert.CopyWithPrivateKey();")]
    [InlineData("cert.CopyWithPrivateKey;")]
    [InlineData("cert?.CopyWithPrivateKey(missing)")]
    [InlineData("missing.CopyWithPrivateKey(rsa);")]
    [InlineData("CopyWithPrivateKey(rsa);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Net_Framework_Reports() => Verify.DiagnosticsAsync<MTLS2002KeyCopyIgnoredAnalyzer>(
        "using System.Security.Cryptography; using System.Security.Cryptography.X509Certificates; class C { void M(X509Certificate2 c, RSA key) { {|MTLS2002:c.CopyWithPrivateKey(key)|}; } }",
        test => test.Target(RestoredReferences.NetFramework));

    [Theory]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(rsa)|};", "cert = cert.CopyWithPrivateKey(rsa);")]
    [InlineData(Load + "{|MTLS2002:pub.CopyWithPrivateKey(rsa)|};", Load + "pub = pub.CopyWithPrivateKey(rsa);")]
    [InlineData("{|MTLS2002:cert.CopyWithPrivateKey(ec)|};", "cert = cert.CopyWithPrivateKey(ec);")]
    [InlineData("{|MTLS2002:RSACertificateExtensions.CopyWithPrivateKey(privateKey: rsa, certificate: cert)|};", "cert = RSACertificateExtensions.CopyWithPrivateKey(privateKey: rsa, certificate: cert);")]
    [InlineData("X509Certificate2? maybe = flag ? cert : null; {|MTLS2002:maybe?.CopyWithPrivateKey(rsa)|};", "X509Certificate2? maybe = flag ? cert : null; maybe = maybe?.CopyWithPrivateKey(rsa);")]
    [InlineData("if (flag) {|MTLS2002:cert.CopyWithPrivateKey(rsa)|};", "if (flag) cert = cert.CopyWithPrivateKey(rsa);")]
    [InlineData("if (X509Certificate2.CreateFromPem(path) is X509Certificate2 own) {|MTLS2002:own.CopyWithPrivateKey(rsa)|};", "if (X509Certificate2.CreateFromPem(path) is X509Certificate2 own) own = own.CopyWithPrivateKey(rsa);")]
    public Task Variable_gets_the_copy_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements, Keys), ClientFrame.Around(expected, Keys));

    [Theory]
    [InlineData("{|MTLS2002:_fixed.CopyWithPrivateKey(rsa)|};")]
    [InlineData("{|MTLS2002:Get().CopyWithPrivateKey(rsa)|};")]
    [InlineData("using var own = Get(); {|MTLS2002:own.CopyWithPrivateKey(rsa)|};")]
    [InlineData("using (var own = Get()) {|MTLS2002:own.CopyWithPrivateKey(rsa)|};")]
    [InlineData("foreach (var own in new[] { cert }) {|MTLS2002:own.CopyWithPrivateKey(rsa)|};")]
    [InlineData("In(cert); void In(in X509Certificate2 one) { {|MTLS2002:one.CopyWithPrivateKey(rsa)|}; }")]
    [InlineData("{|MTLS2002:cert?.CopyWithPrivateKey(rsa)|};")]
    public Task Where_nothing_may_be_assigned_no_fix_is_offered_IsSilent(string statements) =>
        FixAsync(ClientFrame.Around(statements, Keys), ClientFrame.Around(statements, Keys));

    [Fact]
    public Task Three_at_once_with_comments_IsFixed() => FixAsync(
        """
        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2 one, System.Security.Cryptography.RSA key)
            {
                // The first one.
                {|MTLS2002:System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(one, key)|}; // done
                var two = one;
                if (two.Archived)
                    {|MTLS2002:System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(
                        two, /* its key */
                        key)|};

                System.Action later = () =>
                {
                    {|MTLS2002:System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(two, key)|};
                };
            }
        }
        """,
        """
        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2 one, System.Security.Cryptography.RSA key)
            {
                // The first one.
                one = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(one, key); // done
                var two = one;
                if (two.Archived)
                    two = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(
                        two, /* its key */
                        key);

                System.Action later = () =>
                {
                    two = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(two, key);
                };
            }
        }
        """);

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2002KeyCopyIgnoredAnalyzer, MTLS2002KeyCopyIgnoredFix>(source, fixedSource, MTLS2002KeyCopyIgnoredFix.Title);

    private static Task VerifyAsync(string statements, string members = Keys, Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2002KeyCopyIgnoredAnalyzer>(ClientFrame.Around(statements, members), configure);
}
