using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2009FirstStoreMatchUncheckedFixTests
{
    private const string Otherwise = "throw new InvalidOperationException(\"No certificate in the store matches.\")";

    [Fact]
    public Task Three_at_once_with_comments_and_without_the_usings_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class Certificates
        {
            X509Certificate2 ByThumbprint(X509Store store, string thumbprint)
            {
                // The one of this machine.
                return {|MTLS2009:store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false)[0]|}; // newest
            }

            string Name(X509Store store)
            {
                var found = store.Certificates
                    .Find(X509FindType.FindByTimeValid, System.DateTime.Now, validOnly: false);
                var first = {|MTLS2009:found[0]|};
                return first.Subject + {|MTLS2009:store.Certificates[0]|}.Issuer;
            }
        }
        """,
        """
        using System;
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;

        class Certificates
        {
            X509Certificate2 ByThumbprint(X509Store store, string thumbprint)
            {
                // The one of this machine.
                return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault() ?? throw new InvalidOperationException("No certificate in the store matches."); // newest
            }

            string Name(X509Store store)
            {
                var found = store.Certificates
                    .Find(X509FindType.FindByTimeValid, System.DateTime.Now, validOnly: false);
                var first = found.FirstOrDefault() ?? throw new InvalidOperationException("No certificate in the store matches.");
                return first.Subject + (store.Certificates.FirstOrDefault() ?? throw new InvalidOperationException("No certificate in the store matches.")).Issuer;
            }
        }
        """);

    [Theory]
    [InlineData("return {|MTLS2009:found.First()|};", "return found.FirstOrDefault() ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:found.Cast<X509Certificate2>().Single()|};", "return found.Cast<X509Certificate2>().SingleOrDefault() ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:found.Last(c => c.HasPrivateKey)|};", "return found.LastOrDefault(c => c.HasPrivateKey) ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:found.ElementAt(0)|};", "return found.ElementAtOrDefault(0) ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:Enumerable.First(found)|};", "return Enumerable.FirstOrDefault(found) ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:found.ToArray()[0]|};", "return found.ToArray().FirstOrDefault() ?? " + Otherwise + ";")]
    [InlineData("return {|MTLS2009:found![0]|};", "return found!.FirstOrDefault() ?? " + Otherwise + ";")]
    [InlineData("handler.ClientCertificates.Add({|MTLS2009:found[0]|});", "handler.ClientCertificates.Add(found.FirstOrDefault() ?? " + Otherwise + ");")]
    [InlineData("log(({|MTLS2009:found[0]|}).Subject);", "log((found.FirstOrDefault() ?? " + Otherwise + ").Subject);")]
    [InlineData("log({|MTLS2009:found[0]|} == cert);", "log((found.FirstOrDefault() ?? " + Otherwise + ") == cert);")]
    [InlineData("{|MTLS2009:found[0]|}.Dispose();", "(found.FirstOrDefault() ?? " + Otherwise + ").Dispose();")]
    [InlineData("Func<X509Certificate2> later = () => {|MTLS2009:found[0]|};", "Func<X509Certificate2> later = () => found.FirstOrDefault() ?? " + Otherwise + ";")]
    [InlineData("cert = {|MTLS2009:found[0]|};", "cert = found.FirstOrDefault() ?? " + Otherwise + ";")]
    [InlineData("cert ??= {|MTLS2009:found[0]|};", "cert ??= found.FirstOrDefault() ?? " + Otherwise + ";")]
    public Task Every_way_to_take_it_IsFixed(string statement, string fixedStatement) => FixAsync(
        StoreFrame.Around("var found = store.Certificates.Find(ByThumbprint, thumb, false); " + statement),
        StoreFrame.Around("var found = store.Certificates.Find(ByThumbprint, thumb, false); " + fixedStatement));

    [Theory]
    [InlineData("X509CertificateCollection found = store.Certificates.Find(ByThumbprint, thumb, false); log({|MTLS2009:found[0]|});")]
    [InlineData("var found = store.Certificates.Find(ByThumbprint, thumb, false); log(found?{|MTLS2009:[0]|});")]
    [InlineData("var found = store.Certificates.Find(ByThumbprint, thumb, false); log(found?{|MTLS2009:.First()|});")]
    public Task Where_no_method_takes_it_none_is_offered_IsSilent(string statements) => FixAsync(StoreFrame.Around(statements), StoreFrame.Around(statements));

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2009FirstStoreMatchUncheckedAnalyzer, MTLS2009FirstStoreMatchUncheckedFix>(source, fixedSource, MTLS2009FirstStoreMatchUncheckedFix.Title);
}
