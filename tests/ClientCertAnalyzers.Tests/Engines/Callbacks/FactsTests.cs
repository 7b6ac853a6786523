using ClientCertAnalyzers.Engines.Callbacks;

namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

/// <summary>What the engine tells the rules about a callback beside its verdict.</summary>
public class FactsTests
{
    [Theory]
    [InlineData("true", "")]
    [InlineData("e == None", "errors")]
    [InlineData("e == None || Unknown(c)", "errors minds 2 bodies")]
    [InlineData("e == None && e == None", "errors")]
    [InlineData("{ Log(e); return true; }", "errors 2 bodies")]
    // what only one certificate or key has
    [InlineData("c.RawData.Length > 9", "pins minds")]
    [InlineData("c.RawDataMemory.Length > 9", "pins minds")]
    [InlineData("c.GetRawCertData().Length > 9", "pins minds")]
    [InlineData("c.GetRawCertDataString() == \"AB\"", "pins minds")]
    [InlineData("c.Thumbprint == \"AB\"", "pins minds")]
    [InlineData("c.GetCertHash().Length > 9", "pins minds")]
    [InlineData("c.GetCertHashString() == \"AB\"", "pins minds")]
    [InlineData("c.TryGetCertHash(HashAlgorithmName.SHA256, new byte[32], out _)", "pins minds")]
    [InlineData("c.PublicKey.Oid.Value == \"1.2\"", "pins minds")]
    [InlineData("c.GetPublicKey().Length > 9", "pins minds")]
    [InlineData("c.GetPublicKeyString() == \"AB\"", "pins minds")]
    [InlineData("c.GetRSAPublicKey()!.KeySize > 9", "pins minds")]
    [InlineData("c.GetECDsaPublicKey()!.KeySize > 9", "pins minds")]
    [InlineData("c.Export(X509ContentType.Cert).Length > 9", "pins minds")]
    [InlineData("c.ExportCertificatePem() == \"AB\"", "pins minds")]
    [InlineData("c.Thumbprint == \"AB\" && c.NotAfter > DateTime.Now", "pins minds")]
    [InlineData("c.Thumbprint == \"AB\" || c.Thumbprint == \"CD\"", "pins minds")]
    [InlineData("c.GetCertHashString() == \"AB\" && c.GetHashCode() > 9", "pins minds")]
    [InlineData("c.GetCertHashString() == \"AB\" || c.GetCertHashString() == \"CD\"", "pins minds")]
    [InlineData("Known[c.GetCertHashString()]", "pins minds")]
    [InlineData("Other.Thumbprint == \"AB\"", "")]
    [InlineData("Other.Subject() == \"AB\"", "2 bodies")]
    // a copy of the certificate is none
    [InlineData("new X509Certificate2(c.RawData).HasPrivateKey", "minds")]
    [InlineData("new X509Certificate2(c.GetRawCertData()).HasPrivateKey", "minds")]
    [InlineData("X509CertificateLoader.LoadCertificate(c.RawData).HasPrivateKey", "minds")]
    [InlineData("new MemoryStream(c.RawData).Length > 9", "pins minds")]
    [InlineData("Convert.ToBase64String(c.RawData) == \"AB\"", "pins minds")]
    // names
    [InlineData("c.Subject == \"a\"", "names minds")]
    [InlineData("c.SubjectName.Name == \"a\"", "names minds")]
    [InlineData("c.GetNameInfo(X509NameType.DnsName, false) == \"a\"", "names minds")]
    [InlineData("c.MatchesHostname(\"a\")", "names minds")]
    [InlineData("c.GetName() == \"a\"", "names minds")]
    [InlineData("c.GetIssuerName() == \"a\"", "names minds")]
    [InlineData("c.FriendlyName == \"a\"", "names minds")]
    [InlineData("c.Subject == \"a\" && c.NotAfter > DateTime.Now", "names minds")]
    [InlineData("c.Subject == \"a\" || c.Subject == \"b\"", "names minds")]
    [InlineData("c.MatchesHostname(\"a\") && c.HasPrivateKey", "names minds")]
    [InlineData("c.MatchesHostname(\"a\") || c.MatchesHostname(\"b\")", "names minds")]
    [InlineData("c.Issuer == \"a\"", "minds")]
    // usages
    [InlineData("c.Extensions.Count > 9", "names usages minds")]
    [InlineData("c.Extensions.Count > 9 && c.NotAfter > DateTime.Now", "names usages minds")]
    [InlineData("c.Extensions.Count > 9 || c.Extensions.Count < 5", "names usages minds")]
    [InlineData("Unknown(\"1.3.6.1.5.5.7.3.2\")", "usages 2 bodies")]
    [InlineData("Unknown(\"1.3.6.1.5.5.7.3.1\")", "2 bodies")]
    // a missing certificate
    [InlineData("e == RemoteCertificateNotAvailable", "errors minds")]
    [InlineData("Unknown(1)", "2 bodies")]
    [InlineData("ch != null", "minds")]
    [InlineData("c?.Issuer == \"a\"", "")]
    [InlineData("((X509Certificate)c)?.Issuer == \"a\"", "")]
    [InlineData("c?.Equals(c) == true", "minds")]
    [InlineData("Unknown($\"{c}\")", "2 bodies")]
    [InlineData("Unknown(c?.Issuer) && ch != null", "minds 2 bodies")]
    [InlineData("ch != null && c != null", "minds")]
    // used, or not
    [InlineData("{ Log(c.Thumbprint); return true; }", "minds 2 bodies")]
    [InlineData("{ Log(c.GetCertHash()); return true; }", "minds 2 bodies")]
    [InlineData("{ _ = c.Thumbprint; return true; }", "minds")]
    [InlineData("{ if (e != None) throw new Exception(c.Thumbprint); return true; }", "errors minds")]
    [InlineData("{ var own = c.Thumbprint; return own == \"AB\"; }", "pins minds")]
    [InlineData("{ string own; own = c.Thumbprint; return own == \"AB\"; }", "pins minds")]
    [InlineData("{ if (c.Thumbprint == \"AB\") return true; return false; }", "pins minds")]
    [InlineData("{ while (c.Thumbprint == \"AB\") return true; return false; }", "pins minds")]
    [InlineData("{ switch (c.Thumbprint) { case \"AB\": return true; default: return false; } }", "pins minds")]
    [InlineData("{ Log(c.Thumbprint switch { \"AB\" => 1, _ => 2 }); return true; }", "pins minds 2 bodies")]
    [InlineData("{ Log(c.Thumbprint is \"AB\"); return true; }", "pins minds 2 bodies")]
    [InlineData("{ Log(c.Thumbprint == \"AB\" ? 1 : 2); return true; }", "pins minds 2 bodies")]
    [InlineData("{ Run(() => { using (c.GetRSAPublicKey()) { } }); return true; }", "pins minds 2 bodies")]
    [InlineData("Locked(c)", "pins minds 2 bodies")]
    // chains
    [InlineData("c.Verify()", "chain minds")]
    [InlineData("c.Verify() && c.HasPrivateKey", "chain minds")]
    [InlineData("c.Verify() && c.GetHashCode() > 9", "chain minds")]
    [InlineData("c.Verify() || c.Verify()", "chain minds")]
    [InlineData("{ c.Verify(); return true; }", "minds")]
    [InlineData("ch.Build(c)", "chain minds")]
    [InlineData("ch.Build(c) && ch.Build(c)", "chain minds")]
    [InlineData("{ ch.Build(c); return true; }", "minds")]
    [InlineData("{ ch.Build(c); return ch.ChainStatus.Length == 0; }", "chain minds")]
    [InlineData("{ ch.Build(c); return ch.ChainElements.Count == 2; }", "chain minds")]
    [InlineData("{ ch.Build(c); Log(ch.ChainStatus); return true; }", "minds 2 bodies")]
    [InlineData("{ ch.Build(c); return ch.ChainContext == 0; }", "minds")]
    [InlineData("{ ch.Reset(); return ch.ChainStatus.Length == 0; }", "minds")]
    [InlineData("{ using var own = new X509Chain(); return own.Build(c); }", "chain no-usage minds")]
    [InlineData("{ using var own = new X509Chain(); own.Build(c); return own.ChainStatus.Length == 0; }", "chain minds")]
    [InlineData("{ using var own = new X509Chain(); return own.Build(c) && ch.Build(c); }", "chain no-usage minds")]
    [InlineData("{ using var own = new X509Chain(); own.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.1\")); return own.Build(c); }", "chain minds")]
    [InlineData("{ using var own = new X509Chain(); own.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return own.Build(c); }", "chain usages minds")]
    [InlineData("{ using var own = new X509Chain(); own.ChainPolicy.ExtraStore.Add(c); return own.Build(c); }", "chain no-usage minds")]
    // code that cannot be seen
    [InlineData("Unseen.Decide(c)", "passes asks minds")]
    [InlineData("Unseen.Decide(ch)", "passes asks minds")]
    [InlineData("Unseen.Decide(1, ch)", "passes asks minds")]
    [InlineData("Unseen.Decide(c) && Unseen.Allowed()", "passes asks minds")]
    [InlineData("Unseen.Decide(c) && Unseen.Decide(c)", "passes asks minds")]
    [InlineData("Unseen.Allowed()", "asks")]
    [InlineData("Unseen.Allowed() && Unseen.Allowed()", "asks")]
    [InlineData("Unseen.Allowed() && Unseen.Name() == \"a\"", "asks")]
    [InlineData("{ Unseen.Allowed(); return true; }", "")]
    [InlineData("Unseen.Name() == \"a\"", "")]
    [InlineData("Kept(c)", "passes asks minds")]
    [InlineData("Equals(c, Other)", "minds")]
    [InlineData("{ Native(__arglist(c)); return true; }", "minds")]
    [InlineData("new Token(c).Ok", "passes minds")]
    [InlineData("new Token(1).Ok", "")]
    [InlineData("new Token(1, c).Ok", "passes minds")]
    [InlineData("new X509Certificate2(c).HasPrivateKey", "minds")]
    // helpers, to a depth of five
    [InlineData("H1(c)", "minds chain 6 bodies")]
    [InlineData("H0(c)", "minds 6 bodies")]
    [InlineData("H5(c) && H5(c)", "minds chain 2 bodies")]
    [InlineData("Round(c)", "minds 2 bodies")]
    // code that does not compile
    [InlineData("missing(e)", "errors asks")]
    [InlineData("c.Missing", "asks minds")]
    [InlineData("{ return c.HasPrivateKey }", "asks minds")]
    public void Facts(string body, string facts)
    {
        var expected = facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order();
        Assert.Equal(string.Join(' ', expected), string.Join(' ', Describe(Judge.Program(Frame($"Func<X509Certificate2, X509Chain, SslPolicyErrors, bool> handed = (c, ch, e) => {body};"))!.Facts).Order()));
    }

