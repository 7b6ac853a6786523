using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.States;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>What the settings of one scheme of certificate authentication amount to.</summary>
internal sealed class SchemeSettings(KnownSymbols symbols, CancellationToken cancellationToken)
{
    public const string Trust = "ChainTrustValidationMode";
    public const string Types = "AllowedCertificateTypes";

    /// <summary>The members that one scheme may get in several places, such as <c>AddCertificate</c> and <c>PostConfigure</c>.</summary>
    public static readonly string[] Names = [Trust, Types];

    private const int System = 0;
    private const int Chained = 1;

    /// <summary>Every certificate with a chain has to end in a root of the machine, as far as the code shows.</summary>
    public bool TrustsTheMachine(SchemeSetting setting) => All(setting, Trust, value => value is System);

    /// <summary>Certificates with a chain are allowed, as they are by default.</summary>
    public bool AllowsChains(SchemeSetting setting) => All(setting, Types, value => value is int types && (types & Chained) != 0);

    /// <summary>No scheme of the project trusts roots of its own or allows self-signed certificates.</summary>
    public bool AreDefaultsEverywhere(Compilation compilation) => HostFacts.Of(compilation).Sites(cancellationToken)
        .Where(site => Names.Contains(site.Text) && site.IsAssigned)
        .Select(site => site.Operation(cancellationToken) is { } target ? SchemeSetting.Of(target, symbols) : null)
        .OfType<SchemeSetting>()
        .All(setting => Fits(setting.Assignment.Value, value => value is int number && number == (setting.Member == Trust ? System : Chained)));

    /// <summary>Whatever sets the member of these options, or may do so, sets it to such a value.</summary>
    private bool All(SchemeSetting setting, string member, Func<object?, bool> fits)
    {
        if (setting.State is not { Departures.Count: 0 } state)
        {
            return false;
        }

        var changes = state.ChangesOf(member).ToList();
        return changes.All(change => change.Kind == StateChangeKind.Set && change.Value is { } value && Fits(value, fits))
            && Elsewhere(setting, member).All(other => changes.Any(change => change.Place.Syntax == other.Assignment.Syntax) || Fits(other.Assignment.Value, fits));
    }

    private static bool Fits(IOperation value, Func<object?, bool> fits) => value.ConstantValue is { HasValue: true, Value: var constant } && fits(constant);

    /// <summary>Settings in other bodies that may be of the same scheme: two calls of <c>AddCertificate</c> add two.</summary>
    private IEnumerable<SchemeSetting> Elsewhere(SchemeSetting setting, string member)
    {
        var own = Registration(setting);
        return HostFacts.Of(setting.Assignment.SemanticModel!.Compilation).Sites(cancellationToken)
            .Where(site => site.Text == member && site.IsAssigned)
            .Select(site => site.Operation(cancellationToken) is { } target ? SchemeSetting.Of(target, symbols) : null)
            .OfType<SchemeSetting>()
            .Where(other => own is null || Registration(other) is not { } another || another == own);
    }

    /// <summary>The call of <c>AddCertificate</c> that takes the callback around the setting.</summary>
    private SyntaxNode? Registration(SchemeSetting setting) => setting.Assignment.Ancestors().OfType<IInvocationOperation>()
        .FirstOrDefault(call => call.TargetMethod.ContainingType.Is(symbols.CertificateAuthenticationExtensions))?.Syntax;
}
