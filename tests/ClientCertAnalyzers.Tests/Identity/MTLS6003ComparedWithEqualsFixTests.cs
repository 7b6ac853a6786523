using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6003ComparedWithEqualsFixTests
{
    [Theory]
    [InlineData("return {|MTLS6003:known.Equals(cert)|};", "return known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6003:object.Equals(known, cert)|};", "return known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6003:EqualityComparer<X509Certificate2>.Default.Equals(known, cert)|};", "return known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6003:old.Equals(cert)|};", "return old.GetRawCertData().AsSpan().SequenceEqual(cert.GetRawCertData());")]
    [InlineData("return {|MTLS6003:known.Equals(maybe)|};", "return maybe is not null && known.RawDataMemory.Span.SequenceEqual(maybe.RawDataMemory.Span);")]
    [InlineData("if (!{|MTLS6003:known.Equals(maybe)|}) return false;", "if (!(maybe is not null && known.RawDataMemory.Span.SequenceEqual(maybe.RawDataMemory.Span))) return false;")]
    [InlineData("return {|MTLS6003:known.Equals((X509Certificate2)old)|};", "return known.RawDataMemory.Span.SequenceEqual(((X509Certificate2)old).RawDataMemory.Span);")]
    [InlineData("return {|MTLS6003:known.Equals(ctx.Connection.ClientCertificate)|};", "return ctx.Connection.ClientCertificate is not null && known.RawDataMemory.Span.SequenceEqual(ctx.Connection.ClientCertificate.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6003:trusted.Contains(cert)|};", "return trusted.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("return {|MTLS6003:list.Contains(cert)|};", "return list.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("return {|MTLS6003:array.Contains(cert)|};", "return array.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("return {|MTLS6003:legacy.Contains(cert)|};", "return legacy.Cast<X509Certificate>().Any(candidate => candidate.GetRawCertData().AsSpan().SequenceEqual(cert.GetRawCertData()));")]
    [InlineData("return {|MTLS6003:trusted.IndexOf(cert)|} >= 0;", "return trusted.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("if ({|MTLS6003:trusted.IndexOf(cert)|} == -1) return false;", "if (!trusted.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span))) return false;")]
    [InlineData("return {|MTLS6003:list.Contains(maybe!)|};", "return list.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(maybe!.RawDataMemory.Span));")]
    [InlineData("var candidate = flag; return {|MTLS6003:list.Contains(cert)|} && candidate;", "var candidate = flag; return list.Any(candidate1 => candidate1.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span)) && candidate;")]
    [InlineData("return /* the gateway */ {|MTLS6003:known.Equals(cert)|}; // or nobody", "return /* the gateway */ known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span); // or nobody")]
    [InlineData("return {|MTLS6003:known.Equals(cert)|} || {|MTLS6003:trusted.Contains(cert)|} || list.Any(c => {|MTLS6003:c.Equals(cert)|});", "return known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span) || trusted.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span)) || list.Any(c => c.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    public Task Raw_data_is_compared_IsFixed(string statement, string fixedStatement) =>
        FixAsync(IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement));

    /// <summary>This form gives false for null, the fixed one would throw.</summary>
    [Theory]
    [InlineData("object.Equals(known, other)")]
    [InlineData("EqualityComparer<X509Certificate2>.Default.Equals(known, other)")]
    public Task Null_that_the_compiler_does_not_follow_no_fix_is_offered_IsSilent(string comparison)
    {
        var source = $$"""
            #nullable disable
            using System.Collections.Generic;
            using System.Security.Cryptography.X509Certificates;

            class C
            {
                bool IsOurs(X509Certificate2 known, X509Certificate2 other) => {|MTLS6003:{{comparison}}|};
            }
            """;
        return FixAsync(source, source);
    }

    [Fact]
    public Task Usings_that_are_missing_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2Collection all, X509Certificate2 other)
            {
                // The one we know.
                return {|MTLS6003:one.Equals(other)|} // by name
                    || {|MTLS6003:all.Contains(other)|}
                    || {|MTLS6003:all.IndexOf(one)|} >= 0;
            }
        }
        """,
        """
        using System;
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2Collection all, X509Certificate2 other)
            {
                // The one we know.
                return one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span) // by name
                    || all.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span))
                    || all.Any(candidate => candidate.RawDataMemory.Span.SequenceEqual(one.RawDataMemory.Span));
            }
        }
        """);

    [Fact]
    public Task Net_framework_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2Collection all, X509Certificate other) => {|MTLS6003:one.Equals(other)|} || {|MTLS6003:all.Contains(one)|};
        }
        """,
        """
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2Collection all, X509Certificate other) => one.GetRawCertData().SequenceEqual(other.GetRawCertData()) || all.Cast<X509Certificate2>().Any(candidate => candidate.RawData.SequenceEqual(one.RawData));
        }
        """,
        test => test.Target(RestoredReferences.NetFramework));

    [Theory]
    [InlineData("return maybe?{|MTLS6003:.Equals(cert)|} == true;")]
    [InlineData("return array.Any({|MTLS6003:cert.Equals|});")]
    [InlineData("return {|MTLS6003:list.Remove(cert)|};")]
    [InlineData("return {|MTLS6003:Array.IndexOf(array, cert)|} >= 0;")]
    [InlineData("return {|MTLS6003:known.Equals(Next())|};")]
    [InlineData("return {|MTLS6003:Enumerable.Contains(array, cert)|};")]
    public Task Nothing_to_write_IsSilent(string statement)
    {
        var source = IdentityFrame.Around(statement, "static X509Certificate2? Next() => null;");
        return FixAsync(source, source);
    }

    private static Task FixAsync(string source, string fixedSource, Action<CSharpCodeFixTest<ClientCertAnalyzers.Identity.IdentityAnalyzer, MTLS6003ComparedWithEqualsFix, DefaultVerifier>>? configure = null) =>
        IdentityFrame.FixAsync("MTLS6003", source, fixedSource, RawDataFix.Title, configure);
}
