using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Roots of one's own are given to a chain policy, or to certificate authentication, that trusts those of the system.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3010CustomStoreInSystemModeAnalyzer() : ClientCertAnalyzer(Rules.MTLS3010CustomStoreInSystemMode)
{
    /// <summary>It throws in test projects too.</summary>
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509ChainTrustMode is not null)
        {
            context.RegisterNames([TrustMode.Store], sighting =>
            {
                if (sighting.Operation is IPropertyReferenceOperation { Property.ContainingType: { } type, Instance: { } owner } store)
                {
                    var finding = SymbolEqualityComparer.Default.Equals(type, symbols.X509ChainPolicy) ? OfPolicy(store, owner, symbols)
                        : SymbolEqualityComparer.Default.Equals(type, symbols.CertificateAuthenticationOptions) ? OfAuthentication(store, owner, sighting.Compilation)
                        : null;
                    if (finding is var (place, effect, mode))
                    {
                        sighting.Report(Diagnostic.Create(Rules.MTLS3010CustomStoreInSystemMode, place.GetLocation(), mode, effect));
                    }
                }
            });
        }
    }

    private static (SyntaxNode Place, string Effect, string Mode)? OfPolicy(IPropertyReferenceOperation store, IOperation owner, KnownSymbols symbols)
    {
        if (PolicyUse.Of(owner, symbols) is not { IsNew: true } policy || !IsFirst(store, policy.State.Path, policy.Names))
        {
            return null;
        }

        IEnumerable<IOperation> uses = policy.TlsOptions is { } options ? [.. policy.Builds, options] : policy.Builds;
        foreach (var use in uses)
        {
            if (TrustMode.IsCustom(policy, use, symbols) == Certainty.Never && FirstFilled(policy.State, policy.PlaceOf(use)) is { } filled)
            {
                return (filled.Syntax, use == policy.TlsOptions ? "every handshake fails" : "'Build' throws a CryptographicException", TrustMode.Property);
            }
        }

        return null;
    }

    /// <summary>The options of the certificate handler, in the action that sets them up. Whoever speaks of the mode anywhere may set it there.</summary>
    private static (SyntaxNode Place, string Effect, string Mode)? OfAuthentication(IPropertyReferenceOperation store, IOperation owner, Compilation compilation)
    {
        var names = new ObjectNames(store.Root());
        if (names.Of(owner) is not { Root: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod } } } path || !IsFirst(store, path, names))
        {
            return null;
        }

        var state = new ObjectState(path, names);
        return store.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { Body: { Operations: [.., var last] } }
            && state.Departures.Count == 0
            && !state.ChangesOf("AllowedCertificateTypes").Any(change => change.Value?.ConstantValue is not { HasValue: true, Value: int types } || (types & 1) == 0)
            && FirstFilled(state, last) is { } filled
            && !compilation.SyntaxTrees.Any(SpeaksOfMode)
            ? (filled.Syntax, "every request with a certificate ends in 500", TrustMode.OfAuthentication)
            : null;
    }

    private static bool SpeaksOfMode(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return text.Contains(TrustMode.OfAuthentication) || text.Contains("<CertificateAuthenticationOptions>");
    }

    /// <summary>One report for one policy, however many certificates go in.</summary>
    private static bool IsFirst(IPropertyReferenceOperation store, ObjectPath owner, ObjectNames names) => names.Body.DescendantsAndSelf().FirstOrDefault(operation =>
        operation is IPropertyReferenceOperation { Property.Name: TrustMode.Store } other && names.Of(other.Instance) is { } path && path.Equals(owner))?.Syntax == store.Syntax;

    /// <summary>The first addition that has happened whenever control comes to the place.</summary>
    private static StateChange? FirstFilled(ObjectState state, IOperation place) => !state.IsKnownAt(place) || state.ChangesOf(TrustMode.Store).Any(change => change.Kind == StateChangeKind.Touched)
        ? null
        : state.ChangesOf(TrustMode.Store).Where(change => !IsEmpty(change.Value) && !change.Place.Syntax.ContainsDiagnostics && state.Relation(change.Place, place) == Certainty.Always).Select(change => (StateChange?)change).FirstOrDefault();

    private static bool IsEmpty(IOperation? value) => value?.WithoutConversion() is null or IObjectCreationOperation { Arguments.Length: 0, Initializer: null }
        || value.Syntax.ToString() is "[]";
}
