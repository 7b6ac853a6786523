using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3022LocalDateAgainstUtcTests
{
    private const string Members = "readonly DateTime _started = DateTime.UtcNow; readonly TimeProvider _clock = TimeProvider.System; X509Certificate2 Get() => null!; DateTime Soon { get; set; }";

    [Theory]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotBefore|} > DateTime.UtcNow;")]
    [InlineData("_ = DateTime.UtcNow >= {|MTLS3022:cert.NotAfter|};")]
    [InlineData("if (DateTime.UtcNow < {|MTLS3022:cert.NotBefore|} || DateTime.UtcNow > {|MTLS3022:cert.NotAfter|}) return;")]
    [InlineData("_ = ({|MTLS3022:cert.NotAfter|}) == DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} <= DateTime.UtcNow.AddDays(30);")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.AddDays(-30) <= DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} - TimeSpan.FromDays(30) <= DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow + TimeSpan.FromDays(30);")]
    [InlineData("_ = ({|MTLS3022:cert.NotAfter|} - DateTime.UtcNow).TotalDays;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.Subtract(DateTime.UtcNow).Days;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.Date == DateTime.UtcNow.Date;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.CompareTo(DateTime.UtcNow) < 0;")]
    [InlineData("_ = DateTime.UtcNow.CompareTo({|MTLS3022:cert.NotAfter|}) > 0;")]
    [InlineData("_ = DateTime.Compare({|MTLS3022:cert.NotAfter|}, DateTime.UtcNow) < 0;")]
    [InlineData("_ = DateTime.Compare(DateTime.UtcNow, {|MTLS3022:cert.NotAfter|}) > 0;")]
    [InlineData("_ = cert?{|MTLS3022:.NotAfter|} < DateTime.UtcNow;")]
    [InlineData("_ = Get().NotAfter.ToLocalTime() < DateTime.Now && {|MTLS3022:Get().NotAfter|} < DateTime.UtcNow;")]
    [InlineData("var now = DateTime.UtcNow; _ = {|MTLS3022:cert.NotBefore|} <= now && now <= {|MTLS3022:cert.NotAfter|};")]
    [InlineData("var end = cert.NotAfter; _ = {|MTLS3022:end|} < DateTime.UtcNow; Console.WriteLine(end);")]
    [InlineData("DateTime end = cert.NotAfter, begin = cert.NotBefore; _ = {|MTLS3022:end|} < DateTime.UtcNow || {|MTLS3022:begin|} > DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < _started;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < _clock.GetUtcNow().UtcDateTime;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < _clock.GetUtcNow().DateTime;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTimeOffset.UtcNow.DateTime;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTimeOffset.Now.UtcDateTime;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.Now.ToUniversalTime();")]
    [InlineData("_ = chain.ChainElements.Any(element => {|MTLS3022:element.Certificate.NotAfter|} < DateTime.UtcNow);")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow.Subtract(TimeSpan.FromDays(3));")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} != DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.Equals(DateTime.UtcNow);")]
    [InlineData("_ = DateTime.UtcNow.Equals({|MTLS3022:cert.NotAfter|});")]
    [InlineData("_ = DateTime.Equals({|MTLS3022:cert.NotAfter|}, DateTime.UtcNow);")]
    [InlineData("_ = DateTime.UtcNow.Subtract({|MTLS3022:cert.NotAfter|}).Days;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow.Date.AddDays(1);")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow - TimeSpan.FromDays(1);")]
    public Task Local_date_beside_universal_time_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("_ = cert.NotAfter.ToUniversalTime() < DateTime.UtcNow;")]
    [InlineData("_ = cert.NotAfter < DateTime.Now;")]
    [InlineData("_ = cert.NotAfter < DateTime.Today.AddDays(1);")]
    [InlineData("_ = cert.NotAfter.ToUniversalTime().AddDays(-1) < DateTime.UtcNow;")]
    [InlineData("_ = cert.NotAfter < DateTime.UtcNow.ToLocalTime();")]
    // The conversion knows the kind.
    [InlineData("_ = cert.NotAfter < DateTimeOffset.UtcNow;")]
    [InlineData("_ = new DateTimeOffset(cert.NotAfter) < DateTimeOffset.UtcNow;")]
    [InlineData("_ = (DateTimeOffset)cert.NotAfter < _clock.GetUtcNow();")]
    [InlineData("_ = cert.NotAfter < _clock.GetLocalNow().DateTime;")]
    [InlineData("_ = cert.NotAfter < DateTimeOffset.Now.DateTime;")]
    [InlineData("_ = cert.NotAfter < DateTimeOffset.UtcNow.LocalDateTime;")]
    [InlineData("_ = cert.NotAfter < Soon;")]
    [InlineData("_ = cert.NotAfter == default;")]
    [InlineData("_ = cert.NotAfter < DateTime.MaxValue;")]
    [InlineData("_ = cert.NotAfter < cert.NotBefore;")]
    [InlineData("DateTime now; if (flag) now = DateTime.UtcNow; else now = DateTime.Now; _ = cert.NotAfter < now;")]
    [InlineData("var end = cert.NotAfter; if (flag) end = end.ToUniversalTime(); _ = end < DateTime.UtcNow;")]
    [InlineData("var end = cert.NotAfter.ToUniversalTime(); _ = end < DateTime.UtcNow;")]
    [InlineData("DateTimeOffset end = cert.NotAfter; _ = end < DateTimeOffset.UtcNow;")]
    [InlineData("DateTime? end = cert.NotAfter; _ = end < DateTime.UtcNow;")]
    [InlineData("Console.WriteLine($\"{cert.NotAfter} {DateTime.UtcNow}\");")]
    [InlineData("_ = (cert.NotAfter, DateTime.UtcNow);")]
    [InlineData("_ = Math.Max(cert.NotAfter.Ticks, DateTime.UtcNow.Ticks);")]
    [InlineData("_ = Equals(cert.NotAfter, DateTime.UtcNow);")]
    [InlineData("_ = cert.NotAfter.Year < DateTime.UtcNow.Year;")]
    [InlineData("_ = cert.NotAfter.Subtract(TimeSpan.FromDays(1)) < DateTime.Now;")]
    [InlineData("dynamic any = cert; _ = any.NotAfter < DateTime.UtcNow;")]
    [InlineData("_ = nameof(cert.NotAfter) + DateTime.UtcNow;")]
    [InlineData("_ = cert.NotAfter.ToString().CompareTo(DateTime.UtcNow.ToString()) < 0;")]
    [InlineData("_ = cert.NotAfter.AddDays(-3).ToString() == DateTime.UtcNow.ToString();")]
    public Task Same_kinds_and_other_uses_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("_ = new Own().NotAfter < DateTime.UtcNow;")]
    [InlineData("_ = cert.NotAfter < new Own().UtcNow;")]
    [InlineData("_ = new Own().NotBefore(DateTime.UtcNow);")]
    public Task Member_of_ones_own_IsSilent(string statements) => VerifyAsync(statements, "class Own { public DateTime NotAfter, UtcNow; public bool NotBefore(DateTime date) => date < DateTime.UtcNow; }");

    [Theory]
    [InlineData("_ = cert.NotAfter <")]
    [InlineData("_ = cert.NotAfter < ;")]
    [InlineData("_ = cert.NotAfter < DateTime.")]
    [InlineData("_ = cert.NotAfter.CompareTo(")]
    [InlineData("_ = missing.NotAfter < DateTime.UtcNow;")]
    [InlineData("_ = NotAfter < DateTime.UtcNow;")]
    [InlineData("_ = cert.NotAfter < missing.UtcNow;")]
    [InlineData("var end = cert.NotAfter")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("_ = cert.NotAfter < DateTime.UtcNow;", configure: ClientFrame.InTests);

    [Fact]
    public Task Net_Framework_Reports() => Verify.DiagnosticsAsync<MTLS3022LocalDateAgainstUtcAnalyzer>(
        "using System; class C { bool M(System.Security.Cryptography.X509Certificates.X509Certificate2 c) => {|MTLS3022:c.NotAfter|} < DateTime.UtcNow; }",
        test => test.Target(RestoredReferences.NetFramework));

    [Theory]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} < DateTime.UtcNow;", "_ = cert.NotAfter.ToUniversalTime() < DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|} /* the end */ < DateTime.UtcNow;", "_ = cert.NotAfter.ToUniversalTime() /* the end */ < DateTime.UtcNow;")]
    [InlineData("_ = {|MTLS3022:cert.NotAfter|}.AddDays(-30) <= DateTime.UtcNow;", "_ = cert.NotAfter.ToUniversalTime().AddDays(-30) <= DateTime.UtcNow;")]
    [InlineData("_ = cert?{|MTLS3022:.NotAfter|} < DateTime.UtcNow;", "_ = cert?.NotAfter.ToUniversalTime() < DateTime.UtcNow;")]
    [InlineData("var end = cert.NotAfter; _ = {|MTLS3022:end|} < DateTime.UtcNow;", "var end = cert.NotAfter; _ = end.ToUniversalTime() < DateTime.UtcNow;")]
    [InlineData("_ = DateTime.Compare(DateTime.UtcNow, {|MTLS3022:cert.NotAfter|}) > 0;", "_ = DateTime.Compare(DateTime.UtcNow, cert.NotAfter.ToUniversalTime()) > 0;")]
    public Task One_IsFixed(string statements, string expected) => FixAsync(statements, expected);

    [Fact]
    public Task Four_at_once_with_comments_IsFixed() => FixAsync(
        """
        // Not yet.
        if ({|MTLS3022:cert.NotBefore|} > DateTime.UtcNow) return; // wait
        var now = DateTime.UtcNow;
                _ = {|MTLS3022:cert.NotBefore|} <= now
                    && now <= {|MTLS3022:cert.NotAfter|}; // both
        var end = cert.NotAfter;
        Console.WriteLine(({|MTLS3022:end|} - now).TotalDays);
        """,
        """
        // Not yet.
        if (cert.NotBefore.ToUniversalTime() > DateTime.UtcNow) return; // wait
        var now = DateTime.UtcNow;
                _ = cert.NotBefore.ToUniversalTime() <= now
                    && now <= cert.NotAfter.ToUniversalTime(); // both
        var end = cert.NotAfter;
        Console.WriteLine((end.ToUniversalTime() - now).TotalDays);
        """);

    private static Task FixAsync(string statements, string expected) => Verify.FixAsync<MTLS3022LocalDateAgainstUtcAnalyzer, MTLS3022LocalDateAgainstUtcFix>(
        ClientFrame.Around(statements, Members), ClientFrame.Around(expected, Members), MTLS3022LocalDateAgainstUtcFix.Title);

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS3022LocalDateAgainstUtcAnalyzer>(ClientFrame.Around(statements, Members + members), configure);
}
