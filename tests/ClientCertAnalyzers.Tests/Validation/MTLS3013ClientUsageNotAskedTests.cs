using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3013ClientUsageNotAskedTests
{
    private const string Root = "x.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; x.ChainPolicy.CustomTrustStore.Add(ca); ";

    private const string Helper = "static bool Own(X509Certificate2 c) { using var x = new X509Chain(); return x.Build(c); }";

    private const string HelperWithUsage = "static bool Own(X509Certificate2 c) { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return x.Build(c); }";

    [Theory]
    [InlineData("serverCb = {|MTLS3013:(c, ch, e) => { using var x = new X509Chain(); " + Root + "return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, ch, e) => { using var x = new X509Chain(); " + Root + "return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { var x = X509Chain.Create(); return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { using var x = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.Online } }; return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { var policy = new X509ChainPolicy(); using var x = new X509Chain { ChainPolicy = policy }; if (!x.Build(c)) return false; return true; }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, e) => e == None || new X509Chain().Build(c)|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, e) => e == None || (e == RemoteCertificateChainErrors && Own(c))|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, ch, e) => Own(c)|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:Check|};", "static bool Check(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { using var x = new X509Chain(); return x.Build(c); }")]
    [InlineData("server.RemoteCertificateValidationCallback = {|MTLS3013:(_, c, _, _) => { using var x = new X509Chain(); return x.Build((X509Certificate2)c!); }|};")]
    [InlineData("server = new() { RemoteCertificateValidationCallback = {|MTLS3013:(_, c, _, _) => c is X509Certificate2 c2 && Own(c2)|} };", Helper)]
    [InlineData("var ssl2 = new SslStream(stream, false, {|MTLS3013:(_, c, _, _) => Own((X509Certificate2)c!)|}); ssl2.AuthenticateAsServer(ca);", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { using var x = new X509Chain(); x.ChainPolicy.CertificatePolicy.Add(new Oid(\"1.2.3\")); return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => Own(c) && allowed.Contains(c.Subject)|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { log.LogDebug(\"{c}\", c.Subject); var ok = Own(c); return ok; }|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, _, _) => { try { return Own(c); } catch (CryptographicException) { return false; } }|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:(c, ch, e) => { using var x = new X509Chain(); x.ChainPolicy.ExtraStore.AddRange(ch!.ChainPolicy.ExtraStore); return x.Build(c); }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3013:delegate(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { using var x = new X509Chain(); return x.Build(c); }|};")]
    [InlineData("bool Local(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { using var x = new X509Chain(); return x.Build(c); } h.ClientCertificateValidation = {|MTLS3013:Local|};")]
    public Task Own_chain_of_a_server_Reports(string statement, string members = "") => Callbacks.VerifyAsync(statement, members);

    [Theory]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return x.Build(c); };")]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { using var x = new X509Chain { ChainPolicy = { ApplicationPolicy = { new Oid(\"1.3.6.1.5.5.7.3.2\") } } }; return x.Build(c); };")]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(usage); return x.Build(c); };", "static Oid usage = null!;")]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { using var x = new X509Chain(); if (env.IsProduction()) x.ChainPolicy.ApplicationPolicy.Add(usage); return x.Build(c); };", "static Oid usage = null!;")]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { using var x = new X509Chain(); foreach (var u in usages) { x.ChainPolicy.ApplicationPolicy.Add(u); } return x.Build(c); };", "static Oid[] usages = null!;")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { ch!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; ch.ChainPolicy.CustomTrustStore.Add(ca); return ch.Build(c); };")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { using var x = new X509Chain { ChainPolicy = ch!.ChainPolicy }; return x.Build(c); };")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { using var x = new X509Chain { ChainPolicy = policy }; return x.Build(c); };", "X509ChainPolicy policy = null!;")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { using var x = new X509Chain { ChainPolicy = Policy() }; return x.Build(c); };", "static X509ChainPolicy Policy() => new();")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { using var x = new X509Chain(); Prepare(x); return x.Build(c); };", "static void Prepare(X509Chain x) => x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\"));")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => e == None && Own(c);", Helper)]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { if (e != None) return false; using var x = new X509Chain(); return x.Build(c); };")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => Own(c) && c.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any();", Helper)]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => { if (c.Extensions[\"2.5.29.37\"] is not X509EnhancedKeyUsageExtension) return false; return Own(c); };", Helper)]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => Own(c) && new X509Certificate2Collection(c).Find(X509FindType.FindByApplicationPolicy, \"1.3.6.1.5.5.7.3.2\", false).Count == 1;", Helper)]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => Own(c) && allowed.Contains(c.Thumbprint);", Helper)]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => Own(c) && judge.Decide(c);", Helper + " interface IJudge { bool Decide(X509Certificate2 c); } IJudge judge = null!;")]
    [InlineData("clientCb = (_, c, _, e) => (e & ~RemoteCertificateChainErrors) == 0 && Own((X509Certificate2)c!);", Helper)]
    [InlineData("ssl.RemoteCertificateValidationCallback = (_, c, _, e) => (e & ~RemoteCertificateChainErrors) == 0 && Own((X509Certificate2)c!);", Helper)]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, c, _, e) => (e & ~RemoteCertificateChainErrors) == 0 && Own(c!);", Helper)]
    [InlineData("server.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { ca } };")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => e == None;")]
    [InlineData("Func<X509Certificate2, bool> check = Own;", Helper)]
    [InlineData("h.ClientCertificateValidation = Check;", "static bool Check(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return x.Build(c); }")]
    [InlineData("h.ClientCertificateValidation = (c, ch, e) => Own(c);", HelperWithUsage)]
    [InlineData("h.ClientCertificateValidation = (c, _, _) => { var first = new X509Chain(); return first.Build(c) && Own(c); };", HelperWithUsage)]
    public Task Usage_asked_for_elsewhere_or_of_a_server_IsSilent(string statement, string members = "") => Callbacks.VerifyAsync(statement, members);

    /// <summary>One mistake, one report: what lets everybody in goes first.</summary>
    [Theory]
    [InlineData("h.ClientCertificateValidation = {|MTLS3001:(c, _, _) => { using var x = new X509Chain(); x.Build(c); return true; }|};")]
    [InlineData("h.ClientCertificateValidation = {|MTLS3004:(c, _, e) => (e & RemoteCertificateNotAvailable) == 0 || Own(c)|};", Helper)]
    [InlineData("h.ClientCertificateValidation = {|MTLS3018:(c, _, e) => { try { return Own(c); } catch { return true; } }|};", Helper)]
    public Task Worse_faults_of_the_same_callback_Reports(string statement, string members = "") => Callbacks.VerifyAsync(statement, members);

    [Fact]
    public Task Test_project_IsSilent() => Callbacks.VerifyAsync("h.ClientCertificateValidation = (c, _, _) => Own(c);", Helper, test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Theory]
    [InlineData("using var x = new X509Chain();\n            return x.Build(c);", "using var x = new X509Chain();\n            x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); // client authentication\n            return x.Build(c);")]
    public Task Usage_IsFixed(string bad, string good) => Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3013ClientUsageNotAskedFix>(
        Kestrel("{|MTLS3013:(c, _, _) =>\n        {\n            " + bad + "\n        }|}"),
        Kestrel("(c, _, _) =>\n        {\n            " + good + "\n        }", "using System.Security.Cryptography;\n"),
        MTLS3013ClientUsageNotAskedFix.Title);

    [Fact]
    public Task Helper_and_embedded_statement_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3013ClientUsageNotAskedFix>(
        Kestrel("{|MTLS3013:(c, _, _) => Own(c)|}", "using System.Security.Cryptography;\n",
            """

                static bool Own(X509Certificate2 c)
                {
                    using (var x = new X509Chain())
                        return x.Build(c);
                }
            """),
        Kestrel("(c, _, _) => Own(c)", "using System.Security.Cryptography;\n",
            """

                static bool Own(X509Certificate2 c)
                {
                    using (var x = new X509Chain())
                    {
                        x.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2")); // client authentication
                        return x.Build(c);
                    }
                }
            """),
        MTLS3013ClientUsageNotAskedFix.Title);

    [Fact]
    public Task Condition_IsFixed() => Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3013ClientUsageNotAskedFix>(
        Kestrel("{|MTLS3013:(c, _, _) => Own(c)|}", "using System.Security.Cryptography;\n",
            """

                static bool Own(X509Certificate2 c)
                {
                    var chain = new X509Chain();
                    // The usual check.
                    if (!chain.Build(c))
                    {
                        return false;
                    }

                    return true;
                }
            """),
        Kestrel("(c, _, _) => Own(c)", "using System.Security.Cryptography;\n",
            """

                static bool Own(X509Certificate2 c)
                {
                    var chain = new X509Chain();
                    // The usual check.
                    chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2")); // client authentication
                    if (!chain.Build(c))
                    {
                        return false;
                    }

                    return true;
                }
            """),
        MTLS3013ClientUsageNotAskedFix.Title);

    [Fact]
    public Task Nothing_to_insert_before_IsNotFixed()
    {
        var source = Kestrel("{|MTLS3013:(c, _, _) => new X509Chain().Build(c)|}");
        return Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3013ClientUsageNotAskedFix>(source, source, MTLS3013ClientUsageNotAskedFix.Title, test => test.NumberOfIncrementalIterations = 0);
    }

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS3013ClientUsageNotAskedFix().GetFixAllProvider());

    private static string Kestrel(string callback, string import = "", string members = "") => $$"""
        {{import}}using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions h)
            {
                h.ClientCertificateValidation = {{callback}};
            }
        {{members}}
        }
        """;
}
