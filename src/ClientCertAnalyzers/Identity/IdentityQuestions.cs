using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Identity;

/// <summary>What the identity rules ask about a comparison.</summary>
internal sealed class IdentityQuestions(KnownSymbols symbols, CertificateSources sources, TrustJudge trust)
{
    private readonly Decisions _decisions = new(symbols);

    public ValueTrace Trace => sources.Trace;

    public Decision? DecisionOf(Comparison comparison) => _decisions.Of(comparison);

    public Trust TrustOf(Decision decision, Comparison comparison, CancellationToken cancellationToken)
    {
        var known = trust.Of(decision, comparison, cancellationToken);
        return known is Trust.Unknown or Trust.Unchecked && comparison.Part.Part == IdentityPart.Certificate && comparison.Others.Any(other => IsOf(other, CertificateKind.Connection, cancellationToken)) ? Trust.Machine : known;
    }

    public bool IsOf(IOperation? certificate, CertificateKind kind, CancellationToken cancellationToken) =>
        certificate?.Unwrap().Type?.Is(symbols.X509Certificate) is true && sources.Of(certificate, cancellationToken).Any(source => source.Kind == kind);

    /// <summary>Of the machine's own certificates, also where a query looks at one after the other.</summary>
    public bool IsFromStore(IOperation? certificate, CancellationToken cancellationToken) => IsOf(certificate, CertificateKind.Store, cancellationToken)
        || certificate is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function }
            && OnlyDelegate.ReceiverOf(function, certificate) is IArgumentOperation { Parent: IInvocationOperation query }
            && (query.Instance ?? query.Arguments[0].Value) is var collection && StoreSearch.IsFromStore(collection, Trace, symbols, cancellationToken);

    /// <summary>The certificate is looked for in a store of the machine or user.</summary>
    public bool IsAboutStore(Comparison comparison, CancellationToken cancellationToken) =>
        comparison is { IsLookup: true, Others: [var collection] } && StoreSearch.IsFromStore(collection, Trace, symbols, cancellationToken);

    /// <summary>A comparison with nothing: whether there is a name at all.</summary>
    public bool IsEmptyTest(Comparison comparison) => comparison.Others.Count > 0 && comparison.Others.All(other => other.Unwrap() is { ConstantValue: { HasValue: true, Value: null or "" } }
        or IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } });

    /// <summary>The other side is a part of a certificate too, and stands before this one: it is asked about by itself.</summary>
    public bool IsSeenFromOther(Comparison comparison, CancellationToken cancellationToken) =>
        LivePartOf(comparison, cancellationToken) is { Reference.Syntax: var other } && other.SyntaxTree == comparison.Part.Reference.Syntax.SyntaxTree && other.SpanStart < comparison.Part.Reference.Syntax.SpanStart;

    /// <summary>The part of another certificate, or of the same, that the part is compared with.</summary>
    public CertificatePart? LivePartOf(Comparison comparison, CancellationToken cancellationToken) => comparison is { IsLookup: false, Others: [var other] }
        ? Trace.Single(other, cancellationToken).Parts().Take(32).Select(part => CertificatePart.Of(part, symbols)).FirstOrDefault(part => part is not null)
        : null;

    /// <summary>Both sides are the same certificate: <c>Issuer == Subject</c> asks whether it signed itself.</summary>
    public static bool IsOfSameCertificate(CertificatePart one, CertificatePart other) =>
        ObjectPath.Of(one.Certificate) is { } path && ObjectPath.Of(other.Certificate) is { } second && path.Equals(second);

    /// <summary>The function says whether two objects are equal: collections ask that to find their own objects.</summary>
    public static bool IsEquality(Decision decision) => Functions.Around(decision.Place) is var (method, _)
        && (method is { Name: "Equals" or "op_Equality" or "op_Inequality" } || method.ExplicitInterfaceImplementations.Any(implemented => implemented.Name == "Equals"));

    /// <summary>The code around adds what it looks for, so it only keeps the collection free of doubles.</summary>
    public static bool IsDeduplication(Comparison comparison) => comparison is { IsLookup: true, Others: [var collection] } && ObjectPath.Of(collection) is { } path
        && comparison.Operation.Root().Descendants().Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: "Add" or "Insert" or "Enqueue" or "Push", Instance: { } list } && ObjectPath.Of(list) is { } other && path.Equals(other));
}