    [Theory]
    [InlineData("a => a.SslPolicyErrors == None", "errors", "a")]
    [InlineData("a => Unknown(a)", "errors 2 bodies", "a")]
    [InlineData("a => a.Certificate != null", "", "a")]
    [InlineData("a => a.SslPolicyErrors == None && a.Certificate != null", "errors", "a")]
    [InlineData("a => a is { Certificate: null }", "errors", "a")]
    [InlineData("_ => true", "", "_")]
    [InlineData("x => x.Certificate is { Subject: \"a\" }", "errors names", "x")]
    public void Argument_object(string lambda, string facts, string parameter)
    {
        var callback = Judge.Program(Frame($"Func<Args, bool> handed = {lambda};"))!;
        Assert.Equal(string.Join(' ', facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()), string.Join(' ', Describe(callback.Facts).Order()));
        Assert.Equal(parameter, callback.ErrorsParameter?.Name);
    }

    [Theory]
    [InlineData("(c, ch, e) => c is { Subject: \"a\" }", "e")]
    [InlineData("(c, ch, errors) => true", "errors")]
    public void Errors_parameter(string lambda, string parameter) =>
        Assert.Equal(parameter, Judge.Program(Frame($"Func<X509Certificate2, X509Chain, SslPolicyErrors, bool> handed = {lambda};"))!.ErrorsParameter?.Name);

