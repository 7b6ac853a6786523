using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>
/// <c>validOnly</c> hides the one certificate that the search names; or it lets expired ones through where several have the name, and
/// nobody looks at the time.
/// </summary>
internal static class MTLS2011ValidOnlyMisusedRule
{
    private static readonly HashSet<string> NamesOne = ["FindByThumbprint", "FindBySubjectKeyIdentifier", "FindBySerialNumber"];

    private static readonly HashSet<string> NamesMany =
        ["FindBySubjectName", "FindBySubjectDistinguishedName", "FindByIssuerName", "FindByIssuerDistinguishedName", "FindByTemplateName"];

    /// <summary>Words of code that looks at the validity itself.</summary>
    private static readonly HashSet<string> Validity =
        ["NotAfter", "NotBefore", "FindByTimeValid", "FindByTimeExpired", "GetExpirationDateString", "GetEffectiveDateString", "Verify", "Build"];

    private const string Expired =
        "expired certificates count too: after a renewal this may take the old one, and .NET sends it without complaint; leave them out with '.Find(X509FindType.FindByTimeValid, DateTime.Now, false)'";

    public static Diagnostic? Judge(
        SyntaxNode literal, IInvocationOperation find, StoreSearch search, CollectionUses uses, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (find.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 2)?.Value is not { ConstantValue: { HasValue: true, Value: bool validOnly } } argument
            || argument.Syntax != literal
            || StoreSearch.CriterionOf(find) is not { } criterion)
        {
            return null;
        }

        var isMisused = validOnly
            ? NamesOne.Contains(criterion) && uses.EndsOf(find).Any(use => use.Takes) && search.StoreName(trace, symbols, cancellationToken) is null or StoreSearch.My
            : NamesMany.Contains(criterion) && uses.EndsOf(find).Any(TakesAny) && !IsValidityAsked(find, symbols);
        return isMisused
            ? Diagnostic.Create(Rules.MTLS2011ValidOnlyMisused, literal.GetLocation(), validOnly ? "true" : "false", validOnly ? Hidden(criterion) : Expired)
            : null;
    }

    private static string Hidden(string criterion) =>
        $"'{criterion}' finds nothing where this machine does not trust the root of the certificate, as with a private CA or a self-signed one, and it looks as if the certificate were missing; use 'validOnly: false' and check 'NotAfter'";

    /// <summary>Of several; <c>Single</c> insists on one.</summary>
    private static bool TakesAny(CollectionUse use) => use.Kind is CollectionUseKind.Element or CollectionUseKind.ElementOrNull
        && use.Operation is not IInvocationOperation { TargetMethod.Name: "Single" or "SingleOrDefault" };

    /// <summary>In the same member, or in a method that gets a certificate there.</summary>
    private static bool IsValidityAsked(IOperation find, KnownSymbols symbols) => AsksValidity(find.Root().Syntax)
        || find.Root().Descendants().OfType<IInvocationOperation>()
            .Where(call => call.Arguments.Any(argument => new CertificateLists(symbols).IsCertificate(argument.Value.Type)))
            .SelectMany(call => call.TargetMethod.DeclaringSyntaxReferences)
            .Any(method => AsksValidity(method.GetSyntax()));

    private static bool AsksValidity(SyntaxNode code) => code.DescendantTokens().Any(token => Validity.Contains(token.ValueText));
}
