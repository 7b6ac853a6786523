using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>One <c>X509ChainPolicy</c> in the body that sets it up: its settings, and the chains and TLS options that work by it.</summary>
internal sealed class PolicyUse
{
    private readonly KnownSymbols _symbols;

    private PolicyUse(ObjectPath policy, ObjectNames names, KnownSymbols symbols)
    {
        (_symbols, Names, State) = (symbols, names, new ObjectState(policy, names));
        Builds = [.. names.Body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(call => IsBuild(call, symbols) && names.Of(call.Instance) is { } chain && names.Member(chain, "ChainPolicy").Equals(policy))];
        TlsOptions = names.Body.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
            .FirstOrDefault(property => IsTlsSlot(property.Property, symbols) && names.Of(property) is { } slot && slot.Equals(policy));
    }

    public ObjectNames Names { get; }

    public ObjectState State { get; }

    /// <summary>The calls of <c>X509Chain.Build</c> that work by the policy.</summary>
    public IReadOnlyList<IInvocationOperation> Builds { get; }

    /// <summary>The <c>CertificateChainPolicy</c> that gets the policy: TLS builds the chain then, whenever somebody connects.</summary>
    public IPropertyReferenceOperation? TlsOptions { get; }

    /// <summary>The policy that an expression stands for; null where the body does not show all that is done with it.</summary>
    public static PolicyUse? Of(IOperation? policy, KnownSymbols symbols) =>
        policy is not null && new ObjectNames(policy.Root()) is var names && names.Of(policy) is { } path ? Of(path, names, symbols) : null;

    /// <summary>The policy of the chain that an expression stands for.</summary>
    public static PolicyUse? OfChain(IOperation chain, KnownSymbols symbols) =>
        new ObjectNames(chain.Root()) is var names && names.Of(chain) is { } path ? Of(names.Member(path, "ChainPolicy"), names, symbols) : null;

    private static PolicyUse? Of(ObjectPath policy, ObjectNames names, KnownSymbols symbols) =>
        (IsVisible(policy, symbols) || names.WritesOf(policy) is [{ Value: { } value }] && value.Unwrap() is IObjectCreationOperation)
        && new PolicyUse(policy, names, symbols) is { State.IsOneObject: true } use ? use : null;

    public static bool IsBuild(IInvocationOperation call, KnownSymbols symbols) =>
        call is { TargetMethod: { Name: "Build", ContainingType: var type }, Instance: not null } && SymbolEqualityComparer.Default.Equals(type, symbols.X509Chain);

    /// <summary>The chain was made here or is a callback's own: where it comes from elsewhere, its caller may go on with it.</summary>
    public static bool IsVisible(ObjectPath path, KnownSymbols symbols) => path.IsLocal
        || path is { Root: IParameterSymbol { ContainingSymbol: IMethodSymbol function, RefKind: RefKind.None } } && function.Parameters.Any(parameter => TellsErrors(parameter.Type, symbols));

    /// <summary>The errors that TLS has found, or an argument object with them.</summary>
    private static bool TellsErrors(ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.SslPolicyErrors)
        || type.GetMembers().Any(member => member is IPropertySymbol property && property.Type.Is(symbols.SslPolicyErrors));

    /// <summary>It was made here, so what nobody has set has its default.</summary>
    public bool IsNew => State.Origin is { } origin ? IsCreation(origin)
        : State.Path.Members.EndsWith(".ChainPolicy", StringComparison.Ordinal)
            && new ObjectState(State.Path with { Members = State.Path.Members.Substring(0, State.Path.Members.LastIndexOf('.')) }, Names) is { Origin: { } chain } && IsCreation(chain);

    /// <summary>The calls of <c>Build</c> that somebody goes by, or would if he did not forget to.</summary>
    public IEnumerable<IInvocationOperation> DecidingBuilds() => Builds.Where(build => new AnswerUse(_symbols).Decides(build) || DroppedAnswer.Of(build, _symbols)?.IsTakenForGood(_symbols) == true);

    /// <summary>The place up to which the settings count for a use of the policy: TLS works by it when the code around has run.</summary>
    public IOperation PlaceOf(IOperation use) => use == TlsOptions
        ? use.Ancestors().OfType<IBlockOperation>().FirstOrDefault()?.Operations.LastOrDefault() ?? use.Ancestors().LastOrDefault(outer => outer is not IMethodBodyBaseOperation) ?? use
        : use;

    private bool IsCreation(IOperation value) => value is IObjectCreationOperation { Type: { } type } && IsChainType(type)
        || value is IInvocationOperation { TargetMethod: { Name: "Create", IsStatic: true, ContainingType: var owner } } && SymbolEqualityComparer.Default.Equals(owner, _symbols.X509Chain);

    private bool IsChainType(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, _symbols.X509Chain) || SymbolEqualityComparer.Default.Equals(type, _symbols.X509ChainPolicy);

    private static bool IsTlsSlot(IPropertySymbol property, KnownSymbols symbols) => property.Name == "CertificateChainPolicy"
        && (SymbolEqualityComparer.Default.Equals(property.ContainingType, symbols.SslServerAuthenticationOptions)
            || SymbolEqualityComparer.Default.Equals(property.ContainingType, symbols.SslClientAuthenticationOptions));
}