    [Theory]
    [InlineData("true", "true", "true", "")]
    [InlineData("false", "", "", "")]
    [InlineData("{ if (Unknown(c)) return false; if (e == None) return true; return Unknown(s); }", "true | Unknown(s)", "", "")]
    [InlineData("{ if (e == RemoteCertificateChainErrors) return true; return e == None; }", "true | e == None", "true", "")]
    // an answer after a catch: the errors may speak there, and only a plain true does not mind them
    [InlineData("{ try { return Unknown(c); } catch { return true; } }", "Unknown(c) | true", "true", "true")]
    [InlineData("{ try { return Unknown(c); } catch { return e == None; } }", "Unknown(c) | e == None", "", "")]
    [InlineData("{ try { return Unknown(c); } catch { return e == RemoteCertificateChainErrors; } }", "Unknown(c) | e == RemoteCertificateChainErrors", "e == RemoteCertificateChainErrors", "e == RemoteCertificateChainErrors")]
    [InlineData("{ if (e != None) return false; try { return Unknown(c); } catch { return true; } }", "Unknown(c) | true", "", "true")]
    [InlineData("{ try { Log(c); return true; } catch { return true; } }", "true | true", "true | true", "")]
    [InlineData("{ try { Log(c); } catch { Log(s); } if (Unknown(s)) return false; return true; }", "true", "true", "")]
    [InlineData("{ try { return Unknown(c); } catch { if (Unknown(s)) Log(s); return true; } }", "Unknown(c) | true", "true", "true")]
    [InlineData("{ try { return Unknown(c); } catch { Log(s); } return true; }", "Unknown(c) | true", "true", "true")]
    [InlineData("{ if (Unknown(s)) return false; return true; }", "true", "true", "")]
    public void Returns(string body, string returns, string accepting, string caught)
    {
        var callback = Judge.Expression($"(s, c, ch, e) => {body}")!;
        Assert.Equal(returns, Join(callback.Returns));
        Assert.Equal(accepting, Join(callback.AcceptingReturns));
        Assert.Equal(caught, Join(callback.CatchReturns));

        static string Join(IEnumerable<Microsoft.CodeAnalysis.IOperation> all) => string.Join(" | ", all.Select(one => one.Syntax.ToString()));
    }

