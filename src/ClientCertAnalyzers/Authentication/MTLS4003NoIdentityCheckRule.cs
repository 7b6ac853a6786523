using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Every certificate of every CA that the machine trusts is a user, and nothing asks which one.</summary>
[NoCodeFix("Which clients are known, only the application knows.")]
internal static class MTLS4003NoIdentityCheckRule
{
    private static readonly CertificateRole[] OwnChecks =
        [CertificateRole.TlsValidation, CertificateRole.OwnHandler, CertificateRole.RuntimeHelper, CertificateRole.Reader, CertificateRole.OwnAuthorization];

    /// <summary>An application that adds the scheme as it comes.</summary>
    public static Diagnostic? Judge(IInvocationOperation add, HostRoles roles, CertificateChecks checks, SchemeSettings settings, GuardedSeverity severities) =>
        IsPlain(add)
        && roles.Libraries.IsNone
        && checks.Handlers().Count == 0 && !checks.HasUnseenHandler()
        && IsOpen(roles, checks, settings, add)
        && severities.Of(Rules.MTLS4003NoIdentityCheck.DefaultSeverity, add) is not null
            ? Diagnostic.Create(Rules.MTLS4003NoIdentityCheck, AddCertificateAnalyzer.PlaceOf(add), "'AddCertificate'")
            : null;

    /// <summary>The place where an event accepts whatever comes, and how sure that is.</summary>
    public static (SyntaxNode Place, DiagnosticSeverity Severity)? Accepted(
        EventHandlerCode handler, EventOutcome outcome, CertificateChecks checks, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (outcome.Exits.Count == 0
            || !outcome.Exits.All(exit => exit is { Result: EventResult.Success, IsThrown: false })
            || outcome.Exits[0].SetAt is not { } place
            || checks.FactsOf(handler) is { Pins: true } or { BuildsChain: true } or { PassesCertificateOn: true } or { AsksUnknownCode: true }
            || !IsOpen(HostRoles.Around(handler.Place, symbols, cancellationToken), checks, new(symbols, cancellationToken), handler.Place))
        {
            return null;
        }

        // Only where the options stand around the event it is certain whose roots they trust.
        var options = handler.Place.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(outer => outer.Symbol.Parameters.Any(parameter => parameter.Type.Is(symbols.CertificateAuthenticationOptions)));
        return (place, options is not null && IsPlain(options) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info);
    }

    private static bool IsOpen(HostRoles roles, CertificateChecks checks, SchemeSettings settings, IOperation place) =>
        settings.AreDefaultsEverywhere(place.SemanticModel!.Compilation) && !roles.Sites(OwnChecks).Any() && !checks.HasPolicy() && !checks.PinAnywhere();

    /// <summary>Without options, or with options that the call itself shows.</summary>
    private static bool IsPlain(IInvocationOperation add) => add.Arguments.Select(argument => argument.Value.WithoutConversion()).All(value =>
        value is not IDelegateCreationOperation { Target: var target } || target is IAnonymousFunctionOperation lambda && IsPlain(lambda));

    /// <summary>The options go nowhere else.</summary>
    private static bool IsPlain(IAnonymousFunctionOperation configure) => configure.Body.Descendants().OfType<IParameterReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, configure.Symbol))
        .All(reference => reference.Parent is IMemberReferenceOperation);
}
