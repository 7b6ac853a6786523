using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6001NameDecidesTrustTests
{
    private const string Id = "MTLS6001";

    [Theory]
    [InlineData("clientCb = (s, c, ch, e) => {|MTLS6001:c!.Issuer == known.Issuer|};", "")]
    [InlineData("", "readonly string expected = \"CN=ca\"; bool IsValidClient(X509Certificate2 c) { if ({|MTLS6001:c.IssuerName.Name != expected|}) throw new Exception(); return true; }")]
    public Task Snippets_of_the_catalogue_Reports(string statement, string members) => VerifyAsync(statement, members);

    [Theory]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject == \"CN=client\"|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject.Equals(expected)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:expected.Equals(c.Subject, StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:string.Equals(c.Issuer, expected, StringComparison.Ordinal)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:string.Compare(c.Issuer, expected, true) == 0|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:StringComparer.Ordinal.Equals(c.Issuer, expected)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.IssuerName.Name == ca.SubjectName.Name|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.IssuerName.RawData.SequenceEqual(ca.SubjectName.RawData)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.GetNameInfo(X509NameType.SimpleName, false) == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.GetNameInfo(X509NameType.DnsName, true) == expected|};")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6001:c!.GetIssuerName() == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:allowed.Contains(c.Subject)|};")]
    [InlineData("serverCb = (c, _, _) => new Dictionary<string, int>() is var map && {|MTLS6001:map.ContainsKey(c.Subject)|};")]
    [InlineData("serverCb = (c, _, _) => allowed.Any(name => {|MTLS6001:name == c.Subject|});")]
    [InlineData("serverCb = (c, _, _) => trusted.Any(t => {|MTLS6001:t.Subject == c.Issuer|});")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c is { Issuer: \"CN=ca\" }|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer is \"CN=ca\" or \"CN=other\"|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer|} switch { \"CN=ca\" => true, _ => false };")]
    [InlineData("serverCb = (c, _, _) => { switch (c.Issuer) { {|MTLS6001:case \"CN=ca\":|} return true; default: return false; } };")]
    [InlineData("serverCb = (c, _, _) => System.Text.RegularExpressions.Regex.IsMatch(c.Subject, \"x\") || {|MTLS6001:System.Text.RegularExpressions.Regex.IsMatch(c.Subject, \"^CN=a$\")|};")]
    [InlineData("serverCb = (c, _, _) => { var issuer = c.Issuer; return {|MTLS6001:issuer == expected|}; };")]
    [InlineData("serverCb = (c, _, _) => { var issuer = c.Issuer; var wanted = ca.Subject; return {|MTLS6001:issuer == wanted|}; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c.Issuer != expected|}) return false; return c.NotAfter > DateTime.Now; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c.Issuer == expected|}) { log(c); return true; } return false; };")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None || {|MTLS6001:c.Issuer == expected|};")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None || e == SslPolicyErrors.RemoteCertificateChainErrors && {|MTLS6001:c.Issuer == expected|};")]
    [InlineData("clientCb = delegate(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return {|MTLS6001:c?.Subject == expected|}; };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer.ToUpperInvariant() == expected.ToUpperInvariant()|};")]
    [InlineData("serverCb = (c, ch, _) => { ch!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; return ch.Build(c) && {|MTLS6001:c.Issuer == expected|}; };")]
    [InlineData("clientCb = (_, c, _, e) => { if (((X509Certificate2)c!).Thumbprint == \"AB\") { return true; } if ({|MTLS6001:c?.Issuer == expected|}) { return true; } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => { if ({|MTLS6001:c.Issuer == expected|}) { return true; } return ch!.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => {|MTLS6001:c.Issuer == expected|} || e == SslPolicyErrors.None && ch!.ChainElements.Count == 2;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject.Replace(\" \", \"\") == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject.CompareTo(expected) == 0|};")]
    [InlineData("serverCb = (c, _, _) => !({|MTLS6001:string.CompareOrdinal(c.Subject, expected) != 0|});")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:object.Equals(c.Subject, expected)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:((object)c.Subject).Equals(expected)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:((object)expected).Equals(c.Subject)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:EqualityComparer<string>.Default.Equals(c.Subject, expected)|};")]
    [InlineData("serverCb = (c, _, _) => { IEqualityComparer<string> how = StringComparer.OrdinalIgnoreCase; return {|MTLS6001:how.Equals(expected, c.Issuer)|}; };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:System.Text.Encoding.UTF8.GetBytes(c.Subject).SequenceEqual(System.Text.Encoding.UTF8.GetBytes(expected))|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == expected|} ? true : false;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer != expected|} ? false : c.NotAfter > DateTime.Now;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer == expected|} ? c.NotAfter > DateTime.Now : false;")]
    [InlineData("serverCb = (c, _, _) => ({|MTLS6001:c.Issuer == expected|}) is true;")]
    [InlineData("serverCb = (c, _, _) => { if (({|MTLS6001:c.Issuer == expected|}) is not true) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => { if (({|MTLS6001:c.Issuer == expected|}) == false) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => { if (true != ({|MTLS6001:c.Issuer == expected|})) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => { var ok = false; ok |= {|MTLS6001:c.Issuer == expected|}; return ok; };")]
    [InlineData("serverCb = (c, _, _) => { bool ok; ok = {|MTLS6001:c.Issuer == expected|}; return ok; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c.Issuer != expected|}) { return false; } else { return true; } };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c.Issuer != expected|}) { log(c); } else { return true; } return false; };")]
    [InlineData("serverCb = (c, _, _) => { bool ok; if ({|MTLS6001:c.Issuer != expected|}) { ok = false; } else { ok = true; } return ok; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c.Issuer == expected|}) { return c.NotAfter > DateTime.Now; } return false; };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:(c.Issuer ?? \"\") == expected|};")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6001:c is not { Issuer: \"CN=ca\" }|}) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c is { Issuer: \"CN=ca\", Version: 3 } or { Version: 1 }|};")]
    [InlineData("serverCb = (c, _, _) => c switch { { {|MTLS6001:Issuer: \"CN=ca\"|} } => true, _ => false };")]
    [InlineData("serverCb = (c, _, _) => { switch (c) { {|MTLS6001:case { Issuer: \"CN=ca\" }:|} return true; default: return false; } };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Issuer|} switch { \"CN=blocked\" => false, \"CN=ca\" => true, _ => false };")]
    [InlineData("serverCb = (c, _, _) => { switch (c.Issuer) { {|MTLS6001:case \"CN=ca\" or \"CN=other\":|} return true; default: return false; } };")]
    [InlineData("serverCb = (c, _, _) => { switch (c.Issuer) { {|MTLS6001:case \"CN=ca\" when flag:|} return true; default: return false; } };")]
    [InlineData("serverCb = (c, _, _) => flag switch { true => {|MTLS6001:c.Issuer == expected|}, _ => false };")]
    [InlineData("serverCb = (c, _, _) => new[] { \"CN=a\" }.Where(name => {|MTLS6001:name == c.Subject|}).ToList().Count > 0;")]
    [InlineData("serverCb = (c, _, _) => Array.Exists(new[] { \"CN=a\" }, name => {|MTLS6001:name == c.Subject|});")]
    [InlineData("serverCb = (c, _, _) => new List<string>().FindIndex(name => {|MTLS6001:name == c.Subject|}) >= 0;")]
    [InlineData("serverCb = (c, _, _) => new List<string>().Find(name => {|MTLS6001:name == c.Subject|}) is not null;")]
    [InlineData("serverCb = (c, _, _) => allowed.FirstOrDefault(name => {|MTLS6001:name == c.Subject|}) is { };")]
    [InlineData("serverCb = (c, _, _) => allowed.Count(name => {|MTLS6001:name == c.Subject|}) >= 1;")]
    [InlineData("serverCb = (c, _, _) => { var found = allowed.FirstOrDefault(name => {|MTLS6001:name == c.Subject|}); if (found == null) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count(name => {|MTLS6001:name == c.Subject|}) < 1) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => allowed.All(name => {|MTLS6001:name == c.Subject|});")]
    [InlineData("serverCb = (c, _, _) => c.Subject?{|MTLS6001:.Equals(expected)|} == true;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.Subject?.ToUpperInvariant() == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.SubjectName?.Name == expected|};")]
    [InlineData("serverCb = (c, _, _) => { switch (c.Version) { case 3: if ({|MTLS6001:c.Issuer != expected|}) break; return true; } return false; };")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6001:c!.GetName() == expected|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6001:c.GetNameInfo(X509NameType.SimpleName, flag) == expected|};")]
    public Task Callback_that_asks_for_a_name_alone_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("clientCb = Check; ", "bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => {|MTLS6001:c!.Issuer == \"CN=ca\"|};")]
    [InlineData("serverCb = (c, _, _) => IsOurs(c);", "static bool IsOurs(X509Certificate2 c) => {|MTLS6001:c.Issuer == \"CN=ca\"|};")]
    [InlineData("serverCb = (c, _, _) => { bool Ours() => {|MTLS6001:c.Issuer == \"CN=ca\"|}; return Ours(); };", "")]
    [InlineData("", "public static bool ValidateServerCertificate(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return {|MTLS6001:c!.Subject == \"CN=server\"|}; }")]
    [InlineData("", "bool IsTrusted(X509Certificate2 c) => {|MTLS6001:c.Issuer == \"CN=ca\"|};")]
    [InlineData("", "public bool Authorize(X509Certificate2 c) { return {|MTLS6001:c.Subject == \"CN=client\"|}; }")]
    [InlineData("", "async Task<bool> Later(X509Certificate2 c) { await Task.Yield(); return c.Subject == \"CN=client\"; } static bool Allowed(X509Certificate c) => {|MTLS6001:c.Subject == \"CN=client\"|};")]
    [InlineData("serverCb = (c, _, _) => Known<string>(c);", "static bool Known<T>(X509Certificate2 c) => {|MTLS6001:c.Issuer == \"CN=ca\"|};")]
    public Task Method_that_says_whom_to_trust_Reports(string statement, string members) => VerifyAsync(statement, members);

    [Theory]
    [InlineData("return {|#0:ctx.Connection.ClientCertificate!.Issuer == expected|};", "")]
    [InlineData("if ({|#0:ctx.Connection.ClientCertificate?.Subject != expected|}) { ctx.Response.StatusCode = 403; }", "")]
    [InlineData("return IsValid(ctx.Connection.ClientCertificate!);", "static bool IsValid(X509Certificate2 c) => {|#0:c.Subject == \"CN=client\"|};")]
    [InlineData("if (IsOurs(ctx.Connection.ClientCertificate!)) { return true; }", "static bool IsOurs(X509Certificate2 c) => {|#0:c.Subject == \"CN=client\"|};")]
    [InlineData("return {|#0:ctx.Connection.ClientCertificate is { Subject: \"CN=client\" }|};", "")]
    [InlineData("if ({|#0:ctx.Connection.ClientCertificate is not { Subject: \"CN=client\" }|}) { ctx.Response.StatusCode = 403; }", "")]
    [InlineData("return ctx.Connection.ClientCertificate switch { { {|#0:Subject: \"CN=client\"|} } => true, _ => false };", "")]
    [InlineData("switch (ctx.Connection.ClientCertificate) { {|#0:case { Subject: \"CN=client\" }:|} return true; default: return false; }", "")]
    [InlineData("return check.IsOurs(ctx.Connection.ClientCertificate!);", "readonly ICheck check = null!; interface ICheck { bool IsOurs(X509Certificate2 c); } class Check : ICheck { public bool IsOurs(X509Certificate2 c) => {|#0:c.Subject == \"CN=client\"|}; }")]
    [InlineData("return check.IsOurs(ctx.Connection.ClientCertificate!);", "readonly Base check = null!; abstract class Base { public abstract bool IsOurs(X509Certificate2 c); } class Check : Base { public override bool IsOurs(X509Certificate2 c) => {|#0:c.Subject == \"CN=client\"|}; }")]
    public Task Certificate_that_the_server_has_checked_Reports_info(string statement, string members) => VerifyAsync(statement, members);

    [Theory]
    [InlineData("serverCb = (c, ch, e) => e == SslPolicyErrors.None && c.GetNameInfo(X509NameType.DnsName, false) == expected;")]
    [InlineData("serverCb = (c, ch, e) => e == SslPolicyErrors.None && c.Issuer == expected;")]
    [InlineData("serverCb = (c, ch, e) => { if (e != SslPolicyErrors.None) { return false; } return c.Issuer == expected; };")]
    [InlineData("clientCb = (s, c, ch, e) => e == SslPolicyErrors.None || e == SslPolicyErrors.RemoteCertificateNameMismatch && c!.Subject == expected;")]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; ch.ChainPolicy.CustomTrustStore.Add(ca); return ch.Build(c) && c.Subject == expected; };")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == ca.Subject && CustomChain(c);")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == expected && ch!.ChainStatus.Length == 0;")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == expected && c.GetCertHashString(HashAlgorithmName.SHA256) == \"AB\";")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Issuer != ca.Subject) { return false; } if (!ch!.Build(c)) { return false; } return true; };")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Issuer == expected) { return c.GetCertHashString(HashAlgorithmName.SHA256) == \"AB\"; } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => IsOurs(c, e);")]
    [InlineData("serverCb = (c, ch, e) => e == SslPolicyErrors.None && IsOurs2(c);")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == expected && judge.Ask(c);")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Issuer == c.Subject) { return false; } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == c.Subject;")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer?.Equals(c.Subject) == true;")]
    [InlineData("serverCb = (c, ch, e) => c.SubjectName.RawData.SequenceEqual(c.IssuerName.RawData);")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Subject == \"CN=revoked\") return false; return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer != \"CN=bad\" && c.NotAfter > DateTime.Now;")]
    [InlineData("serverCb = (c, ch, e) => { log(c.Issuer == expected); return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Issuer == expected) { log(c); } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => c.Subject != null && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => c.Subject != \"\";")]
    [InlineData("serverCb = (c, ch, e) => !string.IsNullOrEmpty(c.Subject);")]
    [InlineData("serverCb = (c, ch, e) => true | c.Issuer == expected;")]
    [InlineData("serverCb = (c, ch, e) => c is not { Subject: \"CN=bad\" };")]
    [InlineData("serverCb = (c, ch, e) => c is { Subject: not \"CN=bad\" };")]
    [InlineData("serverCb = (c, ch, e) => c is not { Subject: not \"CN=bad\" } && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => c switch { { Subject: \"CN=bad\" } => false, _ => true };")]
    [InlineData("serverCb = (c, ch, e) => c switch { { Subject: not \"CN=bad\" } => true, _ => false };")]
    [InlineData("serverCb = (c, ch, e) => { switch (c) { case { Subject: \"CN=bad\" }: return false; default: return true; } };")]
    [InlineData("serverCb = (c, ch, e) => c is { Subject: { Length: > 3 } };")]
    [InlineData("serverCb = (c, ch, e) => c.Subject switch { \"CN=bad\" => false, _ => true };")]
    [InlineData("serverCb = (c, ch, e) => c.Subject switch { \"CN=a\" => c.NotAfter > DateTime.Now, _ => e == SslPolicyErrors.None };")]
    [InlineData("serverCb = (c, ch, e) => { switch (c.Subject) { case null: return false; default: return e == SslPolicyErrors.None; } };")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.CompareTo(expected) > 0;")]
    [InlineData("serverCb = (c, ch, e) => string.Compare(c.Subject, expected) < 0 && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => allowed.Select(name => name == c.Subject).Any() && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => allowed.Any(name => name == c.Subject) == false;")]
    [InlineData("serverCb = (c, ch, e) => allowed.FirstOrDefault(name => name == c.Subject) is null;")]
    [InlineData("serverCb = (c, ch, e) => allowed.Where(name => name == c.Subject).Count() == 0;")]
    [InlineData("serverCb = (c, ch, e) => c.Issuer == expected ? e == SslPolicyErrors.None : ch!.Build(c);")]
    [InlineData("serverCb = (c, ch, e) => { Func<bool> later = () => c.Issuer == expected; return e == SslPolicyErrors.None; };")]
    public Task Checked_chain_and_other_questions_IsSilent(string statement) => VerifyAsync(statement, """
        interface IJudge { bool Ask(X509Certificate2 c); }
        IJudge judge = null!;
        static bool CustomChain(X509Certificate2 c) { using var chain = new X509Chain(); return chain.Build(c); }
        static bool IsOurs(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && c.Issuer == "CN=ca";
        static bool IsOurs2(X509Certificate2 c) => c.Issuer == "CN=ca";
        """);

    [Theory]
    [InlineData("var mine = all.FirstOrDefault(c => c.Subject == expected); log(mine);")]
    [InlineData("var mine = all.First(c => c.Issuer == ca.Subject); return mine.HasPrivateKey;")]
    [InlineData("var issuer = trusted.FirstOrDefault(c => c.Subject == cert.Issuer); if (issuer is null) { return false; } chain.ChainPolicy.ExtraStore.Add(issuer); return chain.Build(cert);")]
    [InlineData("foreach (var c in all) { if (c.Subject == expected) { log(c); break; } }")]
    [InlineData("return cert.Subject == expected;")]
    [InlineData("log(cert.Issuer + cert.Subject);")]
    [InlineData("var bySubject = new Dictionary<string, X509Certificate2> { [cert.Subject] = cert }; log(bySubject);")]
    [InlineData("var groups = all.GroupBy(c => c.Issuer).ToList(); log(groups);")]
    [InlineData("return allowed.Add(cert.Subject);")]
    [InlineData("return new Uri(expected).Host == expected;")]
    [InlineData("return new Token().Issuer == expected;")]
    [InlineData("return Validate(new Token());")]
    [InlineData("return cert.SubjectName == known.SubjectName;")]
    [InlineData("if (cert.Subject == expected) { names[cert] = \"a\"; }")]
    [InlineData("while (cert.Subject == expected) { log(cert); break; }")]
    [InlineData("log(cert.Subject.Equals(expected) ? 1 : 2);")]
    public Task Choice_display_and_other_types_IsSilent(string statement) => VerifyAsync(statement,
        "class Token { public string Issuer => \"\"; public string Subject => \"\"; } static bool Validate(Token t) => t.Issuer == \"a\" && t.Subject == \"b\"; ");

    [Theory]
    [InlineData("bool IsInvalid(X509Certificate2 c) => c.Issuer == \"CN=bad\";")]
    [InlineData("bool IsValid(X509Certificate2 c, X509Chain ch) => ch.Build(c) && c.Issuer == \"CN=ca\";")]
    [InlineData("bool IsValid(X509Certificate2 c) { if (!c.Verify()) return false; return c.Issuer == \"CN=ca\"; }")]
    [InlineData("bool IsSelfSigned(X509Certificate2 c) => c.Issuer == c.Subject;")]
    [InlineData("bool IsDevelopmentCertificate(X509Certificate2 c) => c.Subject == \"CN=localhost\";")]
    [InlineData("bool IsValidName(string name) => name == pinned.Subject;")]
    [InlineData("record Entry(X509Certificate2 Own) { public virtual bool Equals(Entry? other) => Own.Subject == other!.Own.Subject; public override int GetHashCode() => 0; }")]
    [InlineData("bool IsTrustedPeer(X509Certificate2 c) => c.Issuer == \"CN=ca\"; bool After(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && IsTrustedPeer(c);")]
    [InlineData("bool IsTrusted(X509Certificate2 c) => IsTrusted(c, 0); bool IsTrusted(X509Certificate2 c, int level) => level < 3 && c.Verify() && c.Issuer == \"CN=ca\";")]
    [InlineData("int Trust(X509Certificate2 c) => c.Issuer == \"CN=ca\" ? 1 : 0;")]
    [InlineData("readonly ICheck check = null!; bool Use(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && check.IsTrusted(c); interface ICheck { bool IsTrusted(X509Certificate2 c); } class Check : ICheck { public bool IsTrusted(X509Certificate2 c) => c.Issuer == \"CN=ca\"; }")]
    [InlineData("readonly Base check = null!; bool Use(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && check.IsTrusted(c); abstract class Base { public abstract bool IsTrusted(X509Certificate2 c); } class Check : Base { public override bool IsTrusted(X509Certificate2 c) => c.Issuer == \"CN=ca\"; }")]
    [InlineData("bool Use(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && c.IsTrusted(); } static class Ext { public static bool IsTrusted(this X509Certificate2 c) => c.Issuer == \"CN=ca\";")]
    [InlineData("bool Use(X509Certificate2 c, SslPolicyErrors e) => e == SslPolicyErrors.None && IsTrusted<string>(c); bool IsTrusted<T>(X509Certificate2 c) => c.Issuer == \"CN=ca\";")]
    [InlineData("record Args(SslPolicyErrors Errors); bool IsTrusted(X509Certificate2 c, Args a) => a.Errors == SslPolicyErrors.None && c.Issuer == \"CN=ca\";")]
    [InlineData("SslPolicyErrors _errors; void Note(SslPolicyErrors e) => _errors = e; bool IsTrusted(X509Certificate2 c) => _errors == SslPolicyErrors.None && c.Issuer == \"CN=ca\";")]
    [InlineData("bool IsTrusted(X509Certificate2 c) { var e = Ask(); return e == SslPolicyErrors.None && c.Issuer == \"CN=ca\"; } static SslPolicyErrors Ask() => default;")]
    [InlineData("static bool IsOurs(X509Certificate2 c) => c.Issuer == \"CN=ca\"; static readonly bool Ours = IsOurs(pinned);")]
    public Task Method_that_checks_more_or_something_else_IsSilent(string member) => VerifyAsync("", member);

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { public string Issuer => ""; public string Subject => ""; }
            public class Checks { public bool IsValid(X509Certificate2 c) => c.Issuer == "CN=ca" || c.Subject.Contains("a"); }
        }
        """);

    [Theory]
    [InlineData("serverCb = (c, _, _) => c.Issuer ==")]
    [InlineData("serverCb = (c, _, _) => c.Issuer == ;")]
    [InlineData("serverCb = (c, _, _) => c.Issuer.Equals(;")]
    [InlineData("serverCb = (c, _, _) => c.Issuer switch { };")]
    [InlineData("serverCb = (c, _, _) => c is { Issuer: };")]
    [InlineData("clientCb = (_, c, _, _) => missing(c.Issuer == expected);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("serverCb = (c, _, _) => c.Issuer == expected;", configure: ClientFrame.InTests);

    [Fact]
    public Task Message_names_the_issuer_and_the_remedy() => VerifyAsync("serverCb = (c, _, _) => {|#1:c.Issuer == expected|};", configure: test => test.ExpectedDiagnostics.Add(
        new DiagnosticResult(Id, DiagnosticSeverity.Warning).WithLocation(1).WithMessage("The issuer is text that anybody can write into a certificate: nothing here checks who signed it, so a home-made certificate passes; accept only when the errors are 'SslPolicyErrors.None' as well")));

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