    [Theory]
    [InlineData("e == None", "ARRRRRRR", "None")]
    [InlineData("Unknown(c)", "????????", "None")]
    [InlineData("e == None && Unknown(c)", "?RRRRRRR", "None")]
    [InlineData("Env.IsDevelopment() || e == None", "AAAAAAAA", "Development")]
    [InlineData("!Env.IsDevelopment() || e == None", "AAAAAAAA", "None")]
    [InlineData("Env.IsDevelopment() && e == RemoteCertificateChainErrors", "RRRRARRR", "Development")]
    [InlineData("Env.IsDevelopment() && e == RemoteCertificateNameMismatch", "RRARRRRR", "Development")]
    [InlineData("Env.IsDevelopment() && e == RemoteCertificateNotAvailable", "R?RRRRRR", "None")]
    // decided without a guard
    [InlineData("e == RemoteCertificateChainErrors || Env.IsDevelopment()", "????A???", "None")]
    [InlineData("flag || e == None", "AAAAAAAA", "OptIn")]
    [InlineData("!flag || e == None", "AAAAAAAA", "OptIn")]
    // whether the name counts
    [InlineData("!(flag && e.HasFlag(RemoteCertificateNameMismatch)) && Unknown(c)", "????????", "OptIn")]
    [InlineData("!((Env.IsProduction() || flag) && e.HasFlag(RemoteCertificateNameMismatch)) && Unknown(c)", "????????", "OptIn")]
    [InlineData("!(flag && e.HasFlag(RemoteCertificateChainErrors)) && Unknown(c)", "????????", "None")]
    [InlineData("!e.HasFlag(RemoteCertificateNameMismatch) && Unknown(c)", "??RR??RR", "None")]
    public void Guards(string body, string letters, string guard)
    {
        var callback = Judge.Expression($"(s, c, ch, e) => {body}", "static IHostEnvironment Env = null!;")!;
        Assert.Equal((letters, guard), (callback.Verdict.ToString(), callback.Guard.ToString()));
    }

