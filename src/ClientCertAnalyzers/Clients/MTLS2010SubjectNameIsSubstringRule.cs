using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A certificate is taken because its subject or issuer contains a text somewhere.</summary>
internal static class MTLS2010SubjectNameIsSubstringRule
{
    /// <summary>Criteria after which the text in the name is still all that says which certificate it is.</summary>
    private static readonly HashSet<string> Weak =
    [
        "FindBySubjectName", "FindByIssuerName", "FindByIssuerDistinguishedName", "FindByTimeValid", "FindByTimeNotYetValid", "FindByTimeExpired",
        "FindByTemplateName", "FindByApplicationPolicy", "FindByCertificatePolicy", "FindByExtension", "FindByKeyUsage",
    ];

    public static Diagnostic? Judge(IFieldReferenceOperation criterion, IInvocationOperation find, StoreSearch search, CollectionUses uses, KnownSymbols symbols)
    {
        var isSubject = criterion.Field.Name == "FindBySubjectName";
        return (isSubject || criterion.Field.Name == "FindByIssuerName")
            && search.Steps.All(step => !IsNarrowed(step, symbols))
            && uses.EndsOf(find, part => !IsNarrowed(part, symbols)).Any(use => use.Takes && !IsNarrowed(use.Operation, symbols))
            ? Diagnostic.Create(
                Rules.MTLS2010SubjectNameIsSubstring,
                criterion.Syntax.GetLocation(),
                criterion.Field.Name,
                isSubject ? "subject" : "issuer",
                find.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1)?.Value.Unwrap().ConstantValue is { HasValue: true, Value: string text } ? $" '{text}', 'CN=old-{text}-test' too" : "",
                isSubject ? "FindBySubjectDistinguishedName" : "FindByIssuerDistinguishedName")
            : null;
    }

    /// <summary>Something else than the text decides which certificate it is: a stronger search, or a condition on more than key and time.</summary>
    private static bool IsNarrowed(IOperation step, KnownSymbols symbols) => step switch
    {
        _ when StoreSearch.IsFind(step, symbols) => StoreSearch.CriterionOf((IInvocationOperation)step) is not { } name || !Weak.Contains(name),
        IInvocationOperation { TargetMethod: { Name: not ("OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "MaxBy" or "MinBy"), ContainingType: var type }, Arguments: [_, { Value: var condition }, ..] }
            when type.Is(symbols.Enumerable) => condition.Type?.TypeKind == TypeKind.Delegate && !AsksKeyAndTimeOnly(condition),
        _ => false,
    };

    private static bool AsksKeyAndTimeOnly(IOperation condition) => condition.Target() is IAnonymousFunctionOperation lambda
        && lambda.Body.Descendants().OfType<IParameterReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, lambda.Symbol))
            .All(reference => reference.Parent is IPropertyReferenceOperation { Property.Name: "HasPrivateKey" or "NotAfter" or "NotBefore" });
}
