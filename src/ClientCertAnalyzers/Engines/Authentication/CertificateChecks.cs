using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>
/// What a project asks of a certificate besides its chain: in events of certificate authentication, in services that they call, anywhere.
/// Asked only where a finding is near, because it reads every file that speaks of certificates.
/// </summary>
internal sealed class CertificateChecks(Compilation compilation, KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    private const string Events = "Events";
    private const string EventsType = "EventsType";
    private const string Validated = "OnCertificateValidated";

    private static readonly NameSearch Pins = new(FactsCollector.PinMembers);
    private static readonly NameSearch EventNames = new(EventHandlerSearch.Names);
    private static readonly NameSearch Assigned = new([Events, EventsType, Validated]);

    /// <summary>What policies, requirements and transformations of claims are made of.</summary>
    private static readonly NameSearch Policies = new(
    [
        "RequireClaim", "RequireAssertion", "RequireRole", "RequireUserName", "AddRequirements", "Requirements", "Roles",
        "AuthorizationHandler", "IAuthorizationHandler", "IAuthorizationRequirement", "IClaimsTransformation",
    ]);

    /// <summary>Something asks who has logged in, and not only whether anybody has.</summary>
    public bool HasPolicy() => compilation.SyntaxTrees.SelectMany(tree => Policies.In(tree, cancellationToken))
        .Any(name => bodies.Model(name.SyntaxTree).GetSymbolInfo(name, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()).IsFramework());

    /// <summary>Some code goes by what only one certificate has. Which certificates it looks at is not asked.</summary>
    public bool PinAnywhere() => Names(Pins).Any(IsPin);

    /// <summary>The handlers of <c>OnCertificateValidated</c>, of whatever scheme.</summary>
    public IReadOnlyList<EventHandlerCode> Handlers()
    {
        var search = new EventHandlerSearch(symbols, bodies, cancellationToken);
        return [.. Names(EventNames).Select(EventHandlerSearch.Used).OfType<SyntaxNode>().Distinct()
            .Select(node => bodies.Model(node.SyntaxTree).GetOperation(node, cancellationToken) is { } operation ? search.At(operation) : null)
            .OfType<EventHandlerCode>()
            .Where(handler => handler.Event == AuthenticationEvent.CertificateValidated)];
    }

    public CallbackFacts FactsOf(EventHandlerCode handler) => new FactsCollector(null, symbols, bodies, cancellationToken).Collect(handler.Body, null, null);

    /// <summary>Events come from code that is not to be seen.</summary>
    public bool HasUnseenHandler()
    {
        var search = new EventHandlerSearch(symbols, bodies, cancellationToken);
        return Names(Assigned).Any(name => OperationAt(name) is IPropertyReferenceOperation { Instance.Type: { } owner, Parent: ISimpleAssignmentOperation assignment } target
            && assignment.Target == target
            && target.Property.Name switch
            {
                Validated => owner.Is(symbols.CertificateAuthenticationEvents) && search.At(target) is null,
                Events => owner.Is(symbols.CertificateAuthenticationOptions) && (assignment.Value.Unwrap() is not IObjectCreationOperation { Type: var events } || IsForeign(events)),
                _ => owner.Is(symbols.CertificateAuthenticationOptions) && (assignment.Value.Unwrap() is not ITypeOfOperation { TypeOperand: var type } || IsForeign(type)),
            });
    }

    private bool IsForeign(ITypeSymbol? type) => type is not null && type.Is(symbols.CertificateAuthenticationEvents)
        && !SymbolEqualityComparer.Default.Equals(type, symbols.CertificateAuthenticationEvents) && type.Locations.All(place => place.IsInMetadata);

    private bool IsPin(SimpleNameSyntax name) => OperationAt(name) switch
    {
        // What certificate authentication calls the hash of the caller's certificate.
        IFieldReferenceOperation { Field: { Name: "Thumbprint", ContainingType.Name: "ClaimTypes" } field } => field.IsFramework(),
        IMemberReferenceOperation { Member.ContainingType: var type } member => type.Is(symbols.X509Certificate) && IsPin(member),
        IInvocationOperation { TargetMethod: var method } call => (method.ContainingType.Is(symbols.X509Certificate) || method.Parameters.FirstOrDefault()?.Type.Is(symbols.X509Certificate) is true) && IsPin(call),
        _ => false,
    };

    /// <summary>The function around does more with it than to write it down.</summary>
    private bool IsPin(IOperation part) =>
        new FactsCollector(null, symbols, bodies, cancellationToken).Collect(Functions.Around(part)?.Body ?? part.Root(), null, null).Pins;

    private IOperation? OperationAt(SyntaxNode name) => bodies.Model(name.SyntaxTree).GetOperation(Sighting.Used(name), cancellationToken);

    private IEnumerable<SimpleNameSyntax> Names(NameSearch search) => compilation.SyntaxTrees.Where(CertificateFiles.Contain).SelectMany(tree => search.In(tree, cancellationToken));
}