    /// <summary>A condition by itself, as fixes ask about it.</summary>
    [Theory]
    [InlineData("RemoteCertificateValidationCallback handed = (s, c, ch, e) => e == None;", "TFFFFFFF")]
    [InlineData("RemoteCertificateValidationCallback handed = (s, c, ch, e) => Unknown(c);", "????????")]
    [InlineData("RemoteCertificateValidationCallback handed = (s, c, ch, e) => e != None && Unknown(c);", "F???????")]
    [InlineData("RemoteCertificateValidationCallback handed = (s, c, ch, e) => e == None || Fail();", "T???????")]
    [InlineData("Func<Args, bool> handed = a => a.SslPolicyErrors == None;", "TFFFFFFF")]
    public void Condition(string statement, string letters) => Assert.Equal(letters, Judge.Condition(Frame(statement)));

    [Fact]
    public void Cancelled_run_ends() => Assert.Throws<OperationCanceledException>(() =>
        Judge.Program(Frame("RemoteCertificateValidationCallback handed = (s, c, ch, e) => e == None;"), new CancellationToken(canceled: true)));

    private static IEnumerable<string> Describe(CallbackFacts facts)
    {
        (bool, string)[] all =
        [
            (facts.ReadsErrors, "errors"), (facts.BuildsChain, "chain"), (facts.Pins, "pins"), (facts.ReadsNames, "names"), (facts.BuildWithoutUsage is not null, "no-usage"),
            (facts.ReadsUsages, "usages"), (facts.PassesCertificateOn, "passes"), (facts.AsksUnknownCode, "asks"), (facts.MindsMissingCertificate, "minds"),
        ];
        var words = all.Where(one => one.Item1).Select(one => one.Item2);
        return facts.Bodies.Count == 1 ? words : words.Append($"{facts.Bodies.Count}").Append("bodies");
    }

    private static string Frame(string statement) => $$"""
        class C
        {
            void Hand() { {{statement}} }
            static bool Unknown(object? value) => Environment.TickCount > 5;
            static bool Fail() => throw new Exception();
            static void Log(object? value) { }
            static void Run(Action action) => action();
            static extern void Native(__arglist);
            static bool Locked(X509Certificate2 x) { using (x.GetRSAPublicKey()) { return true; } }
            static bool H0(X509Certificate2 x) => H1(x);
            static bool H1(X509Certificate2 x) => H2(x);
            static bool H2(X509Certificate2 x) => H3(x);
            static bool H3(X509Certificate2 x) => H4(x);
            static bool H4(X509Certificate2 x) => H5(x);
            static bool H5(X509Certificate2 x) => x.Verify();
            static bool Round(X509Certificate2 x) => Round(x);
            static readonly Dictionary<string, bool> Known = new();
            static readonly Elsewhere Other = new();
            static readonly IUnseen Unseen = null!;
            static Func<X509Certificate2, bool> Kept = null!;
        }
        class Args { public SslPolicyErrors SslPolicyErrors { get; set; } public X509Certificate2? Certificate { get; set; } }
        class Elsewhere { public string Thumbprint => ""; public string Subject() => ""; }
        class Token
        {
            public Token(X509Certificate2 certificate) { }
            public Token(int number) { }
            public Token(int number, X509Certificate2 certificate) { }
            public bool Ok { get; set; }
        }
        interface IUnseen
        {
            bool Decide(X509Certificate2 certificate);
            bool Decide(X509Chain chain);
            bool Decide(int number, X509Chain chain);
            bool Allowed();
            string Name();
        }
        """;
}
